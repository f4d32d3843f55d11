import type { RangeSet } from '../../bulk/ranges.js';
import type { Missing, Outcome, Sight } from '../../bulk/job.js';
import type { RunContext } from '../../operation.js';
import { rowsById } from '../composite/rows-by-id.js';
import type { Row } from '../fields.js';
import { recordOperations } from '../record.js';
import { likenessOf } from './likeness.js';
import { idOf } from './row-id.js';
import { settled } from './settled.js';
import type { Target } from './target.js';

export interface IdLook {
    readonly context: RunContext;
    readonly target: Target;
    /** Ids of rows that are known to be ours. */
    readonly added: RangeSet;
    /** Columns Xano changes on the way in, such as passwords. */
    readonly opaque: ReadonlySet<string>;
    /** What stands in columns that a row leaves out, as far as that is known. */
    readonly omitted: Row;
    /** Trust a look that shows the same twice although the server may still be at work. */
    readonly trust: boolean;
}

/** The highest id of the table; undefined where ids are not numbers. */
export async function highestId(context: RunContext, target: Target): Promise<number | undefined> {
    const page = await context.call(recordOperations.search, {
        ...target,
        sort: { id: 'desc' },
        per_page: 1,
    });
    const id = page.items[0]?.['id'] ?? 0;
    return typeof id === 'number' ? id : undefined;
}

/**
 * Looks for rows of several batches at once among those with a higher id than was known when they were sent. Rows are
 * told apart by their values: of equal ones it does not matter which is whose. A new row that is like none of them
 * (another program's, or one of ours that Xano changed) makes it unsure.
 */
export async function lookById(missing: readonly Missing<Row>[], look: IdLook): Promise<readonly Sight[]> {
    const above = missing.map(({ aboveId }) => aboveId);
    if (above.includes(undefined)) return missing.map(({ rows }) => ({ found: rows.map(none), sure: false }));
    const lowest = Math.min(...above.filter((id) => id !== undefined));
    const ended = missing.every((batch) => batch.ended);
    const wanted = missing.reduce((sum, { rows }) => sum + rows.length, 0);
    const read = (): Promise<readonly Row[]> => newRows(lowest, look);
    const isMoving = !ended && look.trust;
    const rows = isMoving ? await settled(look.context, wanted, read, ({ length }) => length) : await read();
    const pool = new Pool(rows, look);
    const sights = missing.map((batch) => batch.rows.map(({ row }) => pool.take(row)));
    for (const { row_id } of sights.flat().filter((outcome) => outcome !== undefined)) {
        if (typeof row_id === 'number') look.added.add(row_id);
    }
    const sure = pool.size === 0 && (ended || look.trust);
    return sights.map((found) => ({ found, sure }));
}

const none = (): undefined => undefined;

async function newRows(above: number, { context, target, added }: IdLook): Promise<readonly Row[]> {
    const rows: Row[] = [];
    const search = { field: 'id', operator: '>', value: above } as const;
    for await (const page of rowsById(context, { where: target, search })) {
        rows.push(...page.rows.filter(({ id }) => typeof id !== 'number' || !added.has(id)));
    }
    return rows;
}

/** Rows nobody has claimed yet, by what they look like in the columns asked for. */
class Pool {
    readonly #left: Set<Row>;
    readonly #look: Pick<IdLook, 'opaque' | 'omitted'>;
    /** By columns, then by likeness; made when rows with those columns are first asked for. */
    readonly #byColumns = new Map<string, Map<string, Row[]>>();

    constructor(rows: readonly Row[], look: Pick<IdLook, 'opaque' | 'omitted'>) {
        this.#left = new Set(rows);
        this.#look = look;
    }

    get size(): number {
        return this.#left.size;
    }

    take(given: Row): Outcome | undefined {
        const { opaque, omitted } = this.#look;
        // A row that says little is like any that says more: what it leaves out has to be as Xano fills it in.
        const whole = { ...omitted, ...given };
        const columns = Object.keys(whole).filter((column) => column !== 'id' && !opaque.has(column));
        const alike = this.#index(columns).get(likenessOf(whole, columns)) ?? [];
        const row = alike.find((candidate) => this.#left.has(candidate));
        if (row === undefined) return undefined;
        this.#left.delete(row);
        return { status: 'added', row_id: idOf(row) };
    }

    #index(columns: readonly string[]): Map<string, Row[]> {
        const key = JSON.stringify(columns);
        const known = this.#byColumns.get(key);
        if (known !== undefined) return known;
        const index = new Map<string, Row[]>();
        for (const row of this.#left) {
            const like = likenessOf(row, columns);
            const alike = index.get(like);
            if (alike === undefined) index.set(like, [row]);
            else alike.push(row);
        }
        this.#byColumns.set(key, index);
        return index;
    }
}
