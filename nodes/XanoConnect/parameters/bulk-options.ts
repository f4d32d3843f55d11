import type { INodeProperties } from 'n8n-workflow';

/** Entries of the Options collection of bulk operations. */
export const bulkOption = {
    batchSize: {
        displayName: 'Batch Size',
        name: 'batchSize',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 10_000, numberPrecision: 0 },
        default: 500,
        description: 'Most records in one request. It begins with fewer, and takes less where Xano is slow.',
    },
    concurrency: {
        displayName: 'Requests at Once',
        name: 'concurrency',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 32, numberPrecision: 0 },
        default: 4,
        description: 'Most requests that are on their way at the same time',
    },
    ignoreUnknown: {
        displayName: 'Ignore Columns the Table Does Not Have',
        name: 'ignoreUnknown',
        type: 'boolean',
        default: false,
        description:
            'Whether to leave out values of columns that the table does not have. Otherwise, such records are refused.',
    },
    keepIds: {
        displayName: 'Keep IDs',
        name: 'keepIds',
        type: 'boolean',
        default: false,
        description:
            'Whether the new records get the IDs in the data. Otherwise, Xano numbers them, and an ID in the data is refused.',
    },
    types: {
        displayName: 'Types',
        name: 'types',
        type: 'options',
        default: 'convert',
        description: 'What to do with values that are not of the type of their column',
        options: [
            {
                name: 'Convert',
                value: 'convert',
                description:
                    'Make the text "12" a number, an ISO date a timestamp, and so on, and refuse the rest',
            },
            {
                name: 'Refuse',
                value: 'check',
                description: 'Refuse whatever is not of the type of its column',
            },
            {
                name: 'Send as They Are',
                value: 'as-is',
                description: 'Leave it to Xano, which checks little',
            },
        ],
    },
    onUnknown: {
        displayName: 'When Unsure',
        name: 'onUnknown',
        type: 'options',
        default: 'stop',
        description:
            'What to do when a connection broke and nobody can say whether records were written. With a unique index on the table it is always found out.',
        options: [
            {
                name: 'Look',
                value: 'look',
                description: 'Look at the table for half a minute, and send again what is not there',
            },
            { name: 'Stop', value: 'stop', description: 'Stop, and say which records are in doubt' },
        ],
    },
} as const satisfies Record<string, INodeProperties>;
