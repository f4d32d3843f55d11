import { describe, expect, test } from '@jest/globals';
import { isEmptySearch, searchColumns, toXanoSearch } from '../../../core/src/search/index.js';
import type {
    JsonValue,
    SearchInput,
    XanoExpression,
    XanoStatement,
} from '../../../core/src/search/index.js';
import { refusal } from './refusal.js';

const statement = (column: string, op: string, operand: JsonValue, or = false): XanoStatement => ({
    type: 'statement',
    ...(or ? { or } : {}),
    left: { tag: 'col', operand: column },
    op,
    right: { operand },
});
const group = (expression: unknown[], or = false) => ({
    type: 'group',
    ...(or ? { or } : {}),
    group: { expression },
});

describe('short form', () => {
    const cases: [string, SearchInput, unknown[]][] = [
        ['nothing', [], []],
        ['an empty object', {}, []],
        ['equality', { status: 'open' }, [{ status: 'open' }]],
        ['a column named like a type of Xano', { type: 'group' }, [{ type: 'group' }]],
        ['null is a value', { deleted_at: null }, [{ deleted_at: null }]],
        ['several keys', { status: 'open', 'price|>=': 10 }, [{ status: 'open' }, { 'price|>=': 10 }]],
        ['blanks round the parts', { 'price | >= ': 10 }, [{ 'price|>=': 10 }]],
        ['an empty third part', { 'duration|<|': 2 }, [{ 'duration|<': 2 }]],
        ['one condition', { field: 'a', value: 1 }, [{ a: 1 }]],
        ['column and op', { column: 'a', op: '>', value: 1 }, [{ 'a|>': 1 }]],
        [
            'a flat and',
            { and: [{ a: 1 }, { field: 'b', operator: '<', value: 2 }] },
            [{ a: 1 }, { 'b|<': 2 }],
        ],
        [
            'and inside and',
            { and: [{ and: [{ a: 1 }, { b: 2 }] }, { c: 3 }] },
            [{ a: 1 }, { b: 2 }, { c: 3 }],
        ],
        ['empty parts of an and', [{}, { and: [] }, { a: 1 }], [{ a: 1 }]],
        [
            'a flat or',
            { or: [{ a: 1 }, { b: 2 }, { 'c|in': [3] }] },
            [{ a: 1 }, { 'b|=|or': 2 }, { 'c|in|or': [3] }],
        ],
        [
            'or inside or',
            { or: [{ a: 1 }, { or: [{ b: 2 }, { c: 3 }] }] },
            [{ a: 1 }, { 'b|=|or': 2 }, { 'c|=|or': 3 }],
        ],
        ['an or of one', { and: [{ or: [{ a: 1 }] }, { b: 2 }] }, [{ a: 1 }, { b: 2 }]],
        ['a date', { 'created_at|>': new Date(1_700_000_000_000) }, [{ 'created_at|>': 1_700_000_000_000 }]],
        ['dates in a list', { 'day|in': [new Date(5), 6] }, [{ 'day|in': [5, 6] }]],
        ['a column named or', { field: 'or', value: 1 }, [{ or: 1 }]],
        ['its own or marks', [{ a: 1 }, { 'b|<|or': 2 }], [{ a: 1 }, { 'b|<|or': 2 }]],
    ];
    test.each(cases)('%s', (_name, input, expected) => {
        expect(toXanoSearch(input)).toEqual(expected);
    });

    test('a list that mixes and with or is passed on link by link', () => {
        const own = [{ status: 'open' }, { 'price|>=': 10 }, { 'price|<|or': 2 }, { 'id|in': [1, 2, 3] }];
        expect(toXanoSearch(own)).toEqual(own);
        expect(toXanoSearch({ a: 1, b: 2, 'c|lt|or': 3 })).toEqual([{ a: 1 }, { b: 2 }, { 'c|<|or': 3 }]);
    });

    test('a key is never taken for a setting of the object', () => {
        const input: unknown = JSON.parse('{"__proto__": 1}');
        const [condition] = toXanoSearch(input as SearchInput);
        expect(Object.keys(condition ?? {})).toEqual(['__proto__']);
    });
});

