import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import { defineComposite } from '../../operation.js';
import { many, onUnknown, pacing, settingsOf, typing } from '../bulk/fields.js';
import { targetOf } from '../bulk/target.js';
import { upsertJob } from '../bulk/upsert-job.js';
import { content, some, text } from '../fields.js';
import type { Row } from '../fields.js';
import { bulkReport } from './bulk-report.js';

const ID = 'record.upsertMany';

const input = () =>
    z.strictObject({
        ...content,
        /** Column, or columns together, whose values tell which record it is; best with a unique index on them. */
        match: z.union([text(), some(text())]),
        /** The records, any number: a value per column, those of `match` among them. Columns left out stay as they are. */
        items: many<Row>(),
        ...typing,
        ...onUnknown,
        ...pacing,
    });

export const recordUpsertMany = defineComposite({
    id: ID,
    title: 'Create or update records in bulk',
    description:
        'Updates the records whose `match` columns have the values given, and creates the others; writes only columns ' +
        'that differ. Several records that match one row make that row fail.',
    effect: 'bulk-update',
    scope: 'Workspace Content: Read, Create, Update',
    input,
    output: bulkReport,
    run: async (context, given) => {
        const target = await targetOf(context, given);
        const match = typeof given.match === 'string' ? [given.match] : [...new Set(given.match)];
        const job = await upsertJob(context, target, {
            operation: ID,
            match,
            types: given.types,
            onUnknown: given.on_unknown,
        });
        return runBulk(job, given.items, settingsOf(given), context.bulk);
    },
});
