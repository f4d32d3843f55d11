import type { Answer } from '../../support/fake-runtime.js';
import { fakeRuntime } from '../../support/fake-runtime.js';
import { createClient } from 'xano-connect';
import { setupPart } from 'xano-connect/pure/setup';
import type { CheckReport, Diagnosis, Place, RequestOptions, Runtime, XanoOptions } from 'xano-connect';

export const ORIGIN = 'https://xabc-defg-hijk.n7.xano.io';
export const MCP_URL = `${ORIGIN}/x2/mcp/meta/mcp/stream`;
export const NOW = Date.UTC(2026, 0, 15, 12);

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token with claims of one's own. */
export const tokenOf = (claims: object): string =>
    `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode({ aud: 'xano:meta', ...claims })}.SECRET-SIGNATURE`;

export const TOKEN = tokenOf({ exp: Date.UTC(2026, 5, 1) / 1000 });

export type Routes = Readonly<Record<string, Answer | (() => Answer | Promise<Answer>)>>;

const page = (items: readonly unknown[]) => ({ curPage: 1, nextPage: null, prevPage: null, items });
const date = { date: new Date(NOW).toUTCString() };

const rpc = (result: unknown, headers: Record<string, string> = {}): Answer => ({
    json: { jsonrpc: '2.0', id: null, result },
    headers,
});

const tool = (name: string) => ({ name, inputSchema: { type: 'object' } });

export const initialized = (headers: Record<string, string> = { 'mcp-session-id': 's1' }): Answer =>
    rpc(
        {
            protocolVersion: '2025-06-18',
            capabilities: { tools: {} },
            serverInfo: { name: 'xano', version: '2' },
        },
        headers,
    );

/** A healthy instance: `GET /auth/me`, or of MCP the method of the message. */
export const HEALTHY: Routes = {
    'GET /auth/me': {
        json: {
            id: 1,
            name: 'Ada',
            email: 'ada@example.com',
            extras: { instance: { membership: { role: 'admin' } } },
        },
        headers: date,
    },
    'GET /workspace': { json: [{ id: 1, name: 'Shop', description: '', branch: 'v1' }] },
    'GET /workspace/1/table': { json: page([]) },
    'GET /workspace/1/request_history': { json: page([]) },
    'GET /workspace/1/audit_log': { json: page([]) },
    initialize: initialized(),
    'notifications/initialized': { text: '', status: 202 },
    'tools/list': rpc({ tools: [tool('getLoggedInUser'), tool('addTable'), tool('myOwnTool')] }),
    'tools/call': rpc({ content: [{ type: 'text', text: '{"id":1,"name":"Ada"}' }] }),
    DELETE: { text: '', status: 200 },
};

export const denied: Answer = { json: { code: 'ERROR_CODE_ACCESS_DENIED', message: '' }, status: 403 };
export const unauthorized: Answer = {
    json: { code: 'ERROR_CODE_UNAUTHORIZED', message: 'Invalid token' },
    status: 401,
    headers: date,
};

function routeOf({ method, url, body }: RequestOptions): string {
    if (url.includes('/api:meta')) return `${method} ${url.replace(/^.*\/api:meta|\?.*$/g, '')}`;
    if (typeof body !== 'string') return method;
    const { method: message, tool: called } = JSON.parse(body) as { method?: string; tool?: string };
    return message ?? `simple ${called ?? ''}`;
}

/** Waits for ever, as a deadline does that is not reached; ends with its signal. */
const waiting: Runtime['sleep'] = (_, signal) =>
    new Promise((__, reject) => {
        // The reason is whatever the engine raised.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });

export interface Examined {
    readonly diagnosis: Diagnosis;
    readonly requests: readonly RequestOptions[];
    readonly check: (id: string) => CheckReport;
}

/** Examines an instance that answers as healthy ones do except where `routes` says otherwise. */
export async function examined(
    routes: Routes = {},
    options: XanoOptions & { readonly signal?: AbortSignal } = {},
    { sleep = waiting, place }: { readonly sleep?: Runtime['sleep']; readonly place?: Place } = {},
): Promise<Examined> {
    const { signal, ...settings } = options;
    const all: Routes = { ...HEALTHY, ...routes };
    const fake = fakeRuntime(
        (request) => {
            const route = all[routeOf(request)] ?? {
                json: { code: 'ERROR_CODE_NOT_FOUND', message: '' },
                status: 404,
            };
            return typeof route === 'function' ? route() : route;
        },
        { start: NOW },
    );
    const defaults = { instanceUrl: ORIGIN, accessToken: TOKEN, workspaceId: 1, mcpUrl: MCP_URL };
    // An empty text stands for a setting that is left out.
    const given = Object.entries({ ...defaults, ...settings }).filter(([, value]) => value !== '');
    const xano = createClient(
        Object.fromEntries(given),
        { ...fake, sleep },
        place === undefined ? {} : { setup: setupPart(place) },
    );
    const diagnosis = await xano.diagnose(signal === undefined ? {} : { signal });
    return {
        diagnosis,
        requests: fake.requests,
        check: (id) => {
            const found = diagnosis.checks.find((check) => check.id === id);
            if (found === undefined) throw new Error(`no check ${id}`);
            return found;
        },
    };
}
