import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '../../../weweb-plugin/engine/connection.js';
import { panels } from '../../../weweb-plugin/engine/panels.js';
import { WRITE_FAMILIES } from '../../../weweb-plugin/engine/settings.js';
import { startProxy } from '../../e2e/weweb/proxy/server.js';
import type { Proxy } from '../../e2e/weweb/proxy/server.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';
import { mount } from '../../unit/weweb/support/plugin.js';
import type { Mounted } from '../../unit/weweb/support/plugin.js';
import { cases } from './cases.js';
import type { Place } from './cases.js';

const WEEK_MS = 7 * 24 * 3600 * 1000;
const ADMIN = 'login-of-an-admin';

/** Removals are named one by one, as a builder has to. */
const ALL = ['*', 'file.delete'];
const ALL_OF_TABLE = ['*', 'record.delete', 'record.bulkDelete', 'table.truncate', 'table.delete'];

interface Answered {
    readonly id: number;
}

const column = (name: string, type: string): object => ({ name, type });

/** Past the plugin, to begin with what each mode finds alike. */
async function furnish({ metaUrl, tokens, workspaceId }: Sandbox) {
    const headers = { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' };
    const ask = async <T extends object>(method: string, path: string, body?: object): Promise<T> => {
        const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
        const response = await fetch(`${metaUrl}/workspace/${workspaceId}${path}`, init);
        if (!response.ok) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
        return (await response.json()) as T;
    };
    const items = await ask<Answered>('POST', '/table', {
        name: 'items',
        schema: [
            column('id', 'int'),
            column('name', 'text'),
            column('email', 'email'),
            column('price', 'decimal'),
            column('open', 'bool'),
        ],
        index: [
            { type: 'primary', fields: [{ name: 'id' }] },
            { type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] },
        ],
    });
    const groups = await ask<{ items: Answered[] }>('GET', '/apigroup?search=Storefront');
    const apiGroupId = groups.items[0]?.id ?? 0;
    const endpoints = await ask<{ items: (Answered & { name: string })[] }>(
        'GET',
        `/apigroup/${apiGroupId}/api?search=best-sellers`,
    );
    return { itemsId: items.id, newId: items.id + 1, apiGroupId, endpointId: endpoints.items[0]?.id ?? 0 };
}

/** A request as the browser would send it. */
interface Sent {
    readonly url: string;
    readonly text: string;
    readonly token: string | null;
    /** Set by proxies; no page can. */
    readonly via: string | null;
}

