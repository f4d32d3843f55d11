import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, type Fields, newTable, openClient } from './client.js';

let client: Client;

beforeAll(async () => {
    client = await openClient({ seed: 'empty' });
}, 60_000);
afterAll(() => client.sandbox.close());

const names = (columns: readonly { name: string }[]): string[] => columns.map(({ name }) => name);

describe('tables', () => {
    test('a table from a name alone has the recorded columns, indexes and keys', async () => {
        const table = await client.ok('POST', '/workspace/1/table', { name: 'plain', description: '' });
        expect(Object.keys(table).join(' ')).toBe(
            'id created_at updated_at name description docs guid auth tag autocomplete schema index xanoscript',
        );
        expect(table.guid).toMatch(/^[\w-]{27}$/);
        expect(table.schema).toEqual([
            {
                name: 'id',
                type: 'int',
                description: '',
                nullable: false,
                default: '',
                required: true,
                access: 'public',
                style: 'single',
            },
            {
                name: 'created_at',
                type: 'timestamp',
                description: '',
                nullable: false,
                default: 'now',
                required: false,
                access: 'private',
                style: 'single',
            },
        ]);
        expect(table.index).toEqual([
            { type: 'primary', fields: [{ name: 'id' }], id: '1339908e' },
            { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }], id: '411a6c94' },
        ]);
        expect(table.xanoscript).toBeNull();
    });

    test('a change keeps what it does not mention', async () => {
        const path = await newTable(client, 'kept', [['text', { name: 'name' }]]);
        const before = await client.ok('GET', path);
        const after = await client.ok('PUT', path, { name: 'renamed', description: 'd', tag: ['t'] });
        expect(after).toEqual({
            ...before,
            name: 'renamed',
            description: 'd',
            tag: ['t'],
            updated_at: after.updated_at,
        });
        expect((await client.ok('PUT', `${path}/meta`, { auth: true })).auth).toBe(true);
        expect(
            await client.ok('PUT', `${path}/autocomplete`, { autocomplete: [{ name: 'name' }] }),
        ).toMatchObject({
            autocomplete: [{ name: 'name' }],
        });
        expect(await client.ok('DELETE', path)).toBeNull();
        expect((await client.send('GET', path)).status).toBe(404);
    });

    test('changes made at the same moment are all there afterwards', async () => {
        const path = await newTable(client, 'at_once');
        const columns = Array.from({ length: 8 }, (_, i) => `c${i}`);
        await Promise.all([
            ...columns.map((name) => client.ok('POST', `${path}/schema/type/text`, { name })),
            client.ok('PUT', path, { description: 'd' }),
            client.ok('POST', '/workspace/1/datasource', { label: 'at_once' }),
            client.ok('POST', `${path}/content/bulk`, { items: [{}, {}] }),
        ]);
        const table = await client.ok('GET', path);
        expect(names(table.schema).slice(2).sort()).toEqual(columns);
        expect(table.description).toBe('d');
        const inSource = { headers: { 'x-data-source': 'at_once' } };
        const row = await client.ok('POST', `${path}/content`, { c7: 'x' }, inSource);
        expect(Object.keys(row)).toEqual(names(table.schema));
        const twice = await Promise.all(
            [1, 2].map(() => client.send('POST', '/workspace/1/table', { name: 'only_once' })),
        );
        expect(twice.map(({ status }) => status).sort()).toEqual([200, 400]);
    });

    test('a schema must start with id', async () => {
        const schema = [{ name: 'name', type: 'text', nullable: false, required: false }];
        expect((await client.send('POST', '/workspace/1/table', { name: 'x', schema })).status).toBe(400);
    });

    test('uuid keys', async () => {
        const schema = [
            { name: 'id', type: 'uuid', nullable: false, required: true },
            { name: 'n', type: 'int', nullable: false, required: false },
        ];
        const { id } = await client.ok('POST', '/workspace/1/table', { name: 'uuids', schema });
        const path = `/workspace/1/table/${id}/content`;
        const [first, second] = await client.ok<string[]>('POST', `${path}/bulk`, {
            items: [{ n: 1 }, { n: 2 }],
        });
        expect(first).toMatch(/^[0-9a-f-]{36}$/);
        await client.ok('POST', `${path}/bulk/patch`, { items: [{ row_id: second, updates: { n: 20 } }] });
        expect((await client.ok('GET', `${path}/${second}`)).n).toBe(20);
        expect(await client.ok('POST', `${path}/bulk/delete`, { row_ids: [first] })).toMatchObject({
            success: [first],
        });
        expect((await client.send('GET', `${path}/1`)).status).toBe(404);
    });
});

