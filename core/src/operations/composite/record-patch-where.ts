import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import type { BulkReport, Values } from '../../bulk-types.js';
import { isXanoError } from '../../errors.js';
import { fieldPath, invalidInput } from '../../invalid-input.js';
import { defineComposite } from '../../operation.js';
import { reworded } from '../../reword.js';
import { pacing, settingsOf, typing } from '../bulk/fields.js';
import { asRowId, patchJob } from '../bulk/patch-job.js';
import { targetOf } from '../bulk/target.js';
import { content, row, whole } from '../fields.js';
import { finding } from '../search-fields.js';
import { anew, countMatches, hostOver, idsWhere, withoutFlights } from './where.js';

const ID = 'record.patchWhere';

const input = () =>
    z.strictObject({
        ...content,
        ...finding,
        /** Columns to change and their new values; the others stay. */
        updates: row(),
        /** Most records it may change; when more match, nothing is changed. Default 10,000. */
        max: z._default(whole(), 10_000),
        ...typing,
        ...pacing,
    });

/** What a bulk run did; `matched` is the number of records counted before. Results name their record by `row_id`. */
export const whereReport = () => z.custom<BulkReport & { readonly matched: number }>();

export const recordPatchWhere = defineComposite({
    id: ID,
    title: 'Patch the records that match',
    description:
        'Makes the same changes to every record that meets a condition, in requests of bounded size. Counts first, and ' +
        'changes nothing when more than `max` match.',
    effect: 'bulk-update',
    scope: 'Workspace Content: Read, Update',
    input,
    output: whereReport,
    run: async (context, given) => {
        const target = await targetOf(context, given);
        const job = await patchJob(context, target, { operation: ID, types: given.types });
        const updates = checked(() => job.prepare({ row_id: 1, updates: given.updates }, 0).updates);
        const where = { target, search: given.search, max: given.max };
        const { matched, numbered } = await countMatches(context, where);
        const report = await runBulk(
            { ...job, prepare: (id) => ({ row_id: asRowId(id, 'id'), updates }) },
            idsWhere(context, where),
            // Places that are the same when the run goes on, however many records match no more.
            { ...settingsOf(given), ...(numbered ? { indexOf: Number } : {}) },
            hostOver(context, matched, numbered ? withoutFlights : anew),
        );
        return { ...report, matched };
    },
});

/** The changes are the same for all records: what is wrong with them is wrong with the input, not with a record. */
function checked(check: () => Values): Values {
    try {
        const updates = check();
        if (Object.keys(updates).length > 0) return updates;
        throw invalidInput('', 'The updates name no column.', 'Give at least one column and its new value.');
    } catch (error) {
        if (!isXanoError(error) || error.path === undefined) throw error;
        const path = error.path === '' ? 'updates' : fieldPath('updates', error.path);
        throw reworded(error, { path });
    }
}
