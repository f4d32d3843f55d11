import { defineAction } from '../../action.js';
import { BULK_SHAPE, bulkArgs, bulkOptions, bulkResult, watched } from '../../bulk.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { toId } from '../../rows.js';

export const bulkDeleteRecords = defineAction({
    code: 'bulkDeleteRecords',
    args: { tableId: 'id!', ids: 'list!', ...bulkArgs },
    writes: 'bulk',
    confirms: true,
    needs: ['bulk'],
    async run(context, { tableId, ids, ...how }) {
        const rowIds = ids.map(toId);
        const report = await context.xano.record.bulkDelete(
            { table_id: tableId, row_ids: rowIds, ...(await bulkOptions(context, how)) },
            watched(context, ids.length),
        );
        return bulkResult(report, (index) => rowIds[index]);
    },
});

export const panel = definePanel({
    code: 'bulkDeleteRecords',
    name: 'Records | Delete in bulk',
    description: 'Deletes any number of records by id, for good. One that is not there is skipped.',
    returns: BULK_SHAPE,
    fields: {
        tableId: field.table,
        ids: { label: 'Records', box: 'list', help: 'A list of ids, or of records with an id' },
        dryRun: field.dryRun,
        confirm: field.confirm,
        batchSize: field.batchSize,
        stopAtFirst: field.stopAtFirst,
    },
});
