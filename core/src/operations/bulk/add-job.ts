import type { BulkJob, Outcome } from '../../bulk/job.js';
import { RangeSet } from '../../bulk/ranges.js';
import { invalidInput } from '../../invalid-input.js';
import type { RunContext } from '../../operation.js';
import { isRow } from '../fields.js';
import type { Row } from '../fields.js';
import { recordOperations } from '../record.js';
import { AnsweredIds } from './answered-ids.js';
import { likeness, likenessOf } from './likeness.js';
import { highestId, lookById } from './look-by-id.js';
import { lookByEither } from './look-by-either.js';
import { lookByKey, taken } from './look-by-key.js';
import { omittedValues } from './omitted.js';
import { idOf } from './row-id.js';
import { isScalar, storedRows } from './stored-rows.js';
import { requireColumns, rowCheck, tableFacts } from './table-facts.js';
import type { TableFacts } from './table-facts.js';
import { named } from './target.js';
import type { Target } from './target.js';

export interface AddOptions {
    readonly operation: string;
    readonly keepIds: boolean;
    readonly types: 'convert' | 'check' | 'as-is';
    readonly unique?: string | undefined;
    readonly onUnknown: 'stop' | 'look';
}

/** Xano answers a hash for a password, and a file's facts for a file. */
const OPAQUE = new Set(['password', 'image', 'video', 'audio', 'attachment', 'file']);

/** What adding rows means to the bulk engine. */
export async function addJob(
    context: RunContext,
    target: Target,
    options: AddOptions,
): Promise<BulkJob<Row>> {
    const { operation, keepIds, types, unique, onUnknown } = options;
    const facts = await tableFacts(context, target);
    if (unique !== undefined) requireColumns(facts, 'unique', [unique]);
    const key = keepIds ? 'id' : (unique ?? facts?.unique[0]);
    // Where the indexes cannot be read, the caller's word is taken.
    const firm = keepIds || facts === undefined || (key !== undefined && facts.unique.includes(key));
    const opaque = opaqueColumns(facts);
    const omitted = omittedValues(facts?.columns ?? []);
    const added = new RangeSet();
    const answered = new AnsweredIds(operation);
    const check = rowCheck(facts, types, keepIds);
    // Rows with a higher id than any known one are new.
    let highest = keepIds ? undefined : await highestId(context, target);

    const job: BulkJob<Row> = {
        operation,
        target: named(target),
        prepare: (row) => check(asRow(row)),
        repeatable: false,
        send: async (rows) => {
            const answer = await context.send(recordOperations.bulkAdd, {
                items: rows,
                ...target,
                ...(keepIds ? { allow_id_field: true } : {}),
            });
            const ids = answered.take(answer, rows, keepIds);
            for (const id of ids) {
                if (typeof id !== 'number' || highest === undefined) break;
                added.add(id);
                if (id > highest) highest = id;
            }
            return ids.map((row_id): Outcome => ({ status: 'added', row_id }));
        },
        rehearse: async (rows) => {
            if (key === undefined) return rows.map((): Outcome => ({ status: 'added' }));
            const stored = await storedRows(context, target, [key], rows);
            return rows.map((row): Outcome => {
                const [other] = (isScalar(row[key]) ? stored.get(likenessOf(row, [key])) : undefined) ?? [];
                if (other === undefined) return { status: 'added' };
                return { status: 'failed', error: taken(key, row[key], idOf(other)) };
            });
        },
        aboveId: () => highest,
    };
    const trust = onUnknown === 'look';
    const byId = { context, target, added, opaque, omitted, trust };
    if (key === undefined) {
        return {
            ...job,
            addedIds: added,
            looksTogether: () => true,
            look: (missing) => lookById(missing, byId),
        };
    }
    const comparable =
        facts === undefined || types === 'as-is'
            ? undefined
            : new Set(facts.columns.map(({ name }) => name).filter((name) => !opaque.has(name)));
    const hasKey = (row: Row): boolean => isScalar(row[key]);
    return {
        ...job,
        addedIds: added,
        keyOf: (row) => (hasKey(row) ? likeness(row[key]) : undefined),
        looksTogether: ({ rows }) => rows.some(({ row }) => !hasKey(row)),
        look: (missing) =>
            lookByEither(missing, hasKey, {
                byKey: (one) => lookByKey(one, { context, target, key, firm, comparable, trust }),
                byId: (some) => lookById(some, byId),
                isOurs: (id) => added.add(id),
            }),
    };
}

const opaqueColumns = (facts: TableFacts | undefined): ReadonlySet<string> =>
    new Set(facts?.columns.filter(({ type }) => OPAQUE.has(type)).map(({ name }) => name));

export function asRow(row: unknown): Row {
    if (isRow(row)) return row;
    throw invalidInput('', 'It is not an object with a value per column.');
}
