import { describe, expect, test } from '@jest/globals';
import { sortKeys, toSearch, toSort } from '../../../weweb-plugin/engine/filters.js';
import { arranged } from '../../../weweb-plugin/engine/local-rows.js';

const group = (link: string, ...conditions: object[]) => ({ link, conditions });
const one = (operator: string, value?: unknown, field = 'name') => ({ field, operator, value });

describe('a condition of WeWeb in the words of the engine', () => {
    test.each([
        ['$eq', 'a', '=', 'a'],
        ['$eq', undefined, '=', null],
        ['$ne', 2, '!=', 2],
        ['$lt', 2, '<', 2],
        ['$gt', 2, '>', 2],
        ['$lte', 2, '<=', 2],
        ['$gte', 2, '>=', 2],
        ['$iLike:contains', '50%', 'includes', '50%'],
        ['$notILike:contains', 'x', 'not includes', 'x'],
        ['$iLike:startsWith', '5_%\\', 'ilike', '5\\_\\%\\\\%'],
        ['$iLike:endsWith', 'z', 'ilike', '%z'],
        ['$in', ['a', 'b'], 'in', ['a', 'b']],
        ['$in', 'a, b', 'in', ['a', 'b']],
        ['$notIn', [1], 'not in', [1]],
        ['$overlap', ['a'], 'overlaps', ['a']],
        ['$notOverlap', ['a'], 'not overlaps', ['a']],
        ['$contains', ['a'], 'contains', ['a']],
        ['$eq:null', 'ignored', '=', null],
        ['$ne:null', undefined, '!=', null],
    ])('%s %j', (operator, given, is, value) => {
        const search = { and: [{ field: 'name', operator: is, value }] };
        expect(toSearch(group('$and', one(operator, given)))).toEqual({ search });
    });

    test('an operator that is not offered is named', () => {
        expect(() => toSearch(group('$and', one('$regex', 'x')))).toThrow(/"\$regex"/);
        expect(() => toSearch(group('$and', one('constructor', 'x')))).toThrow(/"constructor"/);
    });
});

describe('a tree of conditions', () => {
    test('groups stay groups; what is switched off or has nothing in it goes', () => {
        const tree = group(
            '$or',
            one('$eq', 1),
            group('$and', one('$gt', 2), { ...one('$eq', ''), isEmptyIgnored: true }),
            { ...group('$and', one('$eq', 3)), if: false },
            group('$and'),
            one('$eq', 4, ''),
        );
        const condition = (operator: string, value: number) => ({ field: 'name', operator, value });
        expect(toSearch(tree)).toEqual({ search: { or: [condition('=', 1), { and: [condition('>', 2)] }] } });
    });

    test.each([[undefined], [null], [''], [group('$and')], [{ ...group('$or', one('$eq', 1)), if: false }]])(
        '%j is no condition at all',
        (filter) => {
            expect(toSearch(filter)).toEqual({});
        },
    );

    test('0 and false are values, though they are ignored where they are said to be empty elsewhere', () => {
        const filter = group(
            '$and',
            { ...one('$eq', 0), isEmptyIgnored: true },
            { ...one('$eq', false), isEmptyIgnored: true },
        );
        expect(toSearch(filter)).toEqual({
            search: {
                and: [
                    { field: 'name', operator: '=', value: 0 },
                    { field: 'name', operator: '=', value: false },
                ],
            },
        });
    });

    test("the engine's own forms pass, and all that are given must hold", () => {
        const own = { 'price|>=': 10 };
        expect(toSearch(own)).toEqual({ search: own });
        expect(toSearch(own, group('$and', one('$eq', 1)))).toEqual({
            search: { and: [own, { and: [{ field: 'name', operator: '=', value: 1 }] }] },
        });
    });
});

describe('sorting', () => {
    test.each([
        [
            [
                { key: 'a', direction: 'DESC' },
                { key: 'b', direction: 'ASC' },
            ],
            [{ a: 'desc' }, { b: 'asc' }],
        ],
        [[{ key: 'a' }], [{ a: 'asc' }]],
        [{ a: 'desc' }, { a: 'desc' }],
        ['-a', '-a'],
        [
            ['-a', 'b'],
            ['-a', 'b'],
        ],
    ])('%j', (given, sort) => {
        expect(toSort(given)).toEqual({ sort });
    });

    test('the first that says something counts', () => {
        expect(toSort([], undefined, '-id', 'name')).toEqual({ sort: '-id' });
        expect(toSort(undefined, [])).toEqual({});
        expect(sortKeys('name')).toBeUndefined();
    });
});

describe('the same filters on rows that are here', () => {
    const rows = [
        { id: 1, name: 'Pen', price: 3, tags: ['a', 'b'], note: null },
        { id: 2, name: 'ink', price: 10, tags: [], note: 'x' },
        { id: 3, name: 'Pencil', price: 3, tags: ['b'], note: '' },
    ];
    const ids = (filter: unknown, sort?: unknown) => arranged(rows, filter, sort).map(({ id }) => id);

    test.each([
        [one('$eq', 'Pen'), [1]],
        [one('$ne', 'Pen'), [2, 3]],
        [one('$lt', 10, 'price'), [1, 3]],
        [one('$gt', 3, 'price'), [2]],
        [one('$lte', 3, 'price'), [1, 3]],
        [one('$gte', 10, 'price'), [2]],
        [one('$iLike:contains', 'PEN'), [1, 3]],
        [one('$notILike:contains', 'pen'), [2]],
        [one('$iLike:startsWith', 'pen'), [1, 3]],
        [one('$iLike:endsWith', 'K'), [2]],
        [one('$in', [1, 3], 'id'), [1, 3]],
        [one('$notIn', [1, 3], 'id'), [2]],
        [one('$overlap', ['a', 'z'], 'tags'), [1]],
        [one('$notOverlap', ['a'], 'tags'), [2, 3]],
        [one('$contains', ['a', 'b'], 'tags'), [1]],
        [one('$eq:null', undefined, 'note'), [1, 3]],
        [one('$ne:null', undefined, 'note'), [2]],
    ])('%j', (condition, expected) => {
        expect(ids(group('$and', condition))).toEqual(expected);
    });

    test('groups, an empty one among them', () => {
        expect(
            ids(group('$or', one('$eq', 'ink'), group('$and', one('$eq', 3, 'price'), one('$gt', 1, 'id')))),
        ).toEqual([2, 3]);
        expect(ids(group('$or', one('$eq', 'ink'), group('$and')))).toEqual([2]);
        expect(ids(undefined)).toEqual([1, 2, 3]);
    });

    test('sorted by one key after the other, what is missing last', () => {
        const sort = [
            { key: 'price', direction: 'ASC' },
            { key: 'id', direction: 'DESC' },
        ];
        expect(ids(undefined, sort)).toEqual([3, 1, 2]);
        expect(ids(undefined, [{ key: 'note', direction: 'ASC' }])).toEqual([3, 2, 1]);
    });
});
