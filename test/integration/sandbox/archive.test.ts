import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { type Client, type Fields, openClient } from './client.js';

const W = '/workspace/1';
const LISTS = ['table', 'apigroup', 'function', 'task', 'tool', 'middleware', 'table/trigger', 'trigger'];

let client: Client;

beforeAll(async () => {
    client = await openClient();
}, 60_000);

afterAll(async () => {
    await client.sandbox.close();
});

async function download(path: string, body: object = {}): Promise<Uint8Array<ArrayBuffer>> {
    const response = await fetch(client.sandbox.metaUrl + path, {
        method: 'POST',
        headers: { ...bearer(), 'content-type': 'application/json' },
        body: JSON.stringify(body),
    });
    return new Uint8Array(await response.arrayBuffer());
}

async function upload(
    path: string,
    file: Uint8Array<ArrayBuffer>,
    fields: Readonly<Record<string, string>> = {},
) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([file]), 'archive.xano');
    const response = await fetch(client.sandbox.metaUrl + path, {
        method: 'POST',
        headers: bearer(),
        body: form,
    });
    return { status: response.status, body: (await response.json()) as Fields };
}

const bearer = () => ({ authorization: `Bearer ${client.sandbox.tokens.full}` });

/** Everything in a workspace by name and guid, which outlive a round trip; ids and dates of changes do not. */
async function contents(workspace: string): Promise<unknown> {
    const found: unknown[] = [];
    for (const list of LISTS) {
        const { items } = await client.ok('GET', `${workspace}/${list}?sort=name&per_page=1000`);
        found.push(items.map(({ name, guid, description }) => [name, guid, description]));
    }
    return found;
}

const rowsOf = async (workspace: string, name: string, source: string): Promise<unknown> => {
    const { items } = await client.ok('GET', `${workspace}/table?search=${name}`);
    const table = items.find((one) => one.name === name);
    const headers = { 'x-data-source': source };
    const page = await client.ok('GET', `${workspace}/table/${table!.id}/content?per_page=20`, undefined, {
        headers,
    });
    return [page.itemsTotal, page.items];
};

test('a whole workspace comes back from its archive', async () => {
    const before = [
        await contents(W),
        await rowsOf(W, 'orders', 'live'),
        await rowsOf(W, 'customers', 'test'),
    ];
    const archive = await download(`${W}/export`);
    const { items } = await client.ok('GET', `${W}/table`);
    await client.ok('DELETE', `${W}/table/${items[0]!.id}`);
    await client.ok('POST', `${W}/function`, { name: 'later', description: '' });

    const answer = await upload(`${W}/import`, archive);
    expect(answer).toMatchObject({ status: 200, body: { id: 1, name: 'Paper & Pen', branch: 'v1' } });
    const after = [
        await contents(W),
        await rowsOf(W, 'orders', 'live'),
        await rowsOf(W, 'customers', 'test'),
    ];
    expect(after).toEqual(before);

    const tables = await client.ok('GET', `${W}/table?per_page=1000`);
    const ids = new Map(tables.items.map(({ id, name }) => [name, id]));
    const orders = tables.items.find(({ name }) => name === 'orders')!;
    expect(orders.schema.find(({ name }) => name === 'customer_id')).toMatchObject({
        tableref_id: ids.get('customers'),
    });
    const [trigger] = (await client.ok('GET', `${W}/table/trigger`)).items;
    expect(trigger).toMatchObject({ table_id: ids.get('orders') });
    const row = await client.ok('POST', `${W}/table/${ids.get('customers')}/content`, {
        name: 'New',
        email: 'n@example.test',
    });
    expect(row.id).toBeGreaterThan(1);
});

test('a locked archive wants its password, and anything else is no archive', async () => {
    const locked = await download(`${W}/export`, { password: 'made-up' });
    expect(await upload('/workspace/2/import', locked)).toMatchObject({
        status: 400,
        body: { message: 'Wrong password.' },
    });
    expect((await upload('/workspace/2/import', locked, { password: 'made-up' })).status).toBe(200);
    expect(await contents('/workspace/2')).toEqual(await contents(W));
    expect((await upload('/workspace/2/import', new Uint8Array([1, 2, 3]))).body.message).toBe(
        'Invalid value for param: file',
    );
    expect((await upload('/workspace/2/import', await download(`${W}/export-schema`))).status).toBe(400);
});

test('a schema is loaded into a new branch', async () => {
    const made = await client.ok('POST', '/workspace', { name: 'Fresh' });
    const fresh = `/workspace/${made.id}`;
    const archive = await download(`${W}/export-schema`);
    const first = await upload(`${fresh}/import-schema`, archive, { newbranch: 'loaded', setlive: 'true' });
    expect(first).toMatchObject({ status: 200, body: { label: 'loaded', live: true } });
    const names = async (workspace: string) =>
        (await client.ok('GET', `${workspace}/table?per_page=1000`)).items.map(({ name, schema }) => [
            name,
            schema.map((column) => column.name),
        ]);
    expect(await names(fresh)).toEqual(await names(W));
    expect((await upload(`${fresh}/import-schema`, archive, { newbranch: 'loaded' })).status).toBe(400);
    const again = await upload(`${fresh}/import-schema`, archive, { newbranch: 'again' });
    expect(again).toMatchObject({ status: 200, body: { label: 'again' } });
    expect(again.body).not.toHaveProperty('live');
});
