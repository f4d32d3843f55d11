import { defineAction } from '../../action.js';
import { BULK_SHAPE, bulkArgs, bulkOptions, bulkResult, watched } from '../../bulk.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { splitChange } from '../../rows.js';

export const bulkPatchRecords = defineAction({
    code: 'bulkPatchRecords',
    args: { tableId: 'id!', items: 'list!', ...bulkArgs },
    writes: 'bulk',
    confirms: true,
    needs: ['bulk'],
    async run(context, { tableId, items, ...how }) {
        const changes = items.map(splitChange);
        const report = await context.xano.record.bulkPatch(
            { table_id: tableId, items: changes, ...(await bulkOptions(context, how)) },
            watched(context, items.length),
        );
        return bulkResult(report, (index) => changes[index]?.row_id);
    },
});

export const panel = definePanel({
    code: 'bulkPatchRecords',
    name: 'Records | Patch in bulk',
    description: 'Changes any number of records: each item has the id of a record and the columns to change.',
    returns: BULK_SHAPE,
    fields: {
        tableId: field.table,
        items: { label: 'Records', box: 'list', help: 'A list of { "id": 1, "column": "new value" }' },
        dryRun: field.dryRun,
        confirm: field.confirm,
        batchSize: field.batchSize,
        stopAtFirst: field.stopAtFirst,
    },
});
