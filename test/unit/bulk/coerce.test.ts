import { describe, expect, test } from '@jest/globals';
import { createRowCheck } from '../../../core/src/bulk/coerce/index.js';
import type { CheckedColumn, CheckMode } from '../../../core/src/bulk/coerce/index.js';
import type { XanoError } from '../../../core/src/errors.js';
import { columnTypes } from '../../../core/src/schema/index.js';

const REFUSED = Symbol('refused');
type Cases = readonly (readonly [value: unknown, converted: unknown])[];

/** What each type takes as it is. */
const FITS: Readonly<Record<string, readonly unknown[]>> = {
    int: [0, -7, 9_007_199_254_740_991],
    decimal: [0, -1.5, 1e21],
    bool: [true, false],
    text: ['', 'a', '12'],
    email: ['', 'dana@example.test'],
    password: ['', 'hunter2'],
    enum: ['open', 'done', ''],
    uuid: ['0b7e4c52-93f0-4c1e-8a66-1f2d3c4b5a69', '0B7E4C52-93F0-4C1E-8A66-1F2D3C4B5A69'],
    timestamp: [0, -1, 1_767_225_600_000],
    date: ['2026-01-31', '2024-02-29', '0001-01-01'],
    json: [{ a: [1] }, [], 1, true, 'text', Object.create(null)],
    vector: [[1, 2.5, -3]],
    object: [{}, { anything: 1 }],
    ...Object.fromEntries(
        columnTypes
            .filter((type) => /^(?:attachment|audio|image|video|geo_.*)$/.test(type))
            .map((type) => [type, [{ path: '/vault/a.png' }, { type: 'point', data: { lng: 1, lat: 2 } }]]),
    ),
};

/** What is made of the rest: checked by `check` mode as refused, all of it. */
const CONVERTS: Readonly<Record<string, Cases>> = {
    int: [
        ['42', 42],
        ['-42', -42],
        ['0', 0],
        [42n, 42],
        ...['042', '1.0', '1,000', '1e3', '-0', '+1', ' 1', '0x10', '', 'abc', 'NaN', 'Infinity'].map(
            refused,
        ),
        ...['9007199254740992', 9_007_199_254_740_992, 2n ** 53n, 1.5, NaN, true, [1], {}].map(refused),
    ],
    decimal: [
        ['1.50', 1.5],
        ['1e3', 1000],
        ['-0.5E-2', -0.005],
        ['007.5', 7.5],
        ['0.30000000000000004', 0.1 + 0.2],
        [12n, 12],
        ...['1,5', '1,000.5', '.5', '5.', '0x1f', '', ' 1', '1 ', '12%', 'abc', '1e999'].map(refused),
        // Digits that a number would lose.
        ...['12345678901234567890', '0.1234567890123456789', 12345678901234567890n].map(refused),
        ...[NaN, Infinity, -Infinity, true, [1.5], {}].map(refused),
    ],
    bool: [
        ['true', true],
        ['TRUE', true],
        ['False', false],
        ['1', true],
        ['0', false],
        [1, true],
        [0, false],
        ...['yes', 'no', '', 'on', 't', 'constructor', '__proto__', 2, -1, NaN, 1n, [1], ['true'], {}].map(
            refused,
        ),
    ],
    text: [
        [12, '12'],
        [-1.5, '-1.5'],
        [12n, '12'],
        [true, 'true'],
        ...[NaN, Infinity, {}, [], ['a'], new Date(0), Symbol('a'), () => 'a'].map(refused),
    ],
    email: [...[{}, ['a@example.test']].map(refused)],
    password: [[1234, '1234'], ...[{}, ['a']].map(refused)],
    enum: [...['opne', 'Open', 'open ', 1, true, {}, ['open']].map(refused)],
    uuid: [
        ...[
            '',
            'abc',
            '0b7e4c5293f04c1e8a661f2d3c4b5a69',
            '{0b7e4c52-93f0-4c1e-8a66-1f2d3c4b5a69}',
            1,
            {},
        ].map(refused),
    ],
    timestamp: [
        [new Date(1_767_225_600_123), 1_767_225_600_123],
        ['2026-01-01T00:00:00Z', 1_767_225_600_000],
        ['2026-01-01t00:00z', 1_767_225_600_000],
        ['2026-01-01 01:00:00.5+01:00', 1_767_225_600_500],
        ['2026-01-01 00:00:00+0000', 1_767_225_600_000],
        ['2025-12-31 18:30:00.123456789 -05:30', 1_767_225_600_123],
        ['2026-01-01 00:00:00+00', 1_767_225_600_000],
        ['2026-01-01', 1_767_225_600_000],
        ['1767225600000', 1_767_225_600_000],
        // Moments that depend on who reads them, and what may be seconds, a year or a day.
        ...['2026-01-01T00:00:00', '2026-01-01 00:00', '01/02/2026', 'Jan 1, 2026', 'now'].map(refused),
        ...['1767225600', '20260101', '2026', '0', ''].map(refused),
        ...['2026-02-30', '2026-02-30T00:00:00Z', '2026-13-01', '2026-01-01T25:00:00Z'].map(refused),
        ...[1.5, NaN, 8.64e15 + 1, new Date(NaN), true, {}, [0]].map(refused),
    ],
    date: [
        [new Date('2026-01-31T00:00:00Z'), '2026-01-31'],
        ['2026-01-31T00:00:00.000Z', '2026-01-31'],
        ['2026-01-31T02:00:00+02:00', '2026-01-31'],
        ...[new Date('2026-01-30T23:00:00Z'), '2026-01-31T12:00:00Z', '2026-01-31T00:00:00'].map(refused),
        ...['2026-02-29', '2026-1-31', '31.01.2026', '20260131', 'now', '', 0, 1_767_225_600_000, {}].map(
            refused,
        ),
        ...[new Date(NaN), '-271821-04-20'].map(refused),
    ],
    json: [
        ['{"a":1}', { a: 1 }],
        [' [1, 2]', [1, 2]],
        ...['{"a":1', '[draft] note', '', '  '].map(refused),
        ...[
            NaN,
            1n,
            new Date(0),
            new Map(),
            new (class {
                cents = 5;
            })(),
            () => 1,
        ].map(refused),
    ],
    vector: [
        ['[1,2,3]', [1, 2, 3]],
        ...[[], [1, 2], [1, 2, 3, 4], [1, 2, NaN], ['1', '2', '3'], '1,2,3', '{"0":1}', {}].map(refused),
    ],
    object: [['{"a":1}', { a: 1 }], ...['[1]', [1], 'a', '', 1, new Date(0), new Map()].map(refused)],
    image: [
        ['{"path":"/vault/a.png"}', { path: '/vault/a.png' }],
        ...['/vault/a.png', '', [{}], 1].map(refused),
    ],
    geo_point: [...['1,2', [1, 2], ''].map(refused)],
};