describe('columns', () => {
    const ADDERS = (
        'attachment audio bool date decimal email enum geo_linestring geo_multilinestring geo_multipoint ' +
        'geo_multipolygon geo_point geo_polygon image int json object password text timestamp uuid vector video'
    ).split(' ');

    test('all 25 adders answer the name and read back', async () => {
        const path = await newTable(client, 'every_type');
        const { id } = await client.ok('POST', '/workspace/1/table', { name: 'target' });
        const extras: Record<string, object> = {
            enum: { values: ['a', 'b'] },
            vector: { vector: { size: 4 } },
            tableref: { tableref_id: id },
            tablerefuuid: { tableref_id: id },
        };
        const all = [...ADDERS, 'tableref', 'tablerefuuid'];
        expect(all).toHaveLength(25);
        for (const type of all) {
            const name = `c_${type}`;
            const answer = await client.ok('POST', `${path}/schema/type/${type}`, { name, ...extras[type] });
            expect(answer).toEqual({ name });
        }
        const schema = await client.ok<Fields[]>('GET', `${path}/schema`);
        expect(names(schema)).toEqual(['id', 'created_at', ...all.map((type) => `c_${type}`)]);
        expect(await client.ok('GET', `${path}/schema/c_tableref`)).toMatchObject({
            type: 'int',
            tableref_id: id,
        });
        expect(await client.ok('GET', `${path}/schema/c_tablerefuuid`)).toMatchObject({
            type: 'uuid',
            nullable: true,
        });
        expect(await client.ok('GET', `${path}/schema/c_text`)).toMatchObject({ format: '', default: '' });
        expect((await client.ok('POST', `${path}/content`, {})).id).toBe(1);
    });

    test.each([
        ['text', {}, 'Missing param: name'],
        ['text', { name: 'bad name' }, 'Invalid value for param: name'],
        ['text', { name: 'x"; DROP TABLE y; --' }, 'Invalid value for param: name'],
        ['text', { name: 'id' }, 'Column already exists: id'],
        ['tableref', { name: 'ref' }, 'Missing param: tableref_id'],
        ['tableref', { name: 'ref', tableref_id: 999 }, 'Invalid value for param: tableref_id'],
        ['vector', { name: 'v' }, 'Missing param: vector'],
        ['text', { name: 'a', access: 'secret' }, 'Input "secret" is not one of the allowable values.'],
    ])('%s %j is refused', async (type, body, message) => {
        const { items } = await client.ok('GET', '/workspace/1/table?per_page=1');
        const answer = await client.send(
            'POST',
            `/workspace/1/table/${items[0]!.id}/schema/type/${type}`,
            body,
        );
        expect([answer.status, answer.body.message]).toEqual([400, message]);
    });

    test('existing rows get the default of a new column; rename and drop keep the rest', async () => {
        const path = await newTable(client, 'changing', [['text', { name: 'name' }]]);
        await client.ok('POST', `${path}/content`, { name: 'a' });
        await client.ok('POST', `${path}/schema/type/text`, { name: 'note', default: "it's" });
        await client.ok('POST', `${path}/schema/type/int`, { name: 'maybe', nullable: true });
        await client.ok('POST', `${path}/index/btree`, { fields: [{ name: 'name', op: 'asc' }] });
        expect(await client.ok('GET', `${path}/content/1`)).toMatchObject({
            name: 'a',
            note: "it's",
            maybe: null,
        });
        await client.ok('POST', `${path}/schema/rename`, { old_name: 'name', new_name: 'title' });
        await client.ok('DELETE', `${path}/schema/note`);
        const row = await client.ok('GET', `${path}/content/1`);
        expect([row.title, 'name' in row, 'note' in row]).toEqual(['a', false, false]);
        expect((await client.ok<Fields[]>('GET', `${path}/index`))[2]!.fields).toEqual([
            { name: 'title', op: 'asc' },
        ]);
        expect((await client.send('DELETE', `${path}/schema/id`)).status).toBe(400);
        expect((await client.send('GET', `${path}/schema/note`)).status).toBe(404);
    });

    test('replacing the schema drops, adds and converts', async () => {
        const path = await newTable(client, 'replaced', [
            ['text', { name: 'n' }],
            ['text', { name: 'gone' }],
        ]);
        await client.ok('POST', `${path}/content`, { n: '12', gone: 'x' });
        const [id] = await client.ok<Fields[]>('GET', `${path}/schema`);
        const column = (name: string, type: string) => ({ name, type, nullable: true, required: false });
        await client.ok('PUT', `${path}/schema`, {
            schema: [id, column('n', 'int'), column('added', 'bool')],
        });
        expect(await client.ok('GET', `${path}/content/1`)).toEqual({ id: 1, n: 12, added: null });
        await client.ok('PUT', `${path}/content/1`, { n: null });
        await client.ok('PUT', `${path}/schema`, { schema: [id, column('n', 'text')] });
        await client.ok('PUT', `${path}/content/1`, { n: 'not a number' });
        const refused = await client.send('PUT', `${path}/schema`, { schema: [id, column('n', 'int')] });
        expect(refused.status).toBe(400);
        expect((await client.ok<Fields[]>('GET', `${path}/schema`))[1]!.type).toBe('text');
    });
});

