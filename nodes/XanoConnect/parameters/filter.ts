import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { columnName } from './column-name.js';
import { operatorOptions } from './operators.js';

const ways: Readonly<Record<'conditions' | 'json' | 'none', INodePropertyOptions>> = {
    conditions: { name: 'Conditions', value: 'conditions', description: 'Columns, comparisons and values' },
    json: { name: 'JSON', value: 'json', description: 'A condition as JSON, however nested' },
    none: { name: 'Nothing', value: 'none', description: 'Every record of the table' },
};

const mode = (first: keyof typeof ways, description: string, ...others: readonly (keyof typeof ways)[]) =>
    ({
        displayName: 'Filter By',
        name: 'filterMode',
        type: 'options',
        default: first,
        description,
        options: [first, ...others].sort().map((way) => ways[way]),
    }) satisfies INodeProperties;

const allOrAny = (displayName: string, name: string, what: string): INodeProperties => ({
    displayName,
    name,
    type: 'options',
    default: 'all',
    description: `Whether all ${what} must be met, or one of them is enough`,
    options: [
        { name: 'All', value: 'all' },
        { name: 'Any', value: 'any' },
    ],
});

const condition: INodeProperties = {
    displayName: 'Conditions',
    name: 'conditions',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add condition',
    default: {},
    options: [
        {
            displayName: 'Condition',
            name: 'condition',
            values: [
                columnName,
                {
                    displayName: 'Comparison',
                    name: 'operator',
                    type: 'options',
                    default: 'equals',
                    options: operatorOptions,
                },
                {
                    displayName: 'Value',
                    name: 'value',
                    type: 'string',
                    default: '',
                    placeholder: 'e.g. 10',
                    description:
                        'What the column is compared with, read by the type of the column: a number, true or false, a date such as 2026-01-31T09:30:00Z',
                },
            ],
        },
    ],
};

const boxes: readonly INodeProperties[] = [
    {
        ...allOrAny('Groups to Meet', 'filterCombine', 'groups'),
        displayOptions: { show: { filterMode: ['conditions'] } },
    },
    {
        displayName: 'Condition Groups',
        name: 'filters',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        placeholder: 'Add group of conditions',
        default: {},
        displayOptions: { show: { filterMode: ['conditions'] } },
        description: 'Which records are meant. Most filters need one group only.',
        options: [
            {
                displayName: 'Group',
                name: 'group',
                values: [allOrAny('Conditions to Meet', 'combine', 'conditions of the group'), condition],
            },
        ],
    },
    {
        displayName: 'Filter (JSON)',
        name: 'filterJson',
        type: 'json',
        default: '{}',
        displayOptions: { show: { filterMode: ['json'] } },
        description:
            'Columns with their values, all of which must hold, such as {"status": "open", "price|>=": 10}; for one of several {"or": [{"status": "open"}, {"price|<": 2}]}',
    },
];

const WHICH = 'How to say which records are meant';

/** Filter By and its boxes, by what a filter is to an operation. */
export const filter: Readonly<Record<'usual' | 'required' | 'optional', readonly INodeProperties[]>> = {
    usual: [mode('conditions', WHICH, 'json', 'none'), ...boxes],
    /** An operation that changes what it finds. */
    required: [mode('conditions', WHICH, 'json'), ...boxes],
    optional: [mode('none', WHICH, 'conditions', 'json'), ...boxes],
};
