import { AT, creating, searching } from './row.js';
import type { Row } from './row.js';

const COLUMNS = (column: string): RegExp =>
    new RegExp(`changed nothing\\. Correct "${column}".*xano\\.column\\.list`);

/** Values that only Xano knows to be wrong. */
export const refusedByXano: readonly Row[] = [
    [
        'record.create',
        creating({ name: 'Eve', age: 'old' }),
        'validation',
        /400.*age/,
        COLUMNS('age'),
        2,
        'age',
    ],
    [
        'record.create',
        creating({ name: 'Eve', age: { years: 3 } }),
        'validation',
        /age/,
        COLUMNS('age'),
        2,
        'age',
    ],
    [
        'record.update',
        { ...AT, row_id: 1, updates: { age: 'old' } },
        'validation',
        /age/,
        COLUMNS('age'),
        2,
        'age',
    ],
    [
        'record.create',
        creating({ email: 'eve@example.test' }),
        'validation',
        /Missing param: name/,
        COLUMNS('name'),
        2,
        'name',
    ],
    [
        'record.create',
        creating({ name: 'Eve', status: 'happy' }),
        'validation',
        /"happy" is not one of.*\(status\)/,
        COLUMNS('status'),
        2,
        'status',
    ],
    [
        'record.create',
        creating({ name: 'Eve', email: 'ada@example.test' }),
        'conflict',
        /email "ada@example\.test" already exists/,
        /update the existing record/,
        2,
        'email',
    ],
    ['record.search', searching({ emial: 'x' }), 'validation', /emial/, COLUMNS('emial'), 2, 'emial'],
    ['record.search', { ...AT, sort: 'nmae' }, 'validation', /nmae/, COLUMNS('nmae'), 2, 'nmae'],
    [
        'record.list',
        { ...AT, per_page: 10_001 },
        'validation',
        /maximum value of 10000 \(per_page\)/,
        /Correct "per_page" and call again\.$/,
        2,
        'per_page',
    ],
    [
        'record.bulkAdd',
        {
            ...AT,
            items: [
                { name: 'x', email: 'x@example.test' },
                { name: 'y', email: 'y@example.test', age: 'old' },
            ],
            types: 'as-is',
        },
        'validation',
        /row 1: .*age.*; 1 row is done, 1 failed\.$/,
        /Correct "age"/,
        8,
        'age',
    ],
    [
        'column.add',
        { ...AT, name: 'email', type: 'text' },
        'conflict',
        /Column already exists: email/,
        /another name/,
        2,
        'name',
    ],
    [
        'table.add',
        { name: 'customers' },
        'validation',
        /"customers" is not one of.*\(name\)/,
        /Correct "name"/,
        1,
        'name',
    ],
];
