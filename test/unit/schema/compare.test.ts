import { describe, expect, test } from '@jest/globals';
import { compareSchema, describeFields } from '../../../core/src/schema/index.js';
import type { Column, FieldsInput, Index } from '../../../core/src/schema/index.js';

const indexes: Index[] = [
    { type: 'primary', fields: [{ name: 'id' }], id: '1339908e' },
    { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }], id: '411a6c94' },
];
const table = (fields: FieldsInput, more: Index[] = []) => ({
    columns: describeFields(fields).columns,
    indexes: [...indexes, ...more],
});
const changesOf = (has: FieldsInput, wants: FieldsInput) => compareSchema(table(has), describeFields(wants));

const nothing = { add: [], change: [], add_index: [], same: true, warnings: [] };

describe('the same', () => {
    const fields = {
        name: { type: 'text', required: true, unique: true, filters: { lower: true, trim: true } },
        price: { type: 'decimal', default: 0 },
        active: { type: 'bool', default: true },
        tier: { type: 'enum', values: ['a', 'b'], default: 'a' },
        place: { type: 'object', children: { city: 'text' } },
        about: { type: 'vector', size: 3 },
    };
    const unique: Index = { type: 'btree|unique', fields: [{ name: 'name', op: 'asc' }], id: '0f3c9a21' };

    test('a table made from a description', () => {
        const current = table(fields, [unique]);
        expect(compareSchema(current, describeFields(fields))).toEqual({
            ...nothing,
            unlisted: [],
            merged: current.columns,
        });
    });

    test('read back with other words for the same', () => {
        const current = table(fields, [{ ...unique, fields: [{ name: 'name' }] }]);
        const reworded = current.columns.map((column): Column => {
            const changed = {
                name: {
                    validators: { trim: true, lower: true, min: null },
                    sensitive: false,
                    tableref_id: null,
                },
                price: { default: '' },
                active: { default: '1' },
                about: { vector: {} },
            }[column.name];
            return { ...column, ...changed };
        });
        const { columns, indexes: wanted } = describeFields(fields);
        // Without `stated` every key is compared.
        expect(compareSchema({ ...current, columns: reworded }, { columns, indexes: wanted })).toMatchObject(
            nothing,
        );
    });

    test('defaults as numbers and booleans', () => {
        const current = table(fields, [unique]);
        const columns = current.columns.map((column) =>
            column.name === 'active'
                ? { ...column, default: true }
                : column.name === 'price'
                  ? { ...column, default: null }
                  : column,
        ) as unknown as Column[];
        expect(compareSchema({ ...current, columns }, describeFields(fields)).same).toBe(true);
    });

    test('what is not described is left alone', () => {
        const found = changesOf(
            { name: { type: 'text', required: true, description: 'x', access: 'private' }, other: 'int' },
            { name: 'text' },
        );
        expect(found).toMatchObject({ ...nothing, unlisted: ['other'] });
    });

    test('id and created_at are not forced on a table that has others', () => {
        const current = { columns: table({ id: 'uuid' }).columns.slice(0, 1), indexes: indexes.slice(0, 1) };
        expect(compareSchema(current, describeFields({}))).toMatchObject({
            ...nothing,
            merged: current.columns,
        });
    });

    test('a unique index serves as a plain one, not the other way round', () => {
        const plain: Index = { type: 'btree', fields: [{ name: 'a', op: 'asc' }] };
        const a = { type: 'btree|unique', fields: [{ name: 'a', op: 'asc' }] } as const;
        expect(
            compareSchema(table({ a: 'int' }, [a]), describeFields({ a: { type: 'int', index: true } })).same,
        ).toBe(true);
        const other = compareSchema(
            table({ a: 'int' }, [plain]),
            describeFields({ a: { type: 'int', unique: true } }),
        );
        expect(other).toMatchObject({ same: false, add_index: [a] });
        expect(other.warnings).toEqual([expect.stringContaining('"a" becomes unique')]);
    });
});