describe('operators', () => {
    const text = 'a%';
    const short: [string, JsonValue][] = [
        ['!=', 1],
        ['>', 1],
        ['>=', 1],
        ['<', 1],
        ['<=', 1],
        ['in', [1]],
        ['not in', [1]],
    ];
    test.each(short)('%s goes in the short form', (operator, value) => {
        expect(toXanoSearch({ field: 'a', operator, value })).toEqual([{ [`a|${operator}`]: value }]);
    });

    const long: [string, JsonValue][] = [
        ['like', text],
        ['ilike', text],
        ['between', [1, 2]],
        ['includes', text],
        ['not includes', text],
        ['contains', { a: [1] }],
        ['not contains', 'x'],
        ['overlaps', ['x', 'y']],
        ['not overlaps', ['x']],
        ['@>', { vip: true }],
        ['~', '^a'],
        ['search', 'blue shoes'],
    ];
    test.each(long)('%s goes in the statement form', (operator, value) => {
        expect(toXanoSearch({ field: 'a', operator, value })).toEqual([statement('a', operator, value)]);
        expect(toXanoSearch({ [`a|${operator}`]: value } as SearchInput)).toEqual([
            statement('a', operator, value),
        ]);
    });

    const spellings: [string, string, JsonValue][] = [
        ['==', '=', 1],
        ['eq', '=', 1],
        ['equals', '=', 1],
        ['<>', '!=', 1],
        ['neq', '!=', 1],
        ['not_equals', '!=', 1],
        ['gt', '>', 1],
        ['GTE', '>=', 1],
        ['lt', '<', 1],
        ['lte', '<=', 1],
        ['IN', 'in', [1]],
        ['not_in', 'not in', [1]],
        ['notIn', 'not in', [1]],
        ['nin', 'not in', [1]],
        ['not-includes', 'not includes', 'x'],
        ['regex', '~', 'x'],
    ];
    test.each(spellings)('%s means %s', (written, operator, value) => {
        expect(toXanoSearch({ field: 'a', operator: written, value })).toEqual(
            toXanoSearch({ field: 'a', operator, value }),
        );
    });
});

describe('statement form', () => {
    test('the nested example of the older guide', () => {
        const query: SearchInput = {
            and: [
                { field: 'subscription_tier', operator: 'in', value: ['pro', 'enterprise'] },
                { field: 'last_login', operator: '>', value: '2024-01-01' },
                {
                    or: [
                        { field: 'region', operator: '=', value: 'US' },
                        { field: 'priority', operator: '=', value: 'high' },
                    ],
                },
            ],
        };
        expect(toXanoSearch(query)).toEqual([
            statement('subscription_tier', 'in', ['pro', 'enterprise']),
            statement('last_login', '>', '2024-01-01'),
            group([statement('region', '=', 'US'), statement('priority', '=', 'high', true)]),
        ]);
        expect(searchColumns(query)).toEqual(['subscription_tier', 'last_login', 'region', 'priority']);
    });

    test('an or of ands', () => {
        expect(
            toXanoSearch({ or: [{ a: 1, b: 2 }, { c: 3 }, { and: [{ d: 4 }, { 'e|like': 'x%' }] }] }),
        ).toEqual([
            group([statement('a', '=', 1), statement('b', '=', 2)]),
            statement('c', '=', 3, true),
            group([statement('d', '=', 4), statement('e', 'like', 'x%')], true),
        ]);
    });

    test('a column name with a bar', () => {
        expect(toXanoSearch({ field: 'a|b', value: 1 })).toEqual([statement('a|b', '=', 1)]);
    });

    test('a list in that form is passed on as it is', () => {
        const own = [
            statement('price', '>=', 10),
            {
                type: 'statement',
                or: true,
                statement: {
                    left: { operand: 'a', tag: 'col' },
                    op: 'new op',
                    right: { operand: 1, tag: 'const:int' },
                },
            },
            { type: 'group', or: true, group: { expression: [statement('status', 'in', ['open'])] } },
        ] as SearchInput[];
        expect(toXanoSearch(own)).toEqual(own);
        expect(toXanoSearch(own[1]!)).toEqual([own[1]]);
        expect(searchColumns(own)).toEqual(['price', 'a', 'status']);
    });

    test('a part in that form joins as its place says, not as it was marked', () => {
        const own = statement('a', '@@', 1, true);
        expect(toXanoSearch({ or: [own, { b: 2 }] })).toEqual([
            { ...own, or: false },
            statement('b', '=', 2, true),
        ]);
        expect(
            toXanoSearch({ and: [{ c: 3 }, [statement('a', '=', 1), statement('b', '=', 1, true)]] }),
        ).toEqual([statement('c', '=', 3), group([statement('a', '=', 1), statement('b', '=', 1, true)])]);
    });

    test('no list mixes and with or, whatever the nesting (seed 7)', () => {
        let seed = 7;
        const random = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
        const make = (depth: number): SearchInput => {
            const kind = depth === 0 ? 0 : random(4);
            if (kind === 0)
                return { field: `c${random(5)}`, operator: ['=', 'like', '>'][random(3)]!, value: 'x' };
            const members = Array.from({ length: 1 + random(3) }, () => make(depth - 1));
            return kind === 1 ? { or: members } : kind === 2 ? { and: members } : members;
        };
        type Node = XanoExpression;
        const check = (list: readonly Node[]): void => {
            const joints = new Set(list.slice(1).map((node) => node.or === true));
            expect(joints.size).toBeLessThanOrEqual(1);
            expect(list[0]?.or ?? false).toBe(false);
            for (const node of list) if (node.type === 'group') check(node.group.expression);
        };
        let nested = 0;
        for (let i = 0; i < 300; i++) {
            const search = toXanoSearch(make(4));
            if ('type' in search[0]!) check(search as XanoExpression[]);
            if (search.some((node) => 'group' in node)) nested++;
        }
        expect(nested).toBeGreaterThan(50);
    });
});

