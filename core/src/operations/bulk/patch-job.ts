import { rowError } from '../../bulk/job.js';
import type { BulkJob, Outcome } from '../../bulk/job.js';
import type { RowChange } from '../../bulk-types.js';
import { XanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import { oddAnswer } from '../../odd-answer.js';
import type { RunContext } from '../../operation.js';
import { isRow } from '../fields.js';
import type { Row } from '../fields.js';
import { recordOperations } from '../record.js';
import { requireAsked } from './answered-ids.js';
import { storedRows } from './stored-rows.js';
import { rowCheck, tableFacts } from './table-facts.js';
import { named } from './target.js';
import type { Target } from './target.js';

/** What patching rows means to the bulk engine: sending a patch twice is the same as once. */
export async function patchJob(
    context: RunContext,
    target: Target,
    { operation, types }: { readonly operation: string; readonly types: 'convert' | 'check' | 'as-is' },
): Promise<BulkJob<RowChange>> {
    const facts = types === 'as-is' ? undefined : await tableFacts(context, target);
    const check = rowCheck(facts, types, false);
    const outcomesOf = (rows: readonly RowChange[], there: ReadonlySet<string>): Outcome[] =>
        rows.map(({ row_id, updates }) => {
            if (isEmpty(updates)) return { status: 'skipped', row_id };
            return there.has(String(row_id)) ? { status: 'patched', row_id } : missing(row_id);
        });
    return {
        operation,
        target: named(target),
        prepare: (row) => {
            const { row_id, updates } = asChange(row);
            return { row_id, updates: check(updates) };
        },
        keyOf: ({ row_id }) => String(row_id),
        repeatable: true,
        namesRows: true,
        send: async (rows) => {
            const items = rows.filter(({ updates }) => !isEmpty(updates));
            if (items.length === 0) return outcomesOf(rows, new Set());
            const { success, success_total } = await context.send(recordOperations.bulkPatch, {
                ...target,
                items: items.map(({ row_id, updates }) => ({ row_id, updates })),
            });
            if (Array.isArray(success)) {
                requireAsked(
                    operation,
                    success,
                    items.map(({ row_id }) => row_id),
                );
            }
            return outcomesOf(rows, idsOf(success, success_total, items));
        },
        rehearse: async (rows) => {
            const stored = await storedRows(
                context,
                target,
                ['id'],
                rows.map(({ row_id: id }) => ({ id })),
            );
            return outcomesOf(rows, new Set(stored.keys()));
        },
    };
}

const isEmpty = (updates: Row): boolean => Object.keys(updates).length === 0;

/** Ids of the records that Xano changed. Where it only counts them, all or none can be told from that. */
function idsOf(success: unknown, total: unknown, items: readonly RowChange[]): ReadonlySet<string> {
    if (Array.isArray(success)) return new Set(success.map(String));
    if (total === items.length) return new Set(items.map(({ row_id }) => String(row_id)));
    throw oddAnswer('does not say which records were patched');
}

export const missing = (row_id: number | string): Outcome => ({
    status: 'failed',
    row_id,
    error: rowError(
        new XanoError({
            kind: 'not-found',
            path: 'row_id',
            message: `There is no record ${row_id}.`,
            hint: 'record.search shows which there are; the data source may be another one.',
        }),
    ),
});

function asChange(item: unknown): { row_id: number | string; updates: Row } {
    const { row_id, updates } = isRow(item) ? item : {};
    if (!isRow(updates)) throw invalidInput('updates', 'It is not { row_id, updates: { column: value } }.');
    return { row_id: asRowId(row_id, 'row_id'), updates };
}

/** @throws XanoError `validation` */
export function asRowId(value: unknown, path: string): number | string {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    if (typeof value === 'string' && value.trim() !== '') return value;
    throw invalidInput(
        path,
        `${value === undefined ? 'The id of the record is missing' : `${JSON.stringify(value)} is not the id of a record`}.`,
        'Give a whole number, or text where the table has uuid keys.',
    );
}