function refused(value: unknown): [unknown, unknown] {
    return [value, REFUSED];
}

const column = (type: string, more: Partial<CheckedColumn> = {}): CheckedColumn => ({
    name: 'x',
    type,
    nullable: false,
    style: 'single',
    ...(type === 'enum' ? { values: ['open', 'done'] } : {}),
    ...(type === 'vector' ? { vector: { size: 3 } } : {}),
    ...more,
});

function run(mode: CheckMode, one: CheckedColumn, value: unknown): unknown {
    try {
        return createRowCheck([one], mode)({ x: value })['x'];
    } catch (error) {
        expect(error).toMatchObject({ kind: 'validation', path: expect.stringMatching(/^x(?:\[\d\])?$/) });
        return REFUSED;
    }
}

const caught = (work: () => unknown): XanoError => {
    try {
        work();
    } catch (error) {
        return error as XanoError;
    }
    throw new Error('nothing was thrown');
};

describe('createRowCheck, by type', () => {
    test('the tables above name every type', () => {
        expect(Object.keys(FITS).sort()).toEqual([...columnTypes].sort());
        expect(columnTypes).toEqual(expect.arrayContaining(Object.keys(CONVERTS)));
    });

    test.each(Object.entries(FITS))('%s: what fits is the same object in both modes', (type, values) => {
        for (const mode of ['convert', 'check'] as const) {
            const check = createRowCheck([column(type)], mode);
            for (const value of values) {
                const row = { x: value };
                expect(check(row)).toBe(row);
                expect(row.x).toBe(value);
            }
        }
    });

    test.each(Object.entries(CONVERTS))('%s: converts what is no guess, refuses the rest', (type, cases) => {
        for (const [value, converted] of cases) {
            expect([value, run('convert', column(type), value)]).toEqual([value, converted]);
        }
    });

    test.each(Object.entries(CONVERTS))('%s: check converts nothing', (type, cases) => {
        // JSON may be any text; only a conversion wonders what it stands for.
        const wrong = cases.filter(([value]) => type !== 'json' || typeof value !== 'string');
        for (const [value] of wrong)
            expect([value, run('check', column(type), value)]).toEqual([value, REFUSED]);
    });

    test.each(columnTypes.map((type) => [type]))('%s: null only where the column may be null', (type) => {
        for (const mode of ['convert', 'check'] as const) {
            expect(run(mode, column(type, { nullable: true }), null)).toBe(null);
            expect(run(mode, column(type), null)).toBe(REFUSED);
            expect(run(mode, column(type, { nullable: true, style: 'list' }), null)).toBe(null);
            expect(run(mode, column(type, { style: 'list' }), null)).toBe(REFUSED);
        }
    });

    test.each(columnTypes.map((type) => [type]))('%s: empty text is null where it is no value', (type) => {
        const isValue = ['text', 'email', 'password', 'enum'].includes(type);
        expect(run('convert', column(type, { nullable: true }), '')).toBe(isValue ? '' : null);
        expect(run('convert', column(type), '')).toBe(isValue ? '' : REFUSED);
        if (type !== 'json')
            expect(run('check', column(type, { nullable: true }), '')).toBe(isValue ? '' : REFUSED);
    });

    test.each(Object.entries(FITS))('%s: a list of it takes what one takes', (type, values) => {
        const list = column(type, { style: 'list' });
        for (const mode of ['convert', 'check'] as const) {
            expect(run(mode, list, values)).toBe(values);
            expect(run(mode, list, [])).toEqual([]);
            expect(run(mode, list, [...values, null])).toBe(REFUSED);
        }
        for (const [value, converted] of CONVERTS[type] ?? []) {
            const wanted = converted === REFUSED ? REFUSED : [values[0], converted];
            expect([value, run('convert', list, [values[0], value])]).toEqual([value, wanted]);
        }
    });
});