describe('refusals', () => {
    const like = { field: 'a', operator: 'like', value: 'x' };
    const cases: [string, unknown, string, RegExp, RegExp][] = [
        ['text', 'status=open', 'search', /object or a list/, /"field"/],
        ['null in a list', [null], 'search[0]', /object or a list/, /"field"/],
        ['a missing value', { a: undefined }, 'search.a', /missing/, /null/],
        ['a condition without value', { field: 'a', operator: '>' }, 'search.value', /missing/, /null/],
        ['NaN', { 'a|>': NaN }, 'search["a|>"]', /cannot be compared/, /finite/],
        ['an invalid date', { a: new Date('x') }, 'search.a', /cannot be compared/, /valid Date/],
        ['a bigint', { a: 1n }, 'search.a', /cannot be compared/, /finite/],
        ['no column', { field: ' ', value: 1 }, 'search.field', /column .* missing/, /"field"/],
        ['an empty key', { '|>': 1 }, 'search["|>"]', /column .* missing/, /"field"/],
        ['four segments', { 'a|>|or|x': 1 }, 'search["a|>|or|x"]', /not a column/, /column\|>=/],
        ['an odd third segment', { 'a|>|xor': 1 }, 'search["a|>|xor"]', /not a column/, /or/],
        [
            'a misspelt operator',
            { and: [{ a: 1 }, { field: 'b', operator: 'contain', value: 1 }] },
            'search.and[1].operator',
            /Did you mean "contains"/,
            /Use one of: =, !=/,
        ],
        [
            'an operator Xano lacks',
            { 'a|starts_with': 'x' },
            'search["a|starts_with"]',
            /not a search operator/,
            /ilike/,
        ],
        [
            'a name every object has',
            { 'a|constructor': 'x' },
            'search["a|constructor"]',
            /not a search operator/,
            /Use one of/,
        ],
        [
            'a number as operator',
            { field: 'a', operator: 1, value: 1 },
            'search.operator',
            /not a text/,
            /Use one of/,
        ],
        ['in without a list', { 'id|in': 3 }, 'search["id|in"]', /takes a list/, /\["open"/],
        ['in with nothing', { 'id|in': [] }, 'search["id|in"]', /empty list/, /do not search/],
        ['in with a hole', { 'id|in': [1, undefined] }, 'search["id|in"][1]', /missing/, /null/],
        ['in with lists', { 'id|in': [1, [2]] }, 'search["id|in"][1]', /plain values/, /Flatten/],
        ['= with a list', { status: ['a'] }, 'search.status', /a list/, /Use "in"/],
        ['!= with a list', { 'status|!=': ['a'] }, 'search["status|!="]', /a list/, /"not in"/],
        ['= with an object', { price: { gt: 5 } }, 'search.price', /an object/, /price\|>=/],
        ['like with a number', { 'a|like': 5 }, 'search["a|like"]', /with a text/, /quotes/],
        ['between with one', { 'a|between': [1] }, 'search["a|between"]', /two values/, />=/],
        ['between with null', { 'a|between': [1, null] }, 'search["a|between"]', /two values/, />=/],
        [
            'a condition with more',
            { field: 'a', operator: '=', valeu: 1 },
            'search.valeu',
            /Did you mean "value"/,
            /"and"/,
        ],
        [
            'field and column',
            { field: 'a', column: 'b', value: 1 },
            'search.column',
            /no "column"/,
            /"field"/,
        ],
        ['and without a list', { and: { a: 1 } }, 'search.and', /takes a list/, /"field": "and"/],
        ['or beside a column', { or: [{ a: 1 }], b: 1 }, 'search.b', /beside "or"/, /"and"/],
        ['an or of nothing', { or: [] }, 'search.or', /everything or nothing/, /Leave it out/],
        [
            'an empty part of an or',
            { or: [{ a: 1 }, {}] },
            'search.or[1]',
            /everything or nothing/,
            /Leave it out/,
        ],
        [
            'a group in the older guide',
            { group_by: 'email', having: 'count(*) > 1' },
            'search.group_by',
            /no "group_by"/,
            /afterwards/,
        ],
        ['MongoDB', [{ $or: [{ a: 1 }] }], 'search[0]["$or"]', /no "\$or"/, /\{ "or"/],
        [
            'an or mark in an and',
            { and: [{ a: 1 }, { 'b||or': 2 }] },
            'search.and[1]',
            /joined by "and"/,
            /\{ "or"/,
        ],
        ['an or mark beside a condition', [like, { 'b||or': 2 }], 'search[1]', /joined by "and"/, /\{ "or"/],
        [
            'a marked statement beside a condition',
            [like, statement('b', '=', 1, true)],
            'search[1]',
            /joined by/,
            /\{ "or"/,
        ],
        [
            'a mixed list in a group',
            { or: [{ x: 1 }, [{ a: 1 }, { b: 1 }, { 'c||or': 2 }]] },
            'search.or[1]',
            /not documented/,
            /brackets/,
        ],
        [
            'a mixed list with like',
            [{ a: 1 }, { b: 1 }, { 'c|like|or': 'x' }],
            'search',
            /"like" cannot/,
            /brackets/,
        ],
        [
            'a statement without operand',
            [{ type: 'statement', left: 'a', op: '=', right: { operand: 1 } }],
            'search[0].left',
            /operand is missing/,
            /"tag": "col"/,
        ],
        [
            'a statement without op',
            { type: 'statement', left: { operand: 'a' }, right: { operand: 1 } },
            'search.op',
            /operator is missing/,
            /"statement"/,
        ],
        [
            'a group without list',
            [{ a: 1 }, { type: 'group', group: {} }],
            'search[1].group.expression',
            /at least one/,
            /"expression"/,
        ],
        [
            'a short condition in a group of Xano',
            { type: 'group', group: { expression: [{ a: 1 }] } },
            'search.group.expression[0]',
            /not an expression/,
            /"statement"/,
        ],
    ];
    test.each(cases)('%s', (_name, input, path, message, hint) => {
        const refused = refusal(() => toXanoSearch(input as SearchInput));
        expect(refused).toEqual({
            path,
            message: expect.stringMatching(message),
            hint: expect.stringMatching(hint),
        });
    });

    test('the path begins where the caller says', () => {
        expect(refusal(() => toXanoSearch({ a: [1] }, 'items[2].search')).path).toBe('items[2].search.a');
    });
});

describe('isEmptySearch', () => {
    const empty: unknown[] = [
        undefined,
        null,
        '',
        ' ',
        {},
        [],
        [{}],
        [[], {}],
        { and: [] },
        { or: [] },
        { and: [{ or: [{}] }, []] },
        { type: 'group', group: { expression: [] } },
    ];
    test.each(empty.map((input) => [input]))('%j names no condition', (input) => {
        expect(isEmptySearch(input)).toBe(true);
    });

    const named: unknown[] = [
        'a',
        0,
        { a: null },
        { a: undefined },
        { and: 1 },
        [{}, { a: 1 }],
        { and: [{ or: [{ a: 1 }] }] },
        statement('a', '=', 1),
        group([statement('a', '=', 1)]),
    ];
    test.each(named.map((input) => [input]))('%j names one', (input) => {
        expect(isEmptySearch(input)).toBe(false);
    });

    test('what is not empty never becomes a search that matches every row', () => {
        for (const input of [...named, ...empty]) {
            let search: readonly unknown[] | undefined;
            try {
                search = toXanoSearch(input as SearchInput);
            } catch {
                continue;
            }
            expect(search.length === 0).toBe(isEmptySearch(input));
        }
    });
});

test('searchColumns names each column once', () => {
    expect(searchColumns([{ 'a|>': 1 }, { 'a|<': 5 }, { b: 1 }])).toEqual(['a', 'b']);
    expect(searchColumns([{ a: 1 }, { b: 1 }, { 'c||or': 5 }])).toEqual(['a', 'b', 'c']);
    expect(searchColumns({})).toEqual([]);
});
