import { describe, expect, test } from '@jest/globals';
import { toXanoSort } from '../../../core/src/search/index.js';
import type { SortInput } from '../../../core/src/search/index.js';
import { refusal } from './refusal.js';

describe('toXanoSort', () => {
    const cases: [SortInput, unknown][] = [
        [{ id: 'desc' }, { id: 'desc' }],
        [[{ id: 'desc' }], { id: 'desc' }],
        ['created_at', { created_at: 'asc' }],
        ['+created_at', { created_at: 'asc' }],
        ['-created_at', { created_at: 'desc' }],
        [[{ field: 'created_at', direction: 'desc' }], { created_at: 'desc' }],
        [{ field: 'created_at' }, { created_at: 'asc' }],
        [{ field: 'desc' }, { field: 'desc' }],
        [{ field: 'asc', direction: 'desc' }, { asc: 'desc' }],
        [{ field: 'asc', name: 'desc' }, [{ field: 'asc' }, { name: 'desc' }]],
        [{ a: 'asc', b: 'desc' }, [{ a: 'asc' }, { b: 'desc' }]],
        [
            ['-b', { a: 'asc' }, { field: 'c', direction: 'desc' }],
            [{ b: 'desc' }, { a: 'asc' }, { c: 'desc' }],
        ],
        [{ a: 'DESC' } as unknown as SortInput, { a: 'desc' }],
        [{ a: -1 } as unknown as SortInput, { a: 'desc' }],
        [{ field: 'a', order: 'descending' } as unknown as SortInput, { a: 'desc' }],
        [[], undefined],
        [{}, undefined],
    ];
    test.each(cases)('%j', (input, expected) => {
        expect(toXanoSort(input)).toEqual(expected);
    });

    const refused: [unknown, string, RegExp, RegExp][] = [
        [{ a: 'dsc' }, 'sort.a', /"asc" or "desc"/, /"created_at": "desc"/],
        [{ a: true }, 'sort.a', /"asc" or "desc"/, /desc/],
        [[{ field: 'a', direction: 'up' }], 'sort[0].direction', /"asc" or "desc"/, /desc/],
        [{ field: 'a', order: 'up' }, 'sort.order', /"asc" or "desc"/, /desc/],
        ['created_at desc', 'sort', /not a column/, /-created_at/],
        [['a', 'b|desc'], 'sort[1]', /not a column/, /-created_at/],
        ['-', 'sort', /not a column/, /-created_at/],
        [[1], 'sort[0]', /column name or an object/, /desc/],
        [['a', { a: 'desc' }], 'sort[1].a', /twice/, /once/],
    ];
    test.each(refused)('refuses %j', (input, path, message, hint) => {
        expect(refusal(() => toXanoSort(input as SortInput))).toEqual({
            path,
            message: expect.stringMatching(message),
            hint: expect.stringMatching(hint),
        });
    });
});