describe('createRowCheck, by row', () => {
    const columns: CheckedColumn[] = [
        column('int', { name: 'id' }),
        column('text', { name: 'name' }),
        column('decimal', { name: 'price' }),
        column('bool', { name: 'active', nullable: true }),
        column('text', { name: 'tags', style: 'list' }),
        column('password', { name: 'secret' }),
        column('int', { name: 'code', sensitive: true }),
    ];
    const convert = createRowCheck(columns, 'convert');

    test('the row given is never changed', () => {
        const row = Object.freeze({ name: 7, price: '1.5', tags: Object.freeze(['a', 1]) });
        expect(convert(row)).toEqual({ name: '7', price: 1.5, tags: ['a', '1'] });
        expect(row).toEqual({ name: 7, price: '1.5', tags: ['a', 1] });
    });

    test('members that are undefined are not there', () => {
        const row = { name: 'a', price: undefined, nonsense: undefined };
        expect(Object.keys(convert(row))).toEqual(['name']);
        expect(Object.keys(row)).toHaveLength(3);
    });

    test('only own members count', () => {
        const row: Record<string, unknown> = Object.create({ nonsense: 1 });
        row['name'] = 'a';
        expect(convert(row)).toBe(row);
    });

    test('a column may be called __proto__', () => {
        const odd = createRowCheck([column('int', { name: '__proto__' }), column('int')], 'convert');
        const row = JSON.parse('{"__proto__":"5","x":"6"}') as Record<string, unknown>;
        const made = odd(row);
        expect(JSON.stringify(made)).toBe('{"__proto__":5,"x":6}');
        expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
        expect(JSON.stringify(odd(JSON.parse('{"__proto__":"5"}') as Record<string, unknown>))).toBe(
            '{"__proto__":5}',
        );
        expect(() => convert(JSON.parse('{"__proto__":{"name":"a"}}') as Record<string, unknown>)).toThrow(
            /no column "__proto__"/,
        );
        expect(() => convert({ constructor: 1 })).toThrow(/no column "constructor"/);
    });

    test('a column the table does not have is refused with near names', () => {
        expect(caught(() => convert({ nmae: 'a' }))).toMatchObject({
            kind: 'validation',
            path: 'nmae',
            message: 'There is no column "nmae". Did you mean "name"?',
            hint: 'The columns are name, price, active, tags, secret, code.',
        });
    });

    test('an id goes only where ids are kept', () => {
        expect(caught(() => convert({ id: 5, name: 'a' }))).toMatchObject({ path: 'id', kind: 'validation' });
        const keeping = createRowCheck(columns, 'convert', { keepIds: true });
        expect(keeping({ id: '5', name: 'a' })).toEqual({ id: 5, name: 'a' });
        expect(caught(() => keeping({ id: 'five' }))).toMatchObject({ path: 'id' });
    });

    test.each([
        [{ price: 'abc' }, 'price', 'Column "price" takes a decimal, not "abc".'],
        [{ price: null }, 'price', 'Column "price" takes a decimal, not null.'],
        [{ price: [1] }, 'price', 'Column "price" takes a decimal, not a list.'],
        [{ price: { $numberDecimal: '1' } }, 'price', 'Column "price" takes a decimal, not an object.'],
        [{ price: new Date(5) }, 'price', 'Column "price" takes a decimal, not the Date 5.'],
        [{ code: null }, 'code', 'Column "code" takes an int, not null.'],
        [{ tags: 'a,b' }, 'tags', 'Column "tags" takes a list of text, not "a,b".'],
        [{ tags: ['a', {}] }, 'tags[1]', 'Column "tags[1]" takes a text, not an object.'],
    ])('%j says where, which type and which value', (row, path, message) => {
        expect(caught(() => convert(row))).toMatchObject({ path, message, kind: 'validation' });
    });

    test('of a long value only the beginning is shown', () => {
        const { message } = caught(() => convert({ price: `9${'x'.repeat(1_000_000)}` }));
        expect(message).toContain('not "9xxxxx');
        expect(message.length).toBeLessThan(120);
        const name = caught(() => convert({ ['x'.repeat(1_000_000)]: 1 })).message;
        expect(name.length).toBeLessThan(120);
        const source = caught(() =>
            convert({ price: () => 'a function is shown as its source, which may be long' }),
        );
        expect(source.message.length).toBeLessThan(120);
    });

    test('values of passwords and sensitive columns, and tokens, are not shown', () => {
        const errors = [
            caught(() => convert({ secret: { plain: 'hunter2' } })),
            caught(() => convert({ secret: ['hunter2'] })),
            caught(() => convert({ code: 'hunter2' })),
            caught(() => convert({ price: 'Bearer hunter2' })),
        ];
        for (const error of errors) {
            expect(`${error.message} ${error.hint ?? ''} ${JSON.stringify(error)}`).not.toContain('hunter2');
        }
        expect(errors[0]?.message).toBe('Column "secret" takes a password, not what is given.');
    });

    test('an enum says its values, with a near one', () => {
        const status = createRowCheck([column('enum')], 'convert');
        expect(caught(() => status({ x: 'opened' }))).toMatchObject({
            message: 'Column "x" takes an enum, not "opened". Did you mean "open"?',
            hint: 'Its values are open, done.',
        });
        const many = createRowCheck(
            [column('enum', { values: Array.from({ length: 5000 }, (_, i) => `value ${i}`) })],
            'check',
        );
        expect(caught(() => many({ x: 'z'.repeat(100_000) })).hint?.length).toBeLessThan(450);
        expect(caught(() => many({ x: Object.create(null) as unknown })).message).toContain('not an object');
    });

    test('an enum of numbers takes numbers', () => {
        const sizes = createRowCheck([column('enum', { values: ['36', '38'] })], 'convert');
        expect(sizes({ x: 38 })).toEqual({ x: '38' });
        expect(() => sizes({ x: 37 })).toThrow(/takes an enum, not 37/);
    });

    test('columns inside an object are checked as columns', () => {
        const address = column('object', {
            name: 'address',
            children: [column('text', { name: 'city' }), column('int', { name: 'zip', nullable: true })],
        });
        const one = createRowCheck([address], 'convert');
        const right = { address: { city: 'Graz', zip: 8010 } };
        expect(one(right)).toBe(right);
        expect(one({ address: '{"city":"Graz","zip":"8010"}' })).toEqual(right);
        expect(caught(() => one({ address: { city: 'Graz', zip: 'x' } }))).toMatchObject({
            path: 'address.zip',
            message: 'Column "address.zip" takes an int, not "x".',
        });
        expect(caught(() => one({ address: { citty: 'Graz' } }))).toMatchObject({
            path: 'address.citty',
            message: 'There is no column "address.citty". Did you mean "city"?',
        });
        const many = createRowCheck([{ ...address, style: 'list' }], 'convert');
        expect(caught(() => many({ address: [{ city: 'Graz' }, { city: [] }] }))).toMatchObject({
            path: 'address[1].city',
        });
    });

    test('a type that is new to this package passes as it is', () => {
        const later = createRowCheck([column('hologram'), column('constructor', { name: 'y' })], 'check');
        const row = { x: { any: 1 }, y: 5 };
        expect(later(row)).toBe(row);
    });

    test('objects of another realm are objects', () => {
        const foreign = Object.create(Object.create(null) as object) as Record<string, unknown>;
        foreign['a'] = 1;
        expect(run('check', column('json'), foreign)).toBe(foreign);
    });
});