/** Notes every request of this process: the plugin's, and those the proxy sends in turn. */
function listen(): { readonly sent: Sent[]; stop(): void } {
    const sent: Sent[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (input, init) => {
        const headers = new Headers(init?.headers);
        const text = JSON.stringify([...headers]) + (typeof init?.body === 'string' ? init.body : '');
        sent.push({
            url: input instanceof Request ? input.url : String(input),
            text,
            token: headers.get('authorization'),
            via: headers.get('via'),
        });
        return real(input, init);
    };
    return { sent, stop: () => (globalThis.fetch = real) };
}

describe.each(['directly', 'through the proxy'] as const)('%s', (mode) => {
    const proxied = mode === 'through the proxy';
    const made = new Map<string, number>();
    let sandbox: Sandbox;
    let proxy: Proxy;
    let mounted: Mounted;
    let place: Place;
    let wire: ReturnType<typeof listen>;

    beforeAll(async () => {
        sandbox = await startSandbox();
        const found = await furnish(sandbox);
        place = { ...found, workspaceId: sandbox.workspaceId, proxied, made };
        proxy = await startProxy({
            metaUrl: sandbox.metaUrl,
            mcpUrl: sandbox.mcpUrl,
            token: sandbox.tokens.full,
            users: new Map([[ADMIN, { id: 1, role: 'admin' }]]),
            origins: [],
            allow: {
                workspace_id: sandbox.workspaceId,
                operations: ALL,
                tables: {
                    items: { id: found.itemsId, operations: ALL_OF_TABLE },
                    // The proxy's list is made before the table is; its ids are given out in order.
                    stock: { id: found.newId, operations: ALL_OF_TABLE },
                },
                most_records: 100,
                most_changes: 2,
                mcp_tools: ['getTables', 'deleteTable'],
                endpoints: ['GET best-sellers'],
            },
        });
        const publicData = {
            instanceHost: sandbox.origin,
            workspaceId: sandbox.workspaceId,
            proxyUrl: proxy.url,
            allowWrites: WRITE_FAMILIES,
            mcpUrl: sandbox.mcpUrl,
        };
        const privateData = { metaToken: sandbox.tokens.full };
        wire = listen();
        mounted = proxied
            ? await mount('published', { publicData }, ADMIN)
            : await mount('editor', { publicData, privateData });
    });

    afterAll(async () => {
        mounted.close();
        wire.stop();
        await proxy.close();
        await sandbox.close();
    });

    for (const { action, args, answer, error } of cases) {
        test(action, async () => {
            const asked = mounted.act(action, args?.(place));
            const expected = error?.(place);
            if (expected !== undefined) {
                await expect(asked).rejects.toMatchObject({ name: 'XanoAdminError', ...expected });
                return;
            }
            const result = await asked;
            expect(result).toMatchObject(answer?.(place) ?? {});
            // WeWeb keeps results as JSON.
            expect(JSON.parse(JSON.stringify(result))).toEqual(result);
            if (typeof result === 'object' && result !== null && 'id' in result) {
                made.set(action, Number(result.id));
            }
        });
    }

    test('every action of the menu was tried', () => {
        const tried = new Set(cases.map(({ action }) => action));
        expect(panels.filter(({ code }) => !tried.has(code)).map(({ code }) => code)).toEqual([]);
    });

    test('the collections', async () => {
        const { itemsId } = place;
        const read = (config: object, more: object = {}) =>
            mounted.plugin._fetchCollection({ config, ...more });
        const records = await read({ kind: 'records', tableId: itemsId }, { offset: 1, limit: 10 });
        expect(records).toMatchObject({ data: [{ name: 'Lamp' }], total: 2, error: null });
        expect(await read({ kind: 'requests' }, { offset: 0, limit: 5 })).toMatchObject({
            data: { length: 5 },
            total: 6,
            error: null,
        });
        expect(await read({ kind: 'auditLog' }, { offset: 0, limit: 5 })).toMatchObject({
            data: { length: 5 },
            error: null,
        });
        const summary = await read({ kind: 'requestSummary' });
        expect(summary).toMatchObject({ data: { requests: expect.any(Number) }, error: null });
        const byName = { link: '$and', conditions: [{ field: 'name', operator: '$eq', value: 'items' }] };
        expect(await read({ kind: 'tables' }, { filter: byName })).toMatchObject({
            data: [
                {
                    id: itemsId,
                    columns: expect.arrayContaining([expect.objectContaining({ name: 'price' })]),
                },
            ],
            total: 1,
            error: null,
        });
    });

    // The proxy shortens pages without a word, and what counts by pages must notice.
    test('a summary counts every request of its period', async () => {
        const now = Date.now();
        const period = { from: now - WEEK_MS, to: now, bucket: 'day' } as const;
        const settings = { instanceHost: sandbox.origin, workspaceId: sandbox.workspaceId };
        const { xano } = connect({ settings, environment: 'editor', accessToken: sandbox.tokens.full });
        const { requests } = await xano.requestHistory.summary(period);
        expect(requests).toBeGreaterThan(500);
        expect(await mounted.act('summarizeRequests', period)).toMatchObject({ requests });
    });

    test('the token is where it belongs', () => {
        const { full } = sandbox.tokens;
        const told = JSON.stringify(mounted.told);
        expect(told).not.toContain(full);
        expect(wire.sent.filter(({ url }) => url.includes(full))).toEqual([]);
        if (!proxied) return;
        // What carries the token is sent by the proxy, which runs in this process, too; so is what it says itself.
        const ofPlugin = wire.sent.filter(({ token, via }) => token !== `Bearer ${full}` && via === null);
        expect(ofPlugin.length).toBeGreaterThan(cases.length);
        expect(new Set(ofPlugin.map(({ url }) => url))).toEqual(new Set([proxy.url]));
        expect(new Set(ofPlugin.map(({ token }) => token))).toEqual(new Set([`Bearer ${ADMIN}`]));
        expect(ofPlugin.filter(({ text }) => text.includes(full))).toEqual([]);
    });
});
