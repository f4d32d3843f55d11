import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, type Fields, openClient } from './client.js';
import { FAMILY_CASES } from './family-scripts.js';

interface Preview {
    readonly operations: readonly { readonly action: string; readonly type: string; readonly name: string }[];
    readonly summary: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly workspace_name: string;
}

interface Pushed {
    readonly guid_map: readonly { readonly type: string; readonly name: string; readonly guid: string }[];
}

const W = '/workspace/1';

let client: Client;

beforeAll(async () => {
    client = await openClient();
    for (const { path, script } of FAMILY_CASES)
        await client.ok('POST', `${W}/${path}`, script('one', 'Of each'));
}, 60_000);

afterAll(async () => {
    await client.sandbox.close();
});

const exported = (workspace = W, query = ''): Promise<string> =>
    client.ok<string>('GET', `${workspace}/multidoc${query}`);

/** What makes a workspace of its own of the same documents: canonicals are unique in the instance. */
const elsewhere = (text: string): string => text.replaceAll(/^(\s*canonical = )"(\w)/gm, '$1"x$2');

async function freshWorkspace(name: string): Promise<string> {
    return `/workspace/${(await client.ok('POST', '/workspace', { name })).id}`;
}

describe('documents of a workspace', () => {
    test('are one text, and nothing to change when they come back', async () => {
        const text = await exported();
        const kinds = new Set(text.split('\n---\n').map((part) => /^[a-z_]+/.exec(part)?.[0]));
        for (const { kind } of FAMILY_CASES) expect(kinds).toContain(kind);
        expect(await client.ok<string>('GET', `/beta${W}/multidoc`)).toBe(text);
        const { operations, summary, workspace_name } = await client.ok<Preview>(
            'POST',
            `${W}/multidoc/dry-run`,
            text,
        );
        expect([operations, workspace_name]).toEqual([[], 'Paper & Pen']);
        expect(summary.task).toEqual({ created: 0, updated: 0, deleted: 0, unchanged: 3, truncated: 0 });
    });

    test('make the same workspace elsewhere, guids and records included', async () => {
        const fresh = await freshWorkspace('Copy');
        const text = elsewhere(await exported(W, '?records=true'));
        const planned = await client.ok<Preview>('POST', `${fresh}/multidoc/dry-run`, text);
        expect(planned.operations.every(({ action }) => action === 'create')).toBe(true);
        expect((await client.ok('GET', `${fresh}/table`)).items).toEqual([]);

        const pushed = await client.ok<Pushed>('POST', `${fresh}/multidoc?records=true`, text);
        expect(pushed.guid_map).toHaveLength(planned.operations.length);
        expect(await exported(fresh)).toBe(elsewhere(await exported()));
        const [table] = (await client.ok('GET', `${fresh}/table?search=customers`)).items;
        const [original] = (await client.ok('GET', `${W}/table?search=customers`)).items;
        expect(table!.guid).toBe(original!.guid);
        const total = async (workspace: string, { id }: Fields) =>
            (await client.ok('GET', `${workspace}/table/${id}/content`)).itemsTotal;
        expect(await total(fresh, table!)).toBe(await total(W, original!));
        expect(await total(fresh, table!)).toBeGreaterThan(0);
    });
});

describe('a push', () => {
    const TASK = FAMILY_CASES[0]!;

    test('changes what it finds by guid or name, and deletes only when asked', async () => {
        const fresh = await freshWorkspace('Changes');
        const both = `${TASK.script('first', 'A')}\n---\n${TASK.script('second', 'B')}`;
        const { guid_map } = await client.ok<Pushed>('POST', `${fresh}/multidoc`, both);
        expect(guid_map.map(({ type, name }) => [type, name])).toEqual([
            ['task', 'first'],
            ['task', 'second'],
        ]);

        const renamed = TASK.script('renamed', 'A').replace(/\}$/, `  guid = "${guid_map[0]!.guid}"\n}`);
        await client.ok('POST', `${fresh}/multidoc`, renamed);
        const names = async () =>
            (await client.ok('GET', `${fresh}/task?sort=name&order=asc`)).items.map(({ name }) => name);
        expect(await names()).toEqual(['renamed', 'second']);

        const gone = await client.ok<Preview>('POST', `${fresh}/multidoc/dry-run?delete=true`, renamed);
        expect(gone.operations).toMatchObject([{ action: 'delete', type: 'task', name: 'second' }]);
        await client.ok('POST', `${fresh}/multidoc?delete=true&partial=true`, renamed);
        expect(await names()).toEqual(['renamed', 'second']);
        await client.ok('POST', `${fresh}/multidoc?delete=true`, renamed);
        expect(await names()).toEqual(['renamed']);
    });

    test('truncates tables when asked', async () => {
        const fresh = await freshWorkspace('Emptied');
        const script = 'table notes {\n  auth = false\n  schema {\n    int id\n    text body\n  }\n}';
        await client.ok('POST', `${fresh}/multidoc`, script);
        const [table] = (await client.ok('GET', `${fresh}/table`)).items;
        const content = `${fresh}/table/${table!.id}/content`;
        await client.ok('POST', content, { body: 'x' });
        await client.ok('POST', `${fresh}/multidoc`, script);
        expect((await client.ok('GET', content)).itemsTotal).toBe(1);
        await client.ok('POST', `${fresh}/multidoc?truncate=true`, script);
        expect((await client.ok('GET', content)).itemsTotal).toBe(0);
    });

    test('is refused for a guid twice, a wrong document, and where push is off', async () => {
        const fresh = await freshWorkspace('Strict');
        const twice = ['a', 'b'].map((name) => TASK.script(name, '').replace(/\}$/, '  guid = "same"\n}'));
        const duplicate = await client.send('POST', `${fresh}/multidoc`, twice.join('\n---\n'));
        expect([duplicate.status, duplicate.body.message]).toEqual([400, 'Duplicate task guid: same']);
        const wrong = await client.send(
            'POST',
            `${fresh}/multidoc`,
            `${TASK.script('fine', '')}\n---\ninvalid stuff`,
        );
        expect(wrong.status).toBe(400);
        expect((await client.ok('GET', `${fresh}/task`)).items).toEqual([]);
        await client.ok('PUT', fresh, { preferences: { allow_push: false } });
        const off = await client.send('POST', `${fresh}/multidoc`, TASK.script('fine', ''));
        expect(off.body.message).toContain('Push is disabled');
    });
});
