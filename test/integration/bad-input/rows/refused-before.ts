import { AT, creating, searching } from './row.js';
import type { Row } from './row.js';

const NOTHING = /^Nothing was sent/;

const EMPTY = [undefined, null, {}, [], '', { and: [] }, { or: [] }, [{}], { and: [{ and: [] }] }];
const TOUCHES_ALL = /search is empty, which would touch every record/;

export const emptySearches: readonly Row[] = EMPTY.map(searching).flatMap((input): Row[] => [
    ['record.deleteBySearch', { ...input, confirm: true }, 'validation', TOUCHES_ALL, NOTHING, 0, 'search'],
    [
        'record.patchBySearch',
        { ...input, updates: { age: 1 } },
        'validation',
        TOUCHES_ALL,
        NOTHING,
        0,
        'search',
    ],
]);

export const badSearches: readonly Row[] = [
    [
        'record.search',
        searching({ 'age|roughly': 3 }),
        'validation',
        /"roughly" is not a search operator/,
        /Use one of: =, /,
        0,
        'search["age|roughly"]',
    ],
    [
        'record.search',
        searching({ 'name|starts with': 'A' }),
        'validation',
        /"starts with" is not a search operator/,
        /"ilike" with the value "text%"/,
        0,
    ],
    ['record.search', searching({ 'age|in': 3 }), 'validation', /"in" takes a list/, /\["open", "new"\]/, 0],
    [
        'record.search',
        searching('name = Ada'),
        'validation',
        /search must be a condition, such as \{ status: "open" \}/,
        NOTHING,
        0,
        'search',
    ],
    ['record.search', { ...AT, sort: { name: 'up' } }, 'validation', /"asc" or "desc"/, /./, 0, 'sort.name'],
];

export const badValues: readonly Row[] = [
    ['table.list', { page: 0 }, 'validation', /page must be at least 1/, NOTHING, 0, 'page'],
    ['table.list', { page: -1 }, 'validation', /page must be at least 1/, NOTHING, 0, 'page'],
    ['table.list', { page: 1.5 }, 'validation', /page must be a whole number, not 1\.5/, NOTHING, 0, 'page'],
    [
        'table.list',
        { page: '1' },
        'validation',
        /page must be a number, not the text "1"/,
        NOTHING,
        0,
        'page',
    ],
    ['table.list', { page: null }, 'validation', /page must be a number, not null/, NOTHING, 0, 'page'],
    [
        'table.list',
        { per_page: 10_001 },
        'validation',
        /per_page must be at most 10000/,
        NOTHING,
        0,
        'per_page',
    ],
    [
        'requestHistory.list',
        { per_page: 501 },
        'validation',
        /per_page must be at most 500/,
        NOTHING,
        0,
        'per_page',
    ],
    [
        'record.get',
        { ...AT, row_id: 1.5 },
        'validation',
        /row_id must be a whole number/,
        NOTHING,
        0,
        'row_id',
    ],
    ['record.get', { ...AT, row_id: 0 }, 'validation', /row_id must be at least 1/, NOTHING, 0, 'row_id'],
    ['record.get', AT, 'validation', /row_id is missing; it must be/, NOTHING, 0, 'row_id'],
    [
        'record.create',
        AT,
        'validation',
        /row is missing; it must be an object with a value per column/,
        NOTHING,
        0,
        'row',
    ],
    ['record.create', creating(null), 'validation', /row must be an object/, NOTHING, 0, 'row'],
    ['record.create', creating([{ name: 'x' }]), 'validation', /row must be an object/, NOTHING, 0, 'row'],
    [
        'record.bulkAdd',
        { ...AT, items: [{ name: 'x' }], batch_size: 0 },
        'validation',
        /batch_size must be at least 1/,
        NOTHING,
        0,
        'batch_size',
    ],
    [
        'record.bulkAdd',
        { ...AT, items: { name: 'x' } },
        'validation',
        /items must be a list, or something that can be iterated/,
        NOTHING,
        0,
        'items',
    ],
];

/** Fields there are not, input that is no object, and what was not confirmed. */
export const badFields: readonly Row[] = [
    [
        'record.list',
        { ...AT, perPage: 10 },
        'validation',
        /there is no field "perPage"/,
        /Did you mean "per_page"/,
        0,
    ],
    [
        'record.get',
        { table: 'customers', row_id: 1 },
        'validation',
        /there is no field "table"/,
        /Did you mean "table_id"\?/,
        0,
    ],
    ['record.create', { ...AT, data: {} }, 'validation', /there is no field "data"/, /It takes: .*row\.$/, 0],
    ['table.get', null, 'validation', /table_id is missing/, NOTHING, 0, 'table_id'],
    ['table.get', undefined, 'validation', /table_id is missing/, NOTHING, 0, 'table_id'],
    ['table.get', [1], 'validation', /the input must be an object, not a list/, NOTHING, 0],
    ['table.get', 'customers', 'validation', /the input must be an object, not text/, NOTHING, 0],
    [
        'table.delete',
        AT,
        'validation',
        /removes the table with its records for good and was not confirmed/,
        /confirm: true/,
        0,
        'confirm',
    ],
    [
        'table.truncate',
        { ...AT, confirm: 'yes' },
        'validation',
        /was not confirmed/,
        /confirm: true/,
        0,
        'confirm',
    ],
    [
        'record.deleteBySearch',
        searching({ age: 3 }),
        'validation',
        /was not confirmed/,
        /confirm: true/,
        0,
        'confirm',
    ],
];
