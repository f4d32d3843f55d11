import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import { defineComposite } from '../../operation.js';
import { addJob } from '../bulk/add-job.js';
import { doubt, many, pacing, settingsOf, typing } from '../bulk/fields.js';
import { targetOf } from '../bulk/target.js';
import { content } from '../fields.js';
import type { Row } from '../fields.js';
import { bulkReport } from './bulk-report.js';

const ID = 'record.bulkAdd';

const input = () =>
    z.strictObject({
        ...content,
        /** The records, any number: a list, a generator, a stream. A value per column; timestamps in epoch milliseconds. */
        items: many<Row>(),
        /** Keep ids given in the records. Default false: Xano numbers them. */
        allow_id_field: z._default(z.boolean(), false),
        ...typing,
        ...doubt,
        ...pacing,
    });

export const recordBulkAdd = defineComposite({
    id: ID,
    title: 'Add records in bulk',
    description:
        'Adds any number of records, several requests at a time. Rows whose outcome is unknown are looked up before ' +
        'anything is sent again; a run that ended goes on from its checkpoint.',
    effect: 'bulk-create',
    scope: 'Workspace Content: Read, Create',
    input,
    output: bulkReport,
    run: async (context, given) => {
        const target = await targetOf(context, given);
        const job = await addJob(context, target, {
            operation: ID,
            keepIds: given.allow_id_field,
            types: given.types,
            unique: given.unique,
            onUnknown: given.on_unknown,
        });
        return runBulk(job, given.items, settingsOf(given), context.bulk);
    },
});
