import { describe, expect, test } from '@jest/globals';
import {
    columnsToTable,
    formatDuration,
    formatError,
    searchFilter,
    statusColour,
} from '../../../weweb-plugin/engine/formulas.js';

const formulas = { columnsToTable, formatDuration, formatError, searchFilter, statusColour };
const odd = [
    undefined,
    null,
    '',
    0,
    -1,
    NaN,
    Infinity,
    true,
    'text',
    [],
    {},
    [null, 1, {}],
    { message: 7 },
    new Date(NaN),
];

describe.each(Object.entries(formulas))('%s', (_, formula) => {
    test('never throws and always gives something to show', () => {
        for (const first of odd) {
            for (const second of odd) expect(formula(first, second)).not.toBeUndefined();
        }
    });
});

describe('formatError', () => {
    test.each([
        [{ message: 'No.', hint: 'Try again.' }, 'No. Try again.'],
        [{ message: 'No.', hint: '' }, 'No.'],
        ['plain', 'plain'],
        [null, ''],
    ])('%j', (error, text) => {
        expect(formatError(error)).toBe(text);
    });
});

describe('formatDuration', () => {
    test.each([
        [0, '0 ms'],
        [12.4, '12 ms'],
        [999.4, '999 ms'],
        [999.6, '1 s'],
        [1240, '1.2 s'],
        [59_940, '59.9 s'],
        [59_960, '1 min 0 s'],
        [185_000, '3 min 5 s'],
        [3_599_400, '59 min 59 s'],
        [3_599_600, '1 h 0 min'],
        [7_800_000, '2 h 10 min'],
        ['250', '250 ms'],
        ['soon', ''],
        [-5, ''],
        [null, ''],
    ])('%j is %s', (ms, text) => {
        expect(formatDuration(ms)).toBe(text);
    });
});

test('statusColour tells the classes apart, and what is no status from all of them', () => {
    const colours = [200, '301', 404, 500, null].map(statusColour);
    expect(new Set(colours).size).toBe(5);
    expect(colours.every((colour) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true);
    expect([299, 2000, '2xx', 'x'].map(statusColour)).toEqual([
        colours[0],
        colours[4],
        colours[4],
        colours[4],
    ]);
});

describe('columnsToTable', () => {
    const columns = [
        { name: 'created_at', type: 'timestamp' },
        { name: 'price', type: 'decimal' },
        { name: 'address', type: 'json' },
    ];
    const expected = [
        { field: 'created_at', headerName: 'Created at', cellDataType: 'number', type: 'timestamp' },
        { field: 'price', headerName: 'Price', cellDataType: 'number', type: 'decimal' },
        { field: 'address', headerName: 'Address', cellDataType: 'object', type: 'json' },
    ];

    test('of a list, of a table as actions and as Xano tell it', () => {
        expect(columnsToTable(columns)).toEqual(expected);
        expect(columnsToTable({ columns })).toEqual(expected);
        expect(columnsToTable({ schema: columns })).toEqual(expected);
    });

    test('of names, and nothing of anything else', () => {
        expect(columnsToTable(['a_b'])).toEqual([
            { field: 'a_b', headerName: 'A b', cellDataType: 'text', type: '' },
        ]);
        expect(columnsToTable([null, 1, {}])).toEqual([]);
        expect(columnsToTable('x')).toEqual([]);
    });
});

describe('searchFilter', () => {
    test('one of the columns contains it; of columns with a type those that hold text', () => {
        const columns = [
            'name',
            { name: 'email', type: 'email' },
            { name: 'price', type: 'decimal' },
            '',
            null,
        ];
        expect(searchFilter(' ann ', columns)).toEqual({
            or: [
                { field: 'name', operator: 'includes', value: 'ann' },
                { field: 'email', operator: 'includes', value: 'ann' },
            ],
        });
        expect(searchFilter(7, 'name')).toEqual({
            or: [{ field: 'name', operator: 'includes', value: '7' }],
        });
    });

    test.each([
        ['', ['name']],
        [null, ['name']],
        ['x', []],
        ['x', null],
    ])('%j in %j is no filter', (text, columns) => {
        expect(searchFilter(text, columns)).toBeNull();
    });
});
