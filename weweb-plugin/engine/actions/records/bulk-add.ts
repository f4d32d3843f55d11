import { defineAction } from '../../action.js';
import { BULK_SHAPE, bulkArgs, bulkOptions, bulkResult, watched } from '../../bulk.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { toRow } from '../../rows.js';

export const bulkAddRecords = defineAction({
    code: 'bulkAddRecords',
    args: { tableId: 'id!', items: 'list!', keepIds: 'boolean', ...bulkArgs },
    writes: 'bulk',
    confirms: true,
    needs: ['bulk'],
    async run(context, { tableId, items, keepIds, ...how }) {
        const report = await context.xano.record.bulkAdd(
            {
                table_id: tableId,
                items: items.map(toRow),
                ...defined({ allow_id_field: keepIds }),
                ...(await bulkOptions(context, how)),
            },
            watched(context, items.length),
        );
        return bulkResult(report);
    },
});

export const panel = definePanel({
    code: 'bulkAddRecords',
    name: 'Records | Add in bulk',
    description: 'Adds any number of records. Values are converted to the types of their columns.',
    returns: BULK_SHAPE,
    fields: {
        tableId: field.table,
        items: { label: 'Records', box: 'list', help: 'A list of { "column": "value" }' },
        dryRun: field.dryRun,
        confirm: field.confirm,
        keepIds: field.keepIds,
        batchSize: field.batchSize,
        stopAtFirst: field.stopAtFirst,
    },
});
