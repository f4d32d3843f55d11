import type { Missing, Outcome, Sight } from '../../bulk/job.js';
import type { RunContext } from '../../operation.js';
import type { Row } from '../fields.js';
import { idOf } from './row-id.js';
import { likenessOf } from './likeness.js';
import { settled } from './settled.js';
import { storedRows } from './stored-rows.js';
import type { Target } from './target.js';

export interface KeyLook {
    readonly context: RunContext;
    readonly target: Target;
    /** Column whose values are there once only. */
    readonly key: string;
    /** The database itself refuses a second row with the same value. */
    readonly firm: boolean;
    /** Columns whose stored values can be told from given ones; undefined when nothing is known of them. */
    readonly comparable: ReadonlySet<string> | undefined;
    /** Trust a look that shows the same twice although the server may still be at work. */
    readonly trust: boolean;
}

/** Looks rows up by the value that only one of them can have; all of them have one. */
export async function lookByKey(missing: Missing<Row>, look: KeyLook): Promise<Sight> {
    const { context, target, key, firm, trust } = look;
    const rows = missing.rows.map(({ row }) => row);
    const read = (): Promise<Map<string, Row[]>> => storedRows(context, target, [key], rows);
    const isMoving = !firm && !missing.ended && trust;
    const stored = isMoving ? await settled(context, rows.length, read, ({ size }) => size) : await read();
    const found = rows.map((row) =>
        outcomeOf(row, stored.get(likenessOf(row, [key])), missing.aboveId, look),
    );
    return { found, sure: firm || missing.ended || trust };
}

function outcomeOf(
    given: Row,
    stored: readonly Row[] | undefined,
    aboveId: number | undefined,
    { key, comparable }: KeyLook,
): Outcome | undefined {
    const [row] = stored ?? [];
    if (row === undefined) return undefined;
    const row_id = idOf(row);
    // It was there before, or its values are another program's.
    const older = aboveId !== undefined && typeof row_id === 'number' && row_id <= aboveId;
    const columns = Object.keys(given).filter((column) => comparable?.has(column) === true);
    if (!older && likenessOf(row, columns) === likenessOf(given, columns)) return { status: 'added', row_id };
    return { status: 'failed', error: taken(key, given[key], row_id) };
}

/** Another record has the value already. */
export const taken = (key: string, value: unknown, id: number | string): NonNullable<Outcome['error']> => ({
    kind: 'conflict',
    path: key,
    message: `Record ${id} has the ${key} ${JSON.stringify(value)} already.`,
    hint: 'Use record.upsertMany to update such records instead.',
});
