import type { BulkJob, Missing, Outcome, Sight } from '../../bulk/job.js';
import { invalidInput } from '../../invalid-input.js';
import type { RunContext } from '../../operation.js';
import { sameValue } from '../composite/same-value.js';
import type { Row } from '../fields.js';
import { recordOperations } from '../record.js';
import { asRow } from './add-job.js';
import { AnsweredIds, requireAsked } from './answered-ids.js';
import { likenessOf } from './likeness.js';
import { SETTLE_MS } from './settled.js';
import { idOf } from './row-id.js';
import { isScalar, storedRows } from './stored-rows.js';
import { requireColumns, rowCheck, tableFacts } from './table-facts.js';
import { named } from './target.js';
import type { Target } from './target.js';

export interface UpsertOptions {
    readonly operation: string;
    readonly match: readonly string[];
    readonly types: 'convert' | 'check' | 'as-is';
    readonly onUnknown: 'stop' | 'look';
}

type Plan =
    | { readonly action: 'create' }
    | { readonly action: 'update'; readonly row_id: number | string; readonly updates: Row }
    | { readonly action: 'none'; readonly outcome: Outcome };

/**
 * What creating or updating rows means to the bulk engine. Every attempt looks first, so that it may be repeated where a
 * unique index on matched columns keeps a row from being created twice.
 */
export async function upsertJob(
    context: RunContext,
    target: Target,
    { operation, match, types, onUnknown }: UpsertOptions,
): Promise<BulkJob<Row>> {
    const facts = await tableFacts(context, target);
    requireColumns(facts, 'match', match);
    const keepIds = match.includes('id');
    const check = rowCheck(facts, types, keepIds);
    // No two records can have the values that one of its unique indexes is about.
    const firm =
        keepIds ||
        facts?.uniqueTogether.some((names) => names.every((name) => match.includes(name))) === true;
    /** What was sent of rows that have no result yet, by their likeness: when they are found as wanted, it was us. */
    const tried = new Map<string, 'created' | 'updated'>();
    const answered = new AnsweredIds(operation);

    const find = (rows: readonly Row[]) => storedRows(context, target, match, rows);
    const plan = (row: Row, stored: readonly Row[]): Plan => {
        const [found, ...more] = stored;
        if (found === undefined) return { action: 'create' };
        if (more.length > 0) return { action: 'none', outcome: several(row, match, stored) };
        const row_id = idOf(found);
        const changes = Object.entries(row).filter(
            ([column, value]) => column !== 'id' && value !== undefined && !sameValue(found[column], value),
        );
        if (changes.length > 0) return { action: 'update', row_id, updates: Object.fromEntries(changes) };
        return {
            action: 'none',
            outcome: { status: tried.get(likenessOf(row, match)) ?? 'unchanged', row_id },
        };
    };
    const plansFor = async (rows: readonly Row[]): Promise<Plan[]> => {
        const stored = await find(rows);
        return rows.map((row) => plan(row, stored.get(likenessOf(row, match)) ?? []));
    };

    const create = async (rows: readonly Row[]): Promise<readonly (number | string)[]> => {
        if (rows.length === 0) return [];
        const answer = await context.send(recordOperations.bulkAdd, {
            ...target,
            items: rows,
            ...(keepIds ? { allow_id_field: true } : {}),
        });
        return answered.take(answer, rows, keepIds);
    };
    const update = async (changes: readonly Extract<Plan, { action: 'update' }>[]): Promise<void> => {
        if (changes.length === 0) return;
        const items = changes.map(({ row_id, updates }) => ({ row_id, updates }));
        const { success } = await context.send(recordOperations.bulkPatch, { ...target, items });
        if (Array.isArray(success)) {
            requireAsked(
                operation,
                success,
                items.map(({ row_id }) => row_id),
            );
        }
    };

    const send = async (rows: readonly Row[]): Promise<Outcome[]> => {
        const plans = await plansFor(rows);
        rows.forEach((row, i) => {
            const action = plans[i]?.action;
            if (action === 'create') tried.set(likenessOf(row, match), 'created');
            if (action === 'update') tried.set(likenessOf(row, match), 'updated');
        });
        // Updates first: they may be repeated, so that a failure after them leaves nothing in doubt.
        await update(plans.filter((one) => one.action === 'update'));
        const ids = [...(await create(rows.filter((_, i) => plans[i]?.action === 'create')))];
        return rows.map((row, i): Outcome => {
            const done = plans[i];
            tried.delete(likenessOf(row, match));
            if (done?.action === 'none') return done.outcome;
            if (done?.action === 'update') return { status: 'updated', row_id: done.row_id };
            const row_id = ids.shift();
            return row_id === undefined ? { status: 'created' } : { status: 'created', row_id };
        });
    };

    return {
        operation,
        target: named(target),
        prepare: (row) => matchable(check(asRow(row)), match),
        keyOf: (row) => likenessOf(row, match),
        repeatable: firm,
        mayBeDone: (row) => tried.has(likenessOf(row, match)),
        send,
        rehearse: async (rows) =>
            (await plansFor(rows)).map((done): Outcome => {
                if (done.action === 'none') return done.outcome;
                return done.action === 'create'
                    ? { status: 'created' }
                    : { status: 'updated', row_id: done.row_id };
            }),
        look: (missing) => Promise.all(missing.map((one) => lookAgain(one, context, onUnknown, plansFor))),
    };
}

/** Without a unique index: what is found as it should be is done; the rest only when the server surely ended. */
async function lookAgain(
    { rows, ended }: Missing<Row>,
    { bulk }: RunContext,
    onUnknown: UpsertOptions['onUnknown'],
    plansFor: (rows: readonly Row[]) => Promise<Plan[]>,
): Promise<Sight> {
    const trust = ended || onUnknown === 'look';
    const read = () => plansFor(rows.map(({ row }) => row));
    let plans = await read();
    // Trusted is what shows the same twice, a while apart.
    for (let before = -1; !ended && trust && createsIn(plans) > 0 && createsIn(plans) !== before;) {
        before = createsIn(plans);
        await bulk.backOff(1, SETTLE_MS);
        plans = await read();
    }
    const found = plans.map((one) => (one.action === 'none' ? one.outcome : undefined));
    // An update may be repeated whatever became of it; only rows to create are in doubt.
    return { found, sure: trust || createsIn(plans) === 0 };
}

const createsIn = (plans: readonly Plan[]): number =>
    plans.filter(({ action }) => action === 'create').length;

/** An empty value would match whatever has none, which is never what "the same record" means. */
function matchable(row: Row, match: readonly string[]): Row {
    const odd = match.find((column) => !isScalar(row[column]));
    if (odd === undefined) return row;
    const value = row[odd];
    throw invalidInput(
        odd,
        value === undefined || value === null
            ? `It has no value for "${odd}", by which it is matched.`
            : `"${odd}" cannot be matched by a list or an object.`,
        'Match by columns that hold texts, numbers, true or false.',
    );
}

function several(row: Row, match: readonly string[], stored: readonly Row[]): Outcome {
    const values = match.map((column) => `${column} ${JSON.stringify(row[column])}`).join(', ');
    const ids = stored
        .slice(0, 5)
        .map((other) => idOf(other))
        .join(', ');
    return {
        status: 'failed',
        error: {
            kind: 'conflict',
            path: match[0] ?? 'match',
            message: `${stored.length} records have ${values} (ids ${ids}${stored.length > 5 ? ', ...' : ''}).`,
            hint: 'Match by other columns too, or remove the duplicates with record.removeDuplicates.',
        },
    };
}
