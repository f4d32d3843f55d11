import { describe, expect, test } from '@jest/globals';
import { pairColumns, rowMapper } from '../../../core/src/operations/copy/columns.js';
import type { ColumnMap, CopiedColumn } from '../../../core/src/operations/copy/columns.js';

const column = (name: string, type = 'text', more: Partial<CopiedColumn> = {}): CopiedColumn => ({
    name,
    type,
    nullable: true,
    style: 'single',
    ...more,
});

const id = column('id', 'int');
const names = (from: CopiedColumn[], to: CopiedColumn[], map: ColumnMap = {}, keepIds = false) =>
    pairColumns({ from: [id, ...from], to: [id, ...to], map, keepIds }).map((pair) => [
        pair.from.name,
        pair.to.name,
    ]);

describe('pairColumns', () => {
    const [a, b] = [column('a'), column('b')];

    test.each<[string, ReturnType<typeof names>, unknown]>([
        ['by name', names([a], [b, a]), [['a', 'a']]],
        ['renamed', names([a], [b], { a: 'b' }), [['a', 'b']]],
        [
            'swapped',
            names([a, b], [a, b], { a: 'b', b: 'a' }),
            [
                ['a', 'b'],
                ['b', 'a'],
            ],
        ],
        ['left behind', names([a, b], [a], { b: null }), [['a', 'a']]],
        [
            'ids kept',
            names([a], [a], {}, true),
            [
                ['id', 'id'],
                ['a', 'a'],
            ],
        ],
        ['ids kept elsewhere', names([], [column('was', 'int')], { id: 'was' }), [['id', 'was']]],
        ['a column of the target that nothing goes to', names([a], [a, b]), [['a', 'a']]],
        [
            'a name that every object has',
            names([column('constructor')], [column('constructor')]),
            [['constructor', 'constructor']],
        ],
    ])('%s', (_, pairs, wanted) => expect(pairs).toEqual(wanted));

    test.each<[string, () => unknown, string, RegExp]>([
        ['no place', () => names([a, b], []), 'columns', /no place for a, b/],
        ['no such place', () => names([a], [b], { a: 'c' }), 'columns', /no place for a \(as c\)/],
        [
            'no such column',
            () => names([a], [a], { aa: 'a' }),
            'columns.aa',
            /no column "aa". Did you mean "a"/,
        ],
        ['one place for two', () => names([a, b], [b], { a: 'b' }), 'columns.a', /Two columns go to "b"/],
        ['ids to id unasked', () => names([], [], { id: 'id' }), 'columns.id', /keep_ids/],
        ['values to id', () => names([a], [], { a: 'id' }, true), 'columns.id', /Two columns|Only ids/],
        [
            'passwords',
            () => names([column('pw', 'password')], [column('pw', 'password')]),
            'columns.pw',
            /only hashes/,
        ],
    ])('%s is refused', (_, work, path, message) => {
        expect(work).toThrow(expect.objectContaining({ kind: 'validation', path }));
        expect(work).toThrow(message);
    });
});

describe('rowMapper', () => {
    const mapped = (from: CopiedColumn, to: CopiedColumn, value: unknown): unknown =>
        rowMapper([{ from, to }], new Map())({ [from.name]: value, other: 1 })[to.name];

    test.each<[string, string, unknown, unknown]>([
        ['text', 'int', '5', 5],
        ['int', 'text', 5, '5'],
        ['timestamp', 'date', 0, 'refused'],
        ['date', 'timestamp', '2026-01-01', 1_767_225_600_000],
        ['text', 'json', '[1]', [1]],
        // Of the same type it is left alone, whatever it looks like.
        ['json', 'json', '[1]', '[1]'],
        ['json', 'json', '', ''],
        ['text', 'text', '5', '5'],
        ['int', 'int', null, null],
    ])('%s to %s: %j becomes %j', (from, to, value, wanted) => {
        const run = () => mapped(column('a', from), column('b', to), value);
        if (wanted === 'refused') expect(run).toThrow(/Column "b" takes/);
        else expect(run()).toEqual(wanted);
    });

    test('a single value does not become a list by itself', () => {
        expect(() => mapped(column('a', 'int'), column('a', 'int', { style: 'list' }), 5)).toThrow(
            /a list of int/,
        );
        expect(mapped(column('a', 'int', { style: 'list' }), column('a', 'json'), [1])).toEqual([1]);
    });

    test('only what is paired, changed where told, and nothing for what a row does not have', () => {
        const map = rowMapper(
            [
                { from: column('a', 'int'), to: column('x', 'int') },
                { from: column('b'), to: column('__proto__') },
                { from: column('gone'), to: column('gone') },
            ],
            new Map([['a', (value) => Number(value) + 1]]),
        );
        const row = map({ a: 1, b: 'odd name', c: 'unwanted' });
        expect(Object.entries(row)).toEqual([
            ['x', 2],
            ['__proto__', 'odd name'],
        ]);
    });
});
