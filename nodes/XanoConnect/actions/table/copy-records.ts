import type { INodeProperties } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { filterJson, searchOf } from '../../parameters/filter-json.js';
import { jsonOf } from '../../parameters/json.js';
import { locator, optionalLocator, workspace } from '../../parameters/locator.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { options } from '../../parameters/options.js';
import { textOf } from '../../parameters/text.js';
import type { Item } from '../../run/item.js';

type Input = Parameters<Item['xano']['table']['copyRecords']>[0];

const FOREIGN_KEYS = 'Foreign Keys as JSON';

const mapping: INodeProperties = {
    displayName: 'Column Mapping',
    name: 'columnMapping',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add column',
    default: {},
    description: 'Columns that get another name or stay behind; the others keep their names',
    options: [
        {
            displayName: 'Column',
            name: 'column',
            values: [
                {
                    displayName: 'Source Column',
                    name: 'from',
                    type: 'string',
                    default: '',
                    placeholder: 'e.g. mail',
                    description: 'Name of the column in the source table',
                },
                {
                    displayName: 'Target Column',
                    name: 'to',
                    type: 'string',
                    default: '',
                    placeholder: 'e.g. email',
                    description: 'Its name in the target table. Left empty, the column stays behind.',
                },
            ],
        },
    ],
};

const special: readonly INodeProperties[] = [
    bulkOption.batchSize,
    bulkOption.concurrency,
    filterJson('{"status": "open"}'),
    {
        displayName: FOREIGN_KEYS,
        name: 'foreignKeys',
        type: 'json',
        default: '{}',
        description:
            'By column, how IDs of other tables become those there: {"customer": {"match": "email"}}, {"customer": {"1": 17}} or {"customer": "keep"}',
    },
    {
        displayName: 'If a Record Is Refused',
        name: 'onRefused',
        type: 'options',
        default: 'stop',
        description: 'What to do when Xano refuses a record. Left out, the copy stops.',
        options: [
            {
                name: 'Continue',
                value: 'continue',
                description: 'Copy the others, and list it in the report',
            },
            { name: 'Stop', value: 'stop', description: 'Stop at the first one' },
        ],
    },
    {
        ...bulkOption.keepIds,
        description: 'Whether the copies get the IDs of the records. Otherwise, Xano numbers them.',
    },
    {
        displayName: 'List Every Record',
        name: 'listAll',
        type: 'boolean',
        default: false,
        description:
            'Whether results has an entry for each record, with its ID as index and that of its copy as row_id. Otherwise, only for those that were not copied.',
    },
    optionalLocator('dataSource', {
        displayName: 'Source Data Source',
        name: 'sourceDataSource',
        description:
            'The data source to copy from. Left out, it is the default of the credential, else live.',
    }),
    optionalLocator('dataSource', {
        displayName: 'Target Data Source',
        name: 'targetDataSource',
        description: 'The data source to copy to. Left out, it is the default of the credential, else live.',
    }),
    optionalLocator('workspace', {
        displayName: 'Target Workspace',
        name: 'targetWorkspace',
        description: 'The workspace to copy to. Left out, it is the same.',
    }),
    bulkOption.onUnknown,
];

function columnsOf(item: Item): Record<string, string | null> {
    const given = item.collection('columnMapping')['column'];
    const pairs = Array.isArray(given) ? (given as { from?: unknown; to?: unknown }[]) : [];
    return Object.fromEntries(
        pairs
            .map(({ from, to }) => [textOf(from).trim(), textOf(to).trim()] as const)
            .filter(([from]) => from !== '')
            .map(([from, to]) => [from, to === '' ? null : to]),
    );
}

const labelled = (label: number | string | undefined) =>
    label === undefined ? {} : { data_source: String(label) };

function inputOf(item: Item): Input {
    const added = item.collection('options');
    const to = item.chosen('options.targetWorkspace');
    const foreignKeys = jsonOf(item, 'options.foreignKeys', FOREIGN_KEYS);
    const search = searchOf(item, [], 'options.search');
    return {
        from: { table_id: item.id('sourceTable'), ...labelled(item.chosen('options.sourceDataSource')) },
        to: {
            table_id: item.id('targetTable'),
            ...labelled(item.chosen('options.targetDataSource')),
            ...(to === undefined ? {} : { workspace_id: to }),
        },
        columns: columnsOf(item),
        dry_run: item.flag('dryRun'),
        keep_ids: item.flag('options.keepIds'),
        // choice: an entry for each of many records would be the largest item of the workflow.
        results: item.flag('options.listAll') ? 'all' : 'problems',
        on_error: item.value('options.onRefused') === 'continue' ? 'continue' : 'stop',
        on_unknown: item.value('options.onUnknown') === 'look' ? 'look' : 'stop',
        ...('batchSize' in added ? { batch_size: item.number('options.batchSize') } : {}),
        ...('concurrency' in added ? { concurrency: item.number('options.concurrency') } : {}),
        ...(search === undefined ? {} : { search }),
        // The engine checks each of them.
        ...(foreignKeys === undefined ? {} : { foreign_keys: foreignKeys as Input['foreign_keys'] }),
    };
}

const tableOf = ({ table_id, workspace_id }: Input['to']) => ({
    table_id,
    ...(workspace_id === undefined ? {} : { workspace_id }),
});

export const copyRecords: EachAction = {
    value: 'copyRecords',
    name: 'Copy Records',
    action: 'Copy records of a table',
    description:
        'Copy the records of a table to another table, data source or workspace; the item says how many were copied',
    parameters: [
        workspace,
        locator('table', {
            displayName: 'Source Table',
            name: 'sourceTable',
            description: 'The table to copy from',
        }),
        locator('table', {
            displayName: 'Target Table',
            name: 'targetTable',
            description: 'The table to copy to. With another target workspace, choose it by its ID or name.',
        }),
        mapping,
        ...manyRecords.copied,
        options(...special),
    ],
    each: async (item) => {
        const input = inputOf(item);
        await requireTableName(item, 'add records to', tableOf(input.to));
        // The checkpoint is for programs that go on after a crash; a workflow starts again.
        const { checkpoint: _, ...report } = await item.xano.table.copyRecords(input, item.options);
        return report;
    },
};
