import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';

import { type Client, type Fields, openClient } from './client.js';

let client: Client;

beforeAll(async () => {
    client = await openClient({ seed: 'sample' });
}, 60_000);
afterAll(() => client.sandbox.close());

const W = '/workspace/1';

describe('workspace', () => {
    test('create, change and delete', async () => {
        const made = await client.ok('POST', '/workspace', { name: 'Extra' });
        expect(made).toMatchObject({ name: 'Extra', swagger: false, documentation: null, branch: 'v1' });
        const path = `/workspace/${made.id}`;
        expect((await client.ok('PUT', path, { swagger: true })).swagger).toBe(true);
        await client.ok('POST', `${path}/table`, { name: 't' });
        expect(await client.ok('GET', `${path}/datasource`)).toEqual([{ color: '#008000', label: 'live' }]);
        await client.ok('DELETE', path);
        expect((await client.send('GET', path)).status).toBe(404);
        expect(await client.ok('GET', '/workspace')).toHaveLength(2);
    });

    test('context as YAML and as JSON, openapi, and archives as bytes', async () => {
        const yaml = await client.send('GET', `${W}/context`);
        expect(yaml.headers.get('content-type')).toBe('text/yaml; charset=UTF-8');
        expect(yaml.body).toContain('\n  - id: 1\n    name: customers\n');
        expect(Object.keys(await client.ok('GET', `${W}/context?format=json&include=tables`))).toEqual([
            'workspace',
            'tables',
        ]);
        const spec = await client.ok('GET', `${W}/openapi`);
        expect(Object.keys(spec.paths).every((path) => path.startsWith('/api:'))).toBe(true);
        const { sandbox } = client;
        const response = await fetch(`${sandbox.metaUrl}${W}/export-schema`, {
            method: 'POST',
            headers: { authorization: `Bearer ${sandbox.tokens.full}` },
        });
        expect(response.headers.get('content-type')).toBe('application/octet-stream');
        const archive = JSON.parse(gunzipSync(Buffer.from(await response.arrayBuffer())).toString());
        expect(archive.tables.length).toBeGreaterThan(2);
    });
});

describe('branches', () => {
    test('a fork has the groups of its source, and live moves', async () => {
        await client.ok('POST', `${W}/branch`, { label: 'next', source_branch: 'v1' });
        const live = await client.ok('GET', `${W}/apigroup`);
        const fork = await client.ok('GET', `${W}/apigroup?branch=next`);
        const pick = ({ name, canonical }: Fields) => [name, canonical];
        expect(fork.items.map(pick).sort()).toEqual(live.items.map(pick).sort());
        const endpoints = await client.ok('GET', `${W}/apigroup/${fork.items[0]!.id}/api`);
        expect(endpoints.items.length).toBeGreaterThan(0);
        await client.ok('PUT', `${W}/branch/next`, { label: 'later' });
        expect((await client.ok('GET', `${W}/function?branch=later`)).items.length).toBeGreaterThan(0);
        expect(await client.ok('POST', `${W}/branch/later/live`)).toMatchObject({
            label: 'later',
            live: true,
        });
        expect((await client.ok('GET', W)).branch).toBe('later');
        for (const label of ['later', 'v1']) {
            expect((await client.send('DELETE', `${W}/branch/${label}`)).status).toBe(400);
        }
        await client.ok('POST', `${W}/branch/v1/live`);
        await client.ok('DELETE', `${W}/branch/later`);
        expect((await client.send('GET', `${W}/apigroup?branch=later`)).status).toBe(404);
        const branches = await client.ok<Fields[]>('GET', `${W}/branch`);
        expect(branches.filter((branch) => branch.live)).toHaveLength(1);
        expect(branches.filter((branch) => 'live' in branch)).toHaveLength(1);
    });
});

