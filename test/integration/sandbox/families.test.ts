import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, type Fields, openClient } from './client.js';
import { FAMILY_CASES } from './family-scripts.js';

const SYNTAX = 'ERROR_CODE_SYNTAX_ERROR';

let client: Client;

beforeAll(async () => {
    client = await openClient();
}, 60_000);

afterAll(async () => {
    await client.sandbox.close();
});

const names = ({ items }: Fields): readonly string[] => items.map(({ name }) => name);

describe.each(FAMILY_CASES)('$kind', ({ kind, path, script, shown, json, alwaysLive }) => {
    const base = `/workspace/1/${path}`;

    test('lives from its script to its deletion', async () => {
        const made = await client.ok('POST', base, script('alpha', 'First'));
        expect(made).toMatchObject({ name: 'alpha', description: 'First', xanoscript: null, ...shown });
        const one = `${base}/${made.id}`;
        expect(await client.ok('GET', one)).toEqual(made);

        const again = await client.ok('PUT', `${one}?include_xanoscript=true`, script('beta', 'Second'));
        expect(again).toMatchObject({ id: made.id, name: 'beta', description: 'Second', ...shown });
        expect(again.xanoscript).toEqual({ status: 'ok', value: script('beta', 'Second'), message: '' });
        expect(names(await client.ok('GET', `${base}?search=bet`))).toEqual(['beta']);
        expect(await client.ok('GET', `${base}?include_xanoscript=true&search=beta`)).toMatchObject({
            items: [{ xanoscript: { value: script('beta', 'Second') } }],
        });

        expect(await client.ok('DELETE', one)).toBeNull();
        expect((await client.send('GET', one)).status).toBe(404);
        const audit = await client.ok('GET', '/workspace/1/audit_log?per_page=3');
        expect(audit.items.map(({ type }) => type)).toEqual([
            `${kind}:delete`,
            `${kind}:update`,
            `${kind}:create`,
        ]);
    });

    test('a wrong script is refused where it goes wrong, and nothing is made', async () => {
        const before = names(await client.ok('GET', base));
        const wrong = await client.send('POST', base, 'invalid stuff');
        expect([wrong.status, wrong.body]).toEqual([
            400,
            {
                code: SYNTAX,
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
        const open = await client.send('POST', base, script('open', '').slice(0, -1));
        expect([open.status, open.body.code]).toEqual([400, SYNTAX]);
        const bare = await client.send('POST', base, `${kind} bare {\n}`);
        expect([bare.status, bare.body.message]).toEqual([
            400,
            expect.stringMatching(new RegExp(`^${kind} is missing the \\w+ clause$`)),
        ]);
        expect(names(await client.ok('GET', base))).toEqual(before);
    });

    test('a name is given once on a branch', async () => {
        const { id } = await client.ok('POST', base, script('twin', ''));
        expect((await client.send('POST', base, script('twin', ''))).status).toBe(400);
        const other = await client.ok('POST', base, script('single', ''));
        expect((await client.send('PUT', `${base}/${other.id}`, script('twin', ''))).status).toBe(400);
        expect((await client.send('PUT', `${base}/${id}`, script('twin', 'same'))).status).toBe(200);
    });

    test(
        alwaysLive === true ? 'is always live and cannot be restricted' : 'keeps a draft, and is restricted',
        async () => {
            const { id } = await client.ok('POST', base, script('drafty', 'Live'));
            const one = `${base}/${id}`;
            await client.ok('PUT', `${one}?publish=false`, script('drafty', 'Draft'));
            const live = alwaysLive === true ? 'Draft' : 'Live';
            expect((await client.ok('GET', one)).description).toBe(live);
            expect((await client.ok('GET', `${one}?include_draft=true`)).description).toBe('Draft');
            const restricted = await client.send('PUT', `${one}/security`, { guid: '' });
            expect(restricted.status).toBe(alwaysLive === true ? 404 : 200);
            if (alwaysLive === true) return;
            expect((await client.send('PUT', `${one}/security`, {})).body.message).toBe(
                'Missing param: guid',
            );
            await client.ok('PUT', one, script('drafty', 'Published'));
            expect((await client.ok('GET', `${one}?include_draft=true`)).description).toBe('Published');
        },
    );

    test(json === undefined ? 'JSON is refused' : 'is made and changed by JSON as well', async () => {
        if (json === undefined) {
            expect((await client.send('POST', base, { name: 'x', description: '' })).status).toBe(400);
            return;
        }
        const made = await client.ok('POST', `${base}?include_xanoscript=true`, json);
        expect(made.name).toBe('from_json');
        // What it shows as its script can be sent back.
        await client.ok('PUT', `${base}/${made.id}`, made.xanoscript.value);
        const { name: _name, ...nameless } = json;
        expect((await client.send('POST', base, nameless)).body.message).toBe('Missing param: name');
        const changed = await client.ok('PUT', `${base}/${made.id}`, {
            ...json,
            description: 'Other',
            tag: ['a'],
        });
        expect([changed.description, changed.tag]).toEqual(['Other', ['a']]);
    });
});

test('a fork of a branch has every kind, under other ids', async () => {
    for (const { path, script } of FAMILY_CASES)
        await client.ok('POST', `/workspace/1/${path}`, script('forked', ''));
    await client.ok('POST', '/workspace/1/branch', { label: 'fork', source_branch: 'v1' });
    for (const { path } of FAMILY_CASES) {
        const base = `/workspace/1/${path}`;
        const [live] = (await client.ok('GET', `${base}?search=forked`)).items;
        const [copy] = (await client.ok('GET', `${base}?search=forked&branch=fork`)).items;
        expect(copy).toMatchObject({ name: 'forked' });
        expect(copy?.id).not.toBe(live?.id);
    }
    const made = await client.ok(
        'POST',
        '/workspace/1/tool?branch=fork',
        FAMILY_CASES[3]!.script('only_here', ''),
    );
    expect(made.branch).toBe('fork');
    expect(names(await client.ok('GET', '/workspace/1/tool?search=only_here'))).toEqual([]);
});

test('a trigger on a table that is not there is refused', async () => {
    const script = FAMILY_CASES[6]!.script('lost', '').replace('"orders"', '"nothing"');
    expect((await client.send('POST', '/workspace/1/table/trigger', script)).status).toBe(400);
});

test('a task is switched on and off', async () => {
    const { items } = await client.ok('GET', '/workspace/1/task?search=refresh');
    const path = `/workspace/1/task/${items[0]!.id}/activate`;
    expect(await client.ok('POST', path, { active: false })).toMatchObject({ active: false });
    expect(await client.ok('POST', path, { active: true })).toMatchObject({ active: true });
});
