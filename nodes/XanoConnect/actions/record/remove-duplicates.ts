import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columnName } from '../../parameters/column-name.js';
import { filter } from '../../parameters/filter.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { option, options } from '../../parameters/options.js';
import { pacing } from '../../run/bulk/together.js';
import { filterOf } from '../../run/filter.js';
import type { Item } from '../../run/item.js';
import { byColumn, comparing, duplicateColumns, duplicateColumnsOf, duplicateOption } from './duplicates.js';
import { target } from './target.js';
import { overMatches } from './where.js';

/** Which of the same records stays. */
const keeping: readonly INodeProperties[] = [
    {
        displayName: 'Keep',
        name: 'keep',
        type: 'options',
        default: 'first',
        description: 'Which of the records with the same values stays',
        options: [
            { name: 'First', value: 'first', description: 'The one with the lowest ID' },
            {
                name: 'Highest Value',
                value: 'desc',
                description: 'The one with the highest value of a column, such as the latest',
            },
            { name: 'Last', value: 'last', description: 'The one with the highest ID' },
            {
                name: 'Lowest Value',
                value: 'asc',
                description: 'The one with the lowest value of a column, such as the earliest',
            },
        ],
    },
    {
        ...columnName,
        name: 'keepColumn',
        displayOptions: { show: { keep: ['asc', 'desc'] } },
    },
];

const trim: INodeProperties = {
    displayName: 'Ignore Blanks',
    name: 'trim',
    type: 'boolean',
    default: false,
    description: 'Whether blanks around a text do not count',
};

const emptyValues: INodeProperties = {
    displayName: 'Include Empty Values',
    name: 'emptyValues',
    type: 'boolean',
    default: false,
    description:
        'Whether records with nothing in one of the columns count as duplicates, too. Otherwise, they are left alone.',
};

type Keep = 'first' | 'last' | { column: string; order: 'asc' | 'desc' };

/** @throws NodeOperationError where the column that decides is missing */
function keepOf(item: Item): Keep {
    const keep = item.value('keep');
    if (keep !== 'asc' && keep !== 'desc') return keep === 'last' ? 'last' : 'first';
    const column = item.filled('keepColumn');
    if (column !== undefined) return { column, order: keep };
    throw new NodeOperationError(item.host.getNode(), 'No column is chosen to tell which record stays', {
        description: 'Parameter “Keep”. Choose its column in “Column Name or ID”.',
        itemIndex: item.index,
    });
}

export const removeDuplicates: EachAction = {
    value: 'removeDuplicates',
    name: 'Remove Duplicates',
    action: 'Remove duplicate records',
    description:
        'Keep one of the records that have the same values in columns, and delete the others for good. Returns what was removed.',
    parameters: [
        ...target,
        duplicateColumns,
        ...keeping,
        ...filter.optional,
        ...manyRecords.ofTable,
        options(
            option.dataSource,
            bulkOption.batchSize,
            bulkOption.concurrency,
            duplicateOption.caseSensitive,
            duplicateOption.mostGroups,
            emptyValues,
            trim,
        ),
    ],
    each: async (item) => {
        const columns = duplicateColumnsOf(item);
        const keep = keepOf(item);
        const search = await filterOf(item);
        await requireTableName(item, 'delete duplicate records of');
        const input = {
            table_id: item.id('table'),
            columns,
            keep,
            ...comparing(item),
            trim: item.value('options.trim') === true,
            empty_values: item.value('options.emptyValues') === true,
            confirm: true,
            ...(search && { search }),
        };
        const report = await overMatches(item, 'removed', () =>
            item.xano.record.removeDuplicates({ ...input, ...pacing(item) }, item.options),
        );
        const { dry_run, done, failed, duplicate_groups, duplicate_rows, rows_read, rows_without_value } =
            report;
        return {
            dry_run,
            removed: dry_run ? 0 : done,
            failed,
            duplicate_rows,
            duplicate_groups,
            rows_read,
            rows_without_value,
            groups: report.groups.map(({ values, kept, removed }) => ({
                values: byColumn(columns, values),
                kept_id: kept,
                duplicates: removed,
            })),
        };
    },
};
