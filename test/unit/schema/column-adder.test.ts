import { describe, expect, test } from '@jest/globals';
import { columnTypes, describeFields, toColumnAdder } from '../../../core/src/schema/index.js';
import type { ColumnInput } from '../../../core/src/schema/index.js';
import { refusal } from '../search/refusal.js';

/** The keys each endpoint takes beside the shared ones, from the OpenAPI file. */
const extraKeys: Record<string, string[]> = {
    bool: ['default'],
    decimal: ['default', 'filters'],
    email: ['default'],
    enum: ['default', 'values'],
    int: ['default', 'filters'],
    object: ['children'],
    password: ['filters'],
    text: ['default', 'format', 'filters'],
    vector: ['default', 'vector', 'filters'],
    tableref: ['tableref_id', 'filters'],
    tablerefuuid: ['tableref_id'],
};
const shared = ['name', 'description', 'nullable', 'required', 'access', 'sensitive', 'style'];

/** A description with everything its type can have. */
const full: Record<string, object> = {
    bool: { default: true },
    date: { default: 'now' },
    decimal: { default: 1.5, filters: { min: 1 } },
    email: { default: 'a@b.c', filters: { trim: true } },
    enum: { default: 'a', values: ['a'] },
    int: { default: 2, filters: { max: 9 } },
    json: { default: '{}' },
    object: { children: { a: 'int' } },
    password: { filters: { min: 8 } },
    text: { default: 'x', format: 'html', filters: { trim: true } },
    timestamp: { default: 'now' },
    vector: { default: '[1,2,3]', size: 3, filters: { min: 0 } },
    tableref: { tableref_id: 7, default: 3, filters: { min: 1 } },
    tablerefuuid: { tableref_id: 7 },
};

describe('toColumnAdder', () => {
    const all = [...columnTypes, 'tableref', 'tablerefuuid'];
    test.each(all.map((type) => [type]))('%s sends only keys its endpoint takes', (type) => {
        const described = { name: 'c', type, description: 'd', sensitive: true, ...full[type] };
        const adder = toColumnAdder(described);
        expect(adder.type).toBe(type);
        const allowed = [...shared, ...(extraKeys[type] ?? [])];
        expect(Object.keys(adder.body).filter((key) => !allowed.includes(key))).toEqual([]);
        for (const key of extraKeys[type] ?? []) expect(adder.body).toHaveProperty(key);
    });

    test('defaults have the type of the column', () => {
        const preset = (column: ColumnInput) => toColumnAdder(column).body['default'];
        expect(preset({ name: 'c', type: 'int', default: '5' })).toBe(5);
        expect(preset({ name: 'c', type: 'decimal', default: '1.50' })).toBe(1.5);
        expect(preset({ name: 'c', type: 'bool', default: '1' })).toBe(true);
        expect(preset({ name: 'c', type: 'bool', default: false })).toBe(false);
        expect(preset({ name: 'c', type: 'text', default: '5' })).toBe('5');
        expect(preset({ name: 'c', type: 'int' })).toBeUndefined();
    });

    test('the example of the facts', () => {
        expect(
            toColumnAdder({ name: 'name', type: 'text', required: true, filters: { trim: true, max: 100 } }),
        ).toEqual({
            type: 'text',
            body: {
                name: 'name',
                nullable: false,
                required: true,
                access: 'public',
                style: 'single',
                filters: { trim: true, max: 100 },
            },
            left_out: [],
        });
    });

    test.each<[ColumnInput, string[]]>([
        [{ name: 'c', type: 'timestamp', default: 'now' }, ['default']],
        [{ name: 'c', type: 'email', validators: { trim: true }, unique: true }, ['filters', 'unique']],
        [{ name: 'c', type: 'int', tableref_id: 4, default: 1, index: true }, ['default', 'index']],
        [{ name: 'c', type: 'int', default: 1 }, []],
    ])('says what its endpoint does not take: %j', (column, left) => {
        expect(toColumnAdder(column).left_out).toEqual(left);
    });

    test('takes columns as they are described and recorded', () => {
        const columns = describeFields({ a: { type: 'uuid', tableref_id: 9 }, b: 'text' }).columns;
        expect(columns.slice(2).map((column) => toColumnAdder(column).type)).toEqual([
            'tablerefuuid',
            'text',
        ]);
    });

    test.each<[string, unknown, string, RegExp]>([
        ['no name', { type: 'text' }, 'column.name', /no name/],
        [
            'a table by name',
            { name: 'c', type: 'int', foreign_key: 'users' },
            'column.tableref_id',
            /"users"/,
        ],
        ['an enum without values', { name: 'c', type: 'enum' }, 'column.values', /values/],
    ])('refuses %s', (_name, column, path, message) => {
        expect(refusal(() => toColumnAdder(column as ColumnInput))).toEqual({
            path,
            message: expect.stringMatching(message),
            hint: expect.stringMatching(/\S/),
        });
    });
});
