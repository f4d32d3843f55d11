import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import { defineComposite } from '../../operation.js';
import { deleteJob } from '../bulk/delete-job.js';
import { many, pacing, settingsOf } from '../bulk/fields.js';
import { targetOf } from '../bulk/target.js';
import { content } from '../fields.js';
import { bulkReport } from './bulk-report.js';

const ID = 'record.bulkDelete';

const input = () =>
    z.strictObject({
        ...content,
        /** Ids of the records, any number. One that is not there is skipped. */
        row_ids: many<number | string>(),
        ...pacing,
    });

export const recordBulkDelete = defineComposite({
    id: ID,
    title: 'Delete records in bulk',
    description: 'Deletes any number of records by id, several requests at a time.',
    effect: 'bulk-delete',
    scope: 'Workspace Content: Delete',
    input,
    output: bulkReport,
    run: async (context, given) => {
        const target = await targetOf(context, given);
        return runBulk(deleteJob(context, target, ID), given.row_ids, settingsOf(given), context.bulk);
    },
});
