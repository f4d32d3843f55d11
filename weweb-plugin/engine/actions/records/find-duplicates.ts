import { defineAction } from '../../action.js';
import { watched } from '../../bulk.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { toSearch } from '../../filters.js';
import { definePanel } from '../../panel.js';

export const findDuplicates = defineAction({
    code: 'findDuplicates',
    args: {
        tableId: 'id!',
        columns: 'list!',
        filter: 'json',
        caseSensitive: 'boolean',
        mostGroups: 'number',
    },
    needs: ['bulk'],
    async run(context, { tableId, columns, filter, caseSensitive, mostGroups }) {
        const found = await context.xano.record.findDuplicates(
            {
                table_id: tableId,
                columns: columns.map(String),
                ...toSearch(filter),
                ...defined({ case_sensitive: caseSensitive, limit_groups: mostGroups }),
            },
            watched(context),
        );
        return {
            groups: found.groups.map(({ values, count, row_ids }) => ({ values, count, ids: row_ids })),
            rowsRead: found.rows_read,
            duplicateRows: found.duplicate_rows,
            duplicateGroups: found.duplicate_groups,
        };
    },
});

export const panel = definePanel({
    code: 'findDuplicates',
    name: 'Records | Find duplicates',
    description:
        'Groups the records that have the same values in the columns named, the largest group first.',
    returns:
        '{ groups: { values: any[], count: number, ids: (number | string)[] }[], rowsRead: number, duplicateRows: number, duplicateGroups: number }',
    fields: {
        tableId: field.table,
        columns: {
            label: 'Columns',
            box: 'columns',
            help: 'Columns whose values, taken together, should be there only once',
        },
        filter: field.filter,
        caseSensitive: {
            label: 'Case sensitive',
            box: 'switch',
            help: 'On when empty: "A" and "a" are different',
        },
        mostGroups: { label: 'Most groups', box: 'number', placeholder: '1000', advanced: true },
    },
});
