import { deflateRawSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, type Fields, openClient } from './client.js';

const W = '/workspace/1';
const SITE = `${W}/static_host/storefront`;

let client: Client;

beforeAll(async () => {
    client = await openClient();
}, 60_000);

afterAll(async () => {
    await client.sandbox.close();
});

/** A zip archive of these files, packed. */
function zip(files: Readonly<Record<string, string>>): Buffer {
    const parts: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    for (const [path, text] of Object.entries(files)) {
        const name = Buffer.from(path);
        const data = deflateRawSync(text);
        const local = Buffer.alloc(30);
        local.writeUInt32LE(0x04034b50, 0);
        local.writeUInt16LE(8, 8);
        local.writeUInt16LE(name.length, 26);
        const entry = Buffer.alloc(46);
        entry.writeUInt32LE(0x02014b50, 0);
        entry.writeUInt16LE(8, 10);
        entry.writeUInt32LE(data.length, 20);
        entry.writeUInt16LE(name.length, 28);
        entry.writeUInt32LE(offset, 42);
        parts.push(local, name, data);
        directory.push(entry, name);
        offset += 30 + name.length + data.length;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(Object.keys(files).length, 10);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...parts, ...directory, end]);
}

async function upload(bytes: Buffer, name = 'Release 1') {
    const form = new FormData();
    form.append('name', name);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'site.zip');
    const response = await fetch(`${client.sandbox.metaUrl}${SITE}/build`, {
        method: 'POST',
        headers: { authorization: `Bearer ${client.sandbox.tokens.full}` },
        body: form,
    });
    return { status: response.status, body: (await response.json()) as Fields & { status: string } };
}

const FILES = { 'index.html': '<h1>Pens</h1>', 'css/site.css': 'h1 { color: black }' };

describe('static sites', () => {
    test('one lives without a deletion: made, listed, changed, moved', async () => {
        const made = await client.ok('POST', `${W}/static_host`, { name: 'docs' });
        expect(made).toMatchObject({
            name: 'docs',
            workspace: { id: 1 },
            prod: { default_url: null, mode: null },
        });
        expect((await client.send('POST', `${W}/static_host`, { name: 'docs' })).status).toBe(400);
        const page = await client.ok('GET', `${W}/static_host`);
        expect(page).toMatchObject({
            curPage: 1,
            perPage: 100,
            itemsTotal: 2,
            items: [{ name: 'storefront' }, made],
        });
        expect(page).not.toHaveProperty('pageTotal');
        const git = { repo: 'https://example.test/docs.git', private_key: 'a made-up key' };
        const changed = await client.ok('POST', `${W}/static_host/docs/edit`, { description: 'Help', git });
        expect(changed).toMatchObject({ description: 'Help', git: { repo: git.repo, private_key: '' } });
        const moved = await client.ok('POST', `${W}/static_host/${made.id}/migrate`, { env: 'dev' });
        expect(moved).toMatchObject({ dev: { mode: 'standalone' }, prod: { mode: null } });
        expect(await client.ok('GET', `${W}/static_host/docs`)).toEqual(moved);
        expect((await client.send('GET', `${W}/static_host/nothing`)).status).toBe(404);
    });

    test('a build gets ready over successive reads, is published and deleted', async () => {
        const { body: made } = await upload(zip(FILES));
        expect(made).toMatchObject({
            status: 'pending',
            original: 'site.zip',
            file_count: 2,
            file_bytes: 32,
        });
        const one = `${SITE}/build/${made.id}`;
        const statuses = [];
        for (let i = 0; i < 3; i++) statuses.push((await client.ok<{ status: string }>('GET', one)).status);
        expect(statuses).toEqual(['building', 'ok', 'ok']);
        expect((await client.ok('GET', `${SITE}/build`)).items[0]).toMatchObject({
            id: made.id,
            status: 'ok',
        });

        const urls = await client.ok<{ default_url: string }>('POST', `${one}/env`, { env: 'prod' });
        expect(urls.default_url).toMatch(/^https:\/\/\w+\.static\.example\.test$/);
        expect(await client.ok('GET', SITE)).toMatchObject({ prod: urls, dev: { default_url: null } });
        expect((await client.send('POST', `${one}/env`, { env: 'stage' })).status).toBe(400);

        expect(await client.ok<string>('GET', `${one}/multidoc?source=built`)).toBe(
            '// index.html\n<h1>Pens</h1>\n---\n// css/site.css\nh1 { color: black }\n',
        );
        await client.ok('DELETE', one);
        expect((await client.send('GET', one)).status).toBe(404);
        expect(await client.ok('GET', SITE)).toMatchObject({ prod: { default_url: null } });
    });

    test('what is no archive fails, and is not published', async () => {
        const { body: made } = await upload(Buffer.from('no zip'));
        const one = `${SITE}/build/${made.id}`;
        await client.ok('GET', one);
        expect(await client.ok('GET', one)).toMatchObject({
            status: 'error',
            log: expect.stringContaining('zip'),
        });
        expect((await client.send('POST', `${one}/env`, { env: 'dev' })).status).toBe(400);
        expect((await client.send('GET', `${W}/static_host/docs/build/${made.id}`)).status).toBe(404);
    });

    test('a name and a file are wanted', async () => {
        expect(await upload(zip(FILES), '')).toMatchObject({
            status: 400,
            body: { message: 'Missing param: name' },
        });
        const bare = await client.send('POST', `${SITE}/build`, { name: 'x' });
        expect(bare.body.message).toBe('Missing param: file');
    });
});
