import type { INodeProperties } from 'n8n-workflow';
import { optionalLocator } from '../XanoConnect/parameters/locator.js';

export const timestampColumn: INodeProperties = optionalLocator('column', {
    displayName: 'Timestamp Column',
    name: 'timestampColumn',
    description:
        'The column that is set to the current time whenever a record is added or changed. Left empty, it is updated_at. Records without a value in it are left out.',
    modes: [
        {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            placeholder: 'Choose …',
            typeOptions: { searchListMethod: 'searchTimestampColumns', searchable: true },
        },
        { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. updated_at' },
    ],
});

export const status: INodeProperties = {
    displayName: 'Status',
    name: 'status',
    type: 'options',
    default: 400,
    description: 'The status codes that count',
    options: [
        { name: '400 and Above', value: 400, description: 'The caller or the endpoint was at fault' },
        { name: '500 and Above', value: 500, description: 'The endpoint itself was at fault' },
    ],
};

export const seconds: INodeProperties = {
    displayName: 'Slower Than',
    name: 'seconds',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 3 },
    default: 2,
    description: 'Seconds a request must take at least to count as slow',
};

export const simplify: INodeProperties = {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const apiGroup: INodeProperties = optionalLocator('apiGroup', {
    description: 'The API group whose requests count. Left empty, those of all groups do.',
});

export const endpoint: INodeProperties = optionalLocator('endpoint', {
    description: 'The endpoint whose requests count. Left empty, those of all endpoints of the group do.',
});

/** Entries of the Options collection. */
export const option = {
    existing: {
        displayName: 'Include Existing',
        name: 'existing',
        type: 'boolean',
        default: false,
        description:
            'Whether the first poll returns what is there already, too, instead of only what comes after it',
    },
    maxItems: {
        displayName: 'Max Items per Poll',
        name: 'maxItems',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 1000,
        description: 'Max number of items one poll may return. The next poll returns the rest.',
    },
    metadataCalls: {
        displayName: 'Include Metadata API Calls',
        name: 'metadataCalls',
        type: 'boolean',
        default: false,
        description:
            'Whether requests to the Metadata API count, too, which this node makes itself, instead of only those to your endpoints',
    },
} as const satisfies Record<string, INodeProperties>;