describe('API groups and endpoints', () => {
    test('from JSON to an OpenAPI document', async () => {
        const group = await client.ok('POST', `${W}/apigroup`, {
            name: 'shop',
            description: '',
            swagger: true,
        });
        expect(group.canonical).toMatch(/^\w{8}$/);
        expect(group.documentation).toEqual({
            link: `${client.sandbox.origin}/apispec:${group.canonical}:v1?type=json`,
        });
        expect(group.input).toEqual([]);
        const path = `${W}/apigroup/${group.id}`;
        const missing = await client.send('POST', `${path}/api`, { name: 'x', description: '' });
        expect(missing.body.message).toBe('Missing param: verb');
        const api = await client.ok('POST', `${path}/api`, {
            name: 'orders/{id}',
            description: 'One',
            verb: 'GET',
        });
        expect(api).toMatchObject({ auth: false, draft_updated_at: null, xanoscript: null, input: [] });
        expect(api.cache).toMatchObject({ active: false, ttl: 3600 });
        const script = `query search verb=POST {
  auth = "customers"
  input {
    text term filters=trim
    int limit?=20
  }
  stack {
    var $x { value = "}" }
  }
  response = $x
}`;
        const scripted = await client.ok('POST', `${path}/api?include_xanoscript=true`, script);
        expect(scripted.xanoscript).toEqual({ status: 'ok', value: script, message: '' });
        const { paths } = await client.ok('GET', `${path}/openapi`);
        expect(paths['/orders/{id}']).toMatchObject({
            get: { parameters: [{ name: 'id', in: 'path', required: true }] },
        });
        const schema = {
            properties: { term: { type: 'string' }, limit: { type: 'integer', default: '20' } },
            required: ['term'],
        };
        expect(paths['/search']).toMatchObject({
            post: {
                requestBody: { content: { 'application/json': { schema } } },
                security: [{ bearerAuth: [] }],
            },
        });
        const one = await client.ok('GET', `${path}/api/${api.id}/openapi`);
        expect(Object.keys(one.paths)).toEqual(['/orders/{id}']);
        expect((await client.send('GET', `${W}/apigroup/1/api/${api.id}`)).status).toBe(404);
        await client.ok('DELETE', path);
        expect((await client.send('GET', `${path}/api/${api.id}`)).status).toBe(404);
    });

    test('publish=false keeps a draft until the next publish', async () => {
        const path = `${W}/apigroup/1/api/1`;
        const { name, verb, description } = await client.ok('GET', path);
        const draft = await client.ok('PUT', `${path}?publish=false`, { name, verb, description: 'draft' });
        expect(draft.description).toBe(description);
        expect(draft.draft_updated_at).toMatch(/\+0000$/);
        expect((await client.ok('GET', `${path}?include_draft=true`)).description).toBe('draft');
        const live = await client.ok('PUT', path, { name, verb, description: 'live' });
        expect(live).toMatchObject({ description: 'live', draft_updated_at: null });
        expect((await client.ok('GET', `${path}?include_draft=true`)).description).toBe('live');
    });

    test('security of a group sets guid and canonical', async () => {
        const { guid } = await client.ok('GET', `${W}/apigroup/2`);
        const secured = await client.ok('PUT', `${W}/apigroup/2/security`, { guid, canonical: 'mine' });
        expect(secured).toMatchObject({ guid, canonical: 'mine' });
        const taken = await client.send('PUT', `${W}/apigroup/1/security`, { guid, canonical: 'mine' });
        expect(taken.status).toBe(400);
    });
});

describe('files', () => {
    test('upload, list and delete', async () => {
        const { sandbox } = client;
        const form = new FormData();
        form.set('content', new Blob(['hello'], { type: 'image/png' }), 'grüße.png');
        form.set('access', 'private');
        const response = await fetch(`${sandbox.metaUrl}${W}/file`, {
            method: 'POST',
            headers: { authorization: `Bearer ${sandbox.tokens.full}` },
            body: form,
        });
        const file = await response.json();
        expect(file).toMatchObject({ name: 'grüße.png', size: 5, type: 'image', mime: 'image/png' });
        expect(file.path).toMatch(/^\/vault\//);
        const listed = async () => (await client.ok('GET', `${W}/file?access=private&search=GR`)).items;
        expect(await listed()).toEqual([file]);
        await client.ok('DELETE', `${W}/file/bulk_delete`, { ids: [file.id] });
        expect(await listed()).toEqual([]);
        const missing = await client.send('POST', `${W}/file`, {});
        expect(missing.body.message).toBe('Missing param: content');
    });
});

test('names of logic objects resolve through lists', async () => {
    for (const path of ['function', 'task', 'tool', 'middleware', 'table/trigger', 'trigger']) {
        const { items } = await client.ok('GET', `${W}/${path}?include_xanoscript=true`);
        expect([path, items[0]!.xanoscript.status]).toEqual([path, 'ok']);
        expect(await client.ok('GET', `${W}/${path}/${items[0]!.id}`)).toMatchObject({
            name: items[0]!.name,
        });
    }
    expect((await client.ok('GET', `${W}/addon`)).items).toEqual([]);
});
