import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IHttpRequestOptions, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { methods } from '../../../nodes/XanoConnect/methods/index.js';
import { openXano } from '../../e2e/sandbox.js';
import type { XanoBench } from '../../e2e/sandbox.js';
import { credentialFor } from '../../e2e/n8n/subject.js';
import { byId, byName, byUrl } from '../../n8n/locators.js';
import type { Parameters } from '../../n8n/case.js';
import { httpRequest } from './fake/requests.js';

let bench: XanoBench;

beforeAll(async () => {
    bench = await openXano();
});
afterAll(() => bench.close());

type ListName = keyof typeof methods.listSearch;

/** What the panel has of a box: all of it, or the value in it. */
function boxOf(parameters: Parameters, path: string, extractValue: boolean): unknown {
    const found = path
        .split('.')
        .reduce<unknown>((at, key) => (Object(at) as Record<string, unknown>)[key], parameters);
    if (!extractValue || typeof found !== 'object' || found === null || !('value' in found)) return found;
    const url = 'mode' in found && found.mode === 'url' ? /\/(\d+)$/.exec(String(found.value)) : null;
    return url === null ? found.value : url[1];
}

function fill(
    list: ListName,
    parameters: Parameters = {},
    filter?: string,
    token?: string,
): Promise<INodeListSearchResult> {
    const credential = { ...credentialFor(bench.sandbox) };
    const host = {
        getCredentials: () => Promise.resolve(credential),
        getNode: () => ({ name: 'Xano Connect', type: 'xanoConnect', parameters: {} }),
        getCurrentNodeParameter: (path: string, options?: { extractValue?: boolean }) =>
            boxOf(parameters, path, options?.extractValue === true),
        helpers: {
            httpRequest,
            httpRequestWithAuthentication: (_: string, options: IHttpRequestOptions) =>
                httpRequest({
                    ...options,
                    headers: { ...options.headers, authorization: `Bearer ${bench.sandbox.tokens.full}` },
                }),
        },
    };
    return methods.listSearch[list].call(host as unknown as ILoadOptionsFunctions, filter, token);
}

const namesOf = ({ results }: INodeListSearchResult): string[] => results.map(({ name }) => name);

describe('a list in the panel', () => {
    test('of workspaces, those that contain what was typed', async () => {
        const all = await fill('searchWorkspaces');
        expect(all.results.length).toBeGreaterThan(1);
        const [first] = all.results;
        const found = await fill('searchWorkspaces', {}, first?.name.toUpperCase());
        expect(found.results).toContainEqual(first);
        expect(found.results.length).toBeLessThan(all.results.length);
    });

    test('of branches marks the live one', async () => {
        expect((await fill('searchBranches')).results).toContainEqual({ name: 'v1 (live)', value: 'v1' });
    });

    test('of data sources', async () => {
        expect(namesOf(await fill('searchDataSources'))).toEqual(expect.arrayContaining(['live', 'test']));
        expect(namesOf(await fill('searchDataSources', {}, 'LIV'))).toEqual(['live']);
    });

    test('of tables is that of the workspace chosen', async () => {
        expect(namesOf(await fill('searchTables', {}, 'order'))).toEqual(['order_items', 'orders']);
        const { id } = await bench.xano.workspace.create({ name: 'Empty' });
        for (const workspace of [
            byId(String(id)),
            byName('Empty'),
            byUrl(`https://x.test/workspace/${id}`),
        ]) {
            expect((await fill('searchTables', { workspace })).results).toEqual([]);
        }
    });

    test('of tables goes on where a page ends', async () => {
        const { id } = await bench.xano.workspace.create({ name: 'Large' });
        const names = Array.from({ length: 101 }, (_, i) => `t${String(i).padStart(3, '0')}`);
        for (const name of names) await bench.xano.table.add({ workspace_id: id, name });
        const workspace = byId(String(id));
        const first = await fill('searchTables', { workspace });
        expect(first.paginationToken).toBe('2');
        const second = await fill('searchTables', { workspace }, '', '2');
        expect([...namesOf(first), ...namesOf(second)].sort()).toEqual(names);
        expect(second.paginationToken).toBeUndefined();
    });

    test('of API groups is that of the branch chosen', async () => {
        expect(namesOf(await fill('searchApiGroups', {}, 'Store'))).toEqual(['Storefront']);
        await bench.xano.branch.create({ label: 'fork' });
        const live = await fill('searchApiGroups');
        const forked = await fill('searchApiGroups', { options: { branch: byName('fork') } });
        expect(namesOf(forked)).toEqual(namesOf(live));
        expect(forked.results[0]?.value).not.toBe(live.results[0]?.value);
        await bench.xano.branch.delete({ branch_label: 'fork', confirm: true });
    });

    test('of endpoints is that of the API group chosen, among the filters too', async () => {
        const apiGroup = byName('Storefront');
        const expected = namesOf(await fill('searchEndpoints', { apiGroup }));
        expect(expected).toContain('GET orders');
        expect(namesOf(await fill('searchEndpoints', { filters: { apiGroup } }))).toEqual(expected);
    });

    test('of columns and of indexes is that of the table chosen', async () => {
        const table = byName('customers');
        expect(namesOf(await fill('searchColumns', { table }))).toContain('email');
        expect(namesOf(await fill('searchColumns', { table }, 'MAIL'))).toEqual(['email']);
        const { results } = await fill('searchIndexes', { table });
        const ids = (await bench.xano.index.list({ table_id: 'customers' })).map(({ id }) => id);
        expect(results.map(({ value }) => value)).toEqual(ids);
        expect(results[0]?.name).toBe('id (primary)');
    });

    test.each(['searchColumns', 'searchIndexes'] as const)(
        '%s is empty before a table is chosen',
        async (list) => {
            expect((await fill(list)).results).toEqual([]);
            expect((await fill(list, { table: byName('') })).results).toEqual([]);
        },
    );

    test('of files has public and private ones', async () => {
        await bench.xano.file.upload({ content: 'a', filename: 'plan-a.txt' });
        await bench.xano.file.upload({ content: 'b', filename: 'plan-b.txt', access: 'private' });
        expect(namesOf(await fill('searchFiles', {}, 'plan'))).toEqual([
            'plan-a.txt',
            'plan-b.txt (private)',
        ]);
    });

    test('takes an expression for nothing: a panel cannot know what it gives', async () => {
        const all = namesOf(await fill('searchTables'));
        const workspace = byId('={{ $json.workspace }}');
        expect(namesOf(await fill('searchTables', { workspace }))).toEqual(all);
    });

    test('that cannot be had says why, in words of the panel', async () => {
        const asked = fill('searchTables', { workspace: byName('No such shop') });
        await expect(asked).rejects.toBeInstanceOf(NodeOperationError);
        await expect(asked).rejects.toMatchObject({
            message: expect.stringContaining('no workspace named "No such shop"'),
            description: expect.stringContaining('Parameter “Workspace”.'),
        });
    });
});
