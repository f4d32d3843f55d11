import type { BulkJob, Outcome } from '../../bulk/job.js';
import { oddAnswer } from '../../odd-answer.js';
import type { RunContext } from '../../operation.js';
import { recordOperations } from '../record.js';
import { requireAsked } from './answered-ids.js';
import { asRowId } from './patch-job.js';
import { storedRows } from './stored-rows.js';
import { named } from './target.js';
import type { Target } from './target.js';

/** What deleting rows means to the bulk engine: a record that is gone already is what was asked for. */
export function deleteJob(context: RunContext, target: Target, operation: string): BulkJob<number | string> {
    const outcomes = (
        rows: readonly (number | string)[],
        there: ReadonlySet<string>,
        again: boolean,
    ): Outcome[] =>
        rows.map((row_id) => {
            // The first attempt may have deleted it and its answer got lost.
            if (again || there.has(String(row_id))) return { status: 'deleted', row_id };
            return { status: 'skipped', row_id };
        });
    return {
        operation,
        target: named(target),
        prepare: (row) => asRowId(row, ''),
        keyOf: String,
        repeatable: true,
        namesRows: true,
        send: async (rows, again) => {
            const { success } = await context.send(recordOperations.bulkDelete, {
                ...target,
                row_ids: [...rows],
            });
            if (!Array.isArray(success)) throw oddAnswer('does not say which records were deleted');
            requireAsked(operation, success, rows);
            return outcomes(rows, new Set(success.map(String)), again);
        },
        rehearse: async (rows) => {
            const stored = await storedRows(
                context,
                target,
                ['id'],
                rows.map((id) => ({ id })),
            );
            return outcomes(rows, new Set(stored.keys()), false);
        },
    };
}
