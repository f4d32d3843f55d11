import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import type { RowChange } from '../../bulk-types.js';
import { defineComposite } from '../../operation.js';
import { many, pacing, settingsOf, typing } from '../bulk/fields.js';
import { patchJob } from '../bulk/patch-job.js';
import { targetOf } from '../bulk/target.js';
import { content } from '../fields.js';
import { bulkReport } from './bulk-report.js';

const ID = 'record.bulkPatch';

const input = () =>
    z.strictObject({
        ...content,
        /** What to change, any number: `{ row_id, updates: { column: value } }`. Of two for one record the later one wins. */
        items: many<RowChange>(),
        ...typing,
        ...pacing,
    });

export const recordBulkPatch = defineComposite({
    id: ID,
    title: 'Patch records in bulk',
    description:
        'Changes any number of records by id, several requests at a time. A request whose outcome is unknown is sent ' +
        'again: patching twice is the same as once.',
    effect: 'bulk-update',
    scope: 'Workspace Content: Update',
    input,
    output: bulkReport,
    run: async (context, given) => {
        const target = await targetOf(context, given);
        const job = await patchJob(context, target, { operation: ID, types: given.types });
        return runBulk(job, given.items, settingsOf(given), context.bulk);
    },
});
