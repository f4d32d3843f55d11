import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import { defineComposite } from '../../operation.js';
import { deleteJob } from '../bulk/delete-job.js';
import { pacing, settingsOf } from '../bulk/fields.js';
import { targetOf } from '../bulk/target.js';
import { confirm, content, whole } from '../fields.js';
import { finding } from '../search-fields.js';
import { whereReport } from './record-patch-where.js';
import { anew, countMatches, hostOver, idsWhere } from './where.js';

const ID = 'record.deleteWhere';

const input = () =>
    z.strictObject({
        ...content,
        ...finding,
        // choice: no default. Whoever deletes says how much may go.
        /** Most records it may delete; when more match, nothing is deleted. */
        max: whole(),
        ...pacing,
        ...confirm,
    });

export const recordDeleteWhere = defineComposite({
    id: ID,
    title: 'Delete the records that match',
    description:
        'Deletes every record that meets a condition, in requests of bounded size. Counts first, and deletes nothing ' +
        'when more than `max` match; `dry_run` only tells which they are.',
    effect: 'bulk-delete',
    scope: 'Workspace Content: Read, Delete',
    destroys: 'every record the search finds',
    input,
    output: whereReport,
    run: async (context, given) => {
        const target = await targetOf(context, given);
        const where = { target, search: given.search, max: given.max };
        const { matched } = await countMatches(context, where);
        const report = await runBulk(
            deleteJob(context, target, ID),
            idsWhere(context, where),
            settingsOf(given),
            hostOver(context, matched, anew),
        );
        return { ...report, matched };
    },
});