describe('differences', () => {
    test('an index alone, on a column described by nothing else', () => {
        const current = table({ email: 'text' });
        const bare = { ...current, indexes: current.indexes.slice(0, 1) };
        const found = compareSchema(
            bare,
            describeFields({ email: { unique: true } }, 'modify_fields', current.columns),
        );
        expect(found).toMatchObject({ add: [], change: [], same: false });
        expect(found.add_index).toEqual([{ type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] }]);
    });

    test('additions go to the end and nothing is dropped', () => {
        const found = changesOf(
            { a: 'int', b: 'text' },
            { c: { type: 'int', index: true }, a: { type: 'int', required: true } },
        );
        expect(found.merged.map(({ name }) => name)).toEqual(['id', 'created_at', 'a', 'b', 'c']);
        expect(found.add.map(({ name }) => name)).toEqual(['c']);
        expect(found.unlisted).toEqual(['b']);
        expect(found.add_index).toEqual([{ type: 'btree', fields: [{ name: 'c', op: 'asc' }] }]);
        expect(found.change).toMatchObject([
            { name: 'a', to: { required: true }, changes: [{ key: 'required', from: false, to: true }] },
        ]);
        expect(found.merged[2]).toBe(found.change[0]!.to);
        expect(found.same).toBe(false);
    });

    test('keys of the table that nobody knows are kept, and what is no longer wanted is cleared', () => {
        const current = table({ a: { type: 'int', tableref_id: 5, filters: { min: 1 }, sensitive: true } });
        const columns = current.columns.map((column) => ({ ...column, future: 1 }));
        const { columns: wanted, indexes: none } = describeFields({ a: 'int' });
        const [change] = compareSchema({ ...current, columns }, { columns: wanted, indexes: none }).change;
        expect(change!.to).toMatchObject({
            future: 1,
            tableref_id: null,
            validators: null,
            sensitive: false,
        });
    });

    test('a type and children that only the server understands are compared as far as they go', () => {
        const odd = { name: 'a', type: 'hologram', default: '', children: '' } as unknown as Column;
        const wanted = describeFields({ a: { type: 'object', children: { city: 'text' } } });
        const [change] = compareSchema({ columns: [odd], indexes }, wanted).change;
        expect(change!.changes.map(({ key }) => key)).toEqual(expect.arrayContaining(['type', 'children']));
        expect(change!.to).toMatchObject({ type: 'object', children: [{ name: 'city' }] });
    });

    test('a new type takes its own details and keeps what lasts', () => {
        const [change] = changesOf(
            { a: { type: 'enum', values: ['x'], default: 'x', description: 'd', access: 'private' } },
            { a: 'int' },
        ).change;
        expect(change!.to).toEqual({
            name: 'a',
            type: 'int',
            description: 'd',
            nullable: false,
            default: '',
            required: false,
            access: 'private',
            style: 'single',
        });
    });

    test.each<[string, FieldsInput, FieldsInput, RegExp[]]>([
        ['type', { a: 'text' }, { a: 'int' }, [/from text to int/]],
        ['style', { a: 'text' }, { a: 'text[]' }, [/from single to list/]],
        [
            'no longer null',
            { a: { type: 'int', nullable: true } },
            { a: { type: 'int', nullable: false } },
            [/no longer be null/],
        ],
        ['now null', { a: 'int' }, { a: { type: 'int', nullable: true } }, []],
        ['now required', { a: 'text' }, { a: { type: 'text', required: true } }, [/becomes required/]],
        ['required with a default', { a: 'text' }, { a: { type: 'text', required: true, default: 'x' } }, []],
        [
            'fewer values',
            { a: { type: 'enum', values: ['x', 'y'] } },
            { a: { type: 'enum', values: ['x'] } },
            [/no longer allows y/],
        ],
        [
            'more values',
            { a: { type: 'enum', values: ['x'] } },
            { a: { type: 'enum', values: ['x', 'y'] } },
            [],
        ],
        ['size', { a: { type: 'vector', size: 3 } }, { a: { type: 'vector', size: 4 } }, [/size/]],
        [
            'a child gone',
            { a: { type: 'object', children: { b: 'int', c: 'int' } } },
            { a: { type: 'object', children: { b: 'int' } } },
            [/loses c/],
        ],
        [
            'a new required column',
            {},
            { a: { type: 'int', required: true } },
            [/required and has no default/],
        ],
        [
            'a new required column that may be null',
            {},
            { a: { type: 'int', required: true, nullable: true } },
            [],
        ],
        ['a new unique column', {}, { a: { type: 'int', unique: true } }, [/new and unique/]],
        ['another default', { a: 'int' }, { a: { type: 'int', default: 3 } }, []],
    ])('warnings: %s', (_name, has, wants, warnings) => {
        const found = changesOf(has, wants);
        expect(found.same).toBe(false);
        expect(found.warnings).toEqual(warnings.map((warning) => expect.stringMatching(warning)));
    });

    test('the type of a primary key is not changed', () => {
        const found = changesOf({ id: 'uuid' }, { id: 'int' });
        expect(found).toMatchObject({
            same: true,
            change: [],
            warnings: [expect.stringContaining('stays as it is (uuid)')],
        });
        expect(found.merged[0]!.type).toBe('uuid');
    });
});