describe('indexes', () => {
    test('adders answer an id that depends on the definition only', async () => {
        const one = await newTable(client, 'indexed_1', [
            ['text', { name: 'a' }],
            ['json', { name: 'j' }],
        ]);
        const two = await newTable(client, 'indexed_2', [['text', { name: 'a' }]]);
        const fields = [{ name: 'a', op: 'asc' }];
        const first = await client.ok('POST', `${one}/index/btree`, { fields });
        expect(first.id).toMatch(/^[0-9a-f]{8}$/);
        expect(await client.ok('POST', `${two}/index/btree`, { fields })).toEqual(first);
        await client.ok('POST', `${one}/index/unique`, { fields });
        await client.ok('POST', `${one}/index/search`, {
            name: 's',
            lang: 'english',
            fields: [{ name: 'a', priority: 1 }],
        });
        await client.ok('POST', `${one}/index/vector`, { fields: [{ name: 'j', op: 'vector_l2_ops' }] });
        const types = (await client.ok<Fields[]>('GET', `${one}/index`)).map(({ type }) => type);
        expect(types).toEqual(['primary', 'btree', 'btree', 'btree|unique', 'search', 'vector']);
        await client.ok('DELETE', `${one}/index/${first.id}`);
        expect(await client.ok<Fields[]>('GET', `${one}/index`)).toHaveLength(5);
        expect((await client.send('DELETE', `${one}/index/${first.id}`)).status).toBe(404);
        expect((await client.send('DELETE', `${one}/index/1339908e`)).status).toBe(400);
    });

    test('replacing must list the primary index, and an unknown column is refused', async () => {
        const path = await newTable(client, 'indexed_3', [['text', { name: 'a' }]]);
        const primary = { type: 'primary', fields: [{ name: 'id' }] };
        const unique = { type: 'btree|unique', fields: [{ name: 'a', op: 'asc' }] };
        expect((await client.send('PUT', `${path}/index`, { index: [unique] })).status).toBe(400);
        await client.ok('PUT', `${path}/index`, { index: [primary, unique] });
        await client.ok('POST', `${path}/content`, { a: 'x' });
        expect((await client.send('POST', `${path}/content`, { a: 'x' })).status).toBe(400);
        const wrong = { fields: [{ name: 'nobody', op: 'asc' }] };
        expect((await client.send('POST', `${path}/index/btree`, wrong)).status).toBe(400);
    });
});

describe('XanoScript', () => {
    const SCRIPT = `// tickets of the help desk
table ticket {
  auth = false

  schema {
    int id
    timestamp created_at?=now {
      visibility = "private"
    }

    text subject filters=trim|min:3
    enum status?=open {
      values = ["open", "closed"]
    }

    text[] labels?
    int? parent_id? {
      table = "plain"
    }
  }

  index = [
    {type: "primary", field: [{name: "id"}]}
    {type: "btree|unique", field: [{name: "subject"}]}
  ]

  tags = ["support"]
}`;

    test('a table from XanoScript has exactly what is written', async () => {
        const table = await client.ok('POST', '/workspace/1/table', SCRIPT);
        expect(names(table.schema)).toEqual(['id', 'created_at', 'subject', 'status', 'labels', 'parent_id']);
        expect(table.schema[2]).toMatchObject({ required: true, validators: { trim: true } });
        expect(table.schema[3]).toMatchObject({
            default: 'open',
            required: false,
            values: ['open', 'closed'],
        });
        expect(table.schema[4]).toMatchObject({ style: 'list' });
        expect(table.schema[5]).toMatchObject({ nullable: true, tableref_id: expect.any(Number) });
        expect(table).toMatchObject({ name: 'ticket', tag: ['support'] });
        expect(table.index.map(({ type }) => type)).toEqual(['primary', 'btree|unique']);
    });

    test('what is printed reads back as the same table', async () => {
        const { items } = await client.ok('GET', '/workspace/1/table?search=ticket&include_xanoscript=true');
        expect(items[0]!.xanoscript).toMatchObject({ status: 'ok', message: '' });
        const script = items[0]!.xanoscript.value.replace('table ticket', 'table ticket_copy');
        const copy = await client.ok('POST', '/workspace/1/table', script);
        expect(copy.schema).toEqual(items[0]!.schema);
        expect(copy.index).toEqual(items[0]!.index);
    });

    test('bad XanoScript answers the recorded syntax error', async () => {
        const { status, body } = await client.send('POST', '/workspace/1/table', 'invalid stuff');
        expect([status, body]).toEqual([
            400,
            {
                code: 'ERROR_CODE_SYNTAX_ERROR',
                message: "Syntax error: unexpected 'invalid'",
                payload: {
                    char: 0,
                    line: 0,
                    col: 0,
                    error_line: 'invalid stuff',
                    error_snippet: 'invalid stuff',
                },
            },
        ]);
    });
});
