import { describe, expect, test } from '@jest/globals';
import { TransportFailure } from 'xano-connect/pure';
import type { CheckState, XanoOptions } from 'xano-connect/pure';
import {
    denied,
    examined,
    initialized,
    MCP_URL,
    NOW,
    ORIGIN,
    TOKEN,
    tokenOf,
    unauthorized,
} from './support/instance.js';
import type { Routes } from './support/instance.js';

const DAY = 86_400_000;
const html = { text: '<!doctype html><title>Xano</title>', headers: { 'content-type': 'text/html' } };
const limited = {
    json: {
        code: 'ERROR_CODE_TOO_MANY_REQUESTS',
        message: 'Your plan only supports 10 requests per 20 seconds.',
    },
    status: 429,
};
const refused = new TransportFailure('unreachable', { sent: false, code: 'ECONNREFUSED' });
const me = (role: string, headers: Record<string, string>) => ({
    json: { id: 1, name: 'Ada', extras: { instance: { membership: { role } } } },
    headers,
});
const at = (ms: number) => ({ date: new Date(NOW + ms).toUTCString() });
const until = (ms: number): string => tokenOf({ exp: (NOW + ms) / 1000 });

interface Case {
    readonly when: string;
    readonly routes?: Routes;
    readonly options?: XanoOptions;
    readonly check: string;
    readonly state: CheckState;
    readonly message: RegExp;
    readonly next?: RegExp;
    /** Of the verdict, where it is about this check. */
    readonly verdict?: 'ok' | 'warning' | 'failed';
}

const CASES: readonly Case[] = [
    {
        when: 'the instance URL leads to a web page',
        routes: { 'GET /auth/me': html },
        check: 'answer',
        state: 'failed',
        message: /answered 200 with a web page/,
        next: /Copy the instance URL/,
        verdict: 'failed',
    },
    {
        when: 'the instance URL redirects',
        routes: {
            'GET /auth/me': {
                text: '',
                status: 302,
                headers: { location: 'https://login.example.com/?k=1' },
            },
        },
        check: 'answer',
        state: 'failed',
        message: /302, a redirect to https:\/\/login\.example\.com\//,
        verdict: 'failed',
    },
    {
        when: 'another kind of server answers',
        routes: { 'GET /auth/me': { json: { error: 'no route' }, status: 404 } },
        check: 'answer',
        state: 'failed',
        message: /404/,
        next: /No Metadata API answers there/,
        verdict: 'failed',
    },
    {
        when: 'something that is not JSON answers',
        routes: { 'GET /auth/me': { text: 'hello' } },
        check: 'answer',
        state: 'failed',
        message: /hello|not JSON/,
        verdict: 'failed',
    },
    {
        when: 'nobody listens',
        routes: { 'GET /auth/me': refused, initialize: refused },
        check: 'answer',
        state: 'failed',
        message: /^Could not reach .*ECONNREFUSED/,
        next: /Check the instance URL/,
        verdict: 'failed',
    },
    {
        when: 'the token is refused although it looks good',
        routes: { 'GET /auth/me': unauthorized, initialize: unauthorized },
        check: 'account',
        state: 'failed',
        message: /401, Invalid token/,
        next: /database of the instance is down/,
        verdict: 'failed',
    },
    {
        when: 'the token has ended',
        options: { accessToken: until(-DAY) },
        routes: { 'GET /auth/me': unauthorized, initialize: unauthorized },
        check: 'token',
        state: 'failed',
        message: /ended on 2026-01-14/,
        next: /Make a new one/,
        verdict: 'failed',
    },
    {
        when: 'the token has ended by this clock, which is a day ahead of the server',
        options: { accessToken: until(-DAY / 2) },
        routes: { 'GET /auth/me': me('admin', at(-DAY)) },
        check: 'token',
        state: 'warning',
        message: /ends in 12 hours/,
    },
    {
        when: 'the token ends soon',
        options: { accessToken: until(5 * 3_600_000) },
        check: 'token',
        state: 'warning',
        message: /ends in 5 hours/,
        verdict: 'warning',
    },
    {
        when: 'the token is for something else',
        options: { accessToken: tokenOf({ aud: 'shop:auth' }) },
        check: 'token',
        state: 'warning',
        message: /made for shop:auth/,
        verdict: 'warning',
    },
    {
        when: 'the token says nothing of itself',
        options: { accessToken: 'an-opaque-token-of-some-length' },
        check: 'token',
        state: 'ok',
        message: /no JWT/,
    },
    {
        when: 'the clock here is slow',
        routes: { 'GET /auth/me': me('admin', at(3 * 3_600_000)) },
        check: 'clock',
        state: 'warning',
        message: /3 hours behind/,
        verdict: 'warning',
    },
    {
        when: 'the answer tells no time',
        routes: { 'GET /auth/me': me('admin', {}) },
        check: 'clock',
        state: 'skipped',
        message: /no time/,
    },
    {
        when: 'the owner is on the free plan',
        routes: { 'GET /auth/me': me('explore', {}) },
        check: 'rate-limit',
        state: 'ok',
        message: /free plan/,
        next: /rateLimit/,
    },
    {
        when: 'a limit is known from the start',
        options: { rateLimit: { requests: 20, seconds: 20 } },
        check: 'rate-limit',
        state: 'ok',
        message: /keeps to 20 requests in 20 s/,
    },
    {
        when: 'Xano limits requests now',
        routes: { 'GET /auth/me': limited },
        check: 'rate-limit',
        state: 'warning',
        message: /10 requests in 20 s/,
        next: /Wait 20 seconds/,
    },
    {
        when: 'there is no workspace',
        routes: { 'GET /workspace': { json: [] } },
        options: { workspaceId: '' },
        check: 'workspaces',
        state: 'warning',
        message: /no workspace/,
    },
    {
        when: 'the default workspace is misspelt',
        options: { workspaceId: 'Shpo' },
        check: 'workspace',
        state: 'failed',
        message: /no workspace "Shpo"\. Did you mean "Shop"\?/,
        next: /Shop \(1\)/,
        verdict: 'failed',
    },
    {
        when: 'no default workspace is set',
        options: { workspaceId: '' },
        check: 'workspace',
        state: 'skipped',
        message: /No default/,
        next: /Shop \(1\)/,
    },
    {
        when: 'a box is not ticked',
        routes: { 'GET /workspace/1/request_history': denied },
        check: 'rights',
        state: 'warning',
        message: /tables and the audit log, but not the request history/,
        next: /tick "Workspace Request History: Read"/,
        verdict: 'warning',
    },
    {
        when: 'the token claims every right',
        options: { accessToken: tokenOf({ scope: { 'workspace:database': 15, 'workspace:content': 15 } }) },
        check: 'rights',
        state: 'ok',
        message: /By its own words it may write/,
    },
    {
        when: 'the token claims less',
        options: { accessToken: tokenOf({ scope: { 'workspace:database': 2 } }) },
        check: 'rights',
        state: 'ok',
        message: /not every right/,
    },
    {
        when: 'there is no MCP URL',
        options: { mcpUrl: '' },
        check: 'mcp',
        state: 'skipped',
        message: /No MCP URL/,
        next: /XANO_MCP_URL/,
    },
    {
        when: 'the MCP URL is that of an API group',
        options: { mcpUrl: `${ORIGIN}/api:Ab3dE/orders` },
        check: 'mcp',
        state: 'failed',
        message: /base URL of an API group/,
        next: /\/mcp\/stream/,
        verdict: 'failed',
    },
    {
        when: 'the MCP URL is that of the Metadata API',
        options: { mcpUrl: `${ORIGIN}/api:meta` },
        check: 'mcp',
        state: 'failed',
        message: /of the Metadata API/,
        verdict: 'failed',
    },
    {
        when: 'the MCP URL leads to a web page',
        routes: { initialize: html },
        check: 'mcp',
        state: 'failed',
        message: /web page/,
        verdict: 'failed',
    },
    {
        when: 'no session header comes along',
        routes: { initialize: initialized({}) },
        check: 'mcp-session',
        state: 'warning',
        message: /mcp-session-id/,
        verdict: 'warning',
    },
    {
        when: 'the URL offers no tools',
        routes: { 'tools/list': { json: { jsonrpc: '2.0', id: null, result: { tools: [] } } } },
        check: 'mcp-tools',
        state: 'warning',
        message: /offers no tools/,
        next: /groups of tools/,
        verdict: 'warning',
    },
    {
        when: 'the harmless call is not offered',
        routes: {
            'tools/list': {
                json: {
                    jsonrpc: '2.0',
                    id: null,
                    result: { tools: [{ name: 'addTable', inputSchema: {} }] },
                },
            },
        },
        check: 'mcp-call',
        state: 'skipped',
        message: /not offered/,
    },
    {
        when: 'tools refuse the token',
        routes: {
            'tools/call': {
                json: {
                    jsonrpc: '2.0',
                    id: null,
                    result: { isError: true, content: [{ type: 'text', text: 'Access denied' }] },
                },
            },
        },
        check: 'mcp-call',
        state: 'failed',
        message: /Access denied/,
        verdict: 'failed',
    },
];

describe('the doctor', () => {
    test.each(CASES)(
        'when $when: $check is $state',
        async ({ routes, options, check, state, message, next, verdict }) => {
            const { diagnosis, check: found } = await examined(routes, options);
            const report = found(check);
            expect(report).toMatchObject({ state, message: expect.stringMatching(message) });
            if (next !== undefined) expect(report.next).toMatch(next);
            if (verdict === undefined) return;
            expect(diagnosis.verdict.state).toBe(verdict);
            expect(diagnosis.verdict.message).toContain(report.message);
            expect(diagnosis.verdict.next).toBe(report.next ?? 'See the checks above.');
            expect(diagnosis.ok).toBe(verdict !== 'failed');
        },
    );

    test('says so when nothing is wrong', async () => {
        const { diagnosis } = await examined();
        const { verdict, checks, ok } = diagnosis;
        expect({ verdict, ok }).toEqual({
            ok: true,
            verdict: {
                state: 'ok',
                message: 'The Metadata API and the MCP server work.',
                next: 'Nothing to do.',
            },
        });
        const states = checks.filter(({ id }) => !['dns', 'tls'].includes(id)).map(({ state }) => state);
        expect(new Set(states)).toEqual(new Set(['ok']));
    });

    test('counts tools by group, and those that are missing', async () => {
        const { check } = await examined();
        expect(check('mcp-tools').facts).toMatchObject({
            offered: 3,
            groups: { database: 1, others: 1, 'unknown here': 1 },
            known_but_missing: 154,
        });
    });

    test('nothing is posted to an API group, where an endpoint might take it', async () => {
        const { requests } = await examined({}, { mcpUrl: `${ORIGIN}/api:Ab3dE/orders` });
        expect(requests.filter(({ url }) => url.includes('Ab3dE'))).toEqual([]);
    });

    test('after a 429 the Metadata API is left alone', async () => {
        const { requests, check } = await examined({ 'GET /workspace': limited });
        const asked = requests.map(({ url }) => url).filter((url) => url.includes('/api:meta'));
        expect(asked).toHaveLength(2);
        expect(check('workspaces').state).toBe('failed');
        expect(check('rights').state).toBe('skipped');
    });

    test('what works only in another form than the one that is set is no success', async () => {
        const { check } = await examined(
            { 'simple getLoggedInUser': { json: { id: 1 } } },
            {
                mcpUrl: `${ORIGIN}/api/mcp/sse`,
            },
        );
        expect(check('mcp')).toMatchObject({
            state: 'failed',
            message: expect.stringContaining('mcpTransport is "auto"'),
            next: expect.stringContaining('Set mcpTransport to "simple"'),
        });
    });

    test('an address beside the one that is set is told', async () => {
        const given = MCP_URL.replace('stream', 'sse');
        let posts = 0;
        const { check } = await examined(
            { initialize: () => (posts++ === 0 ? { text: '', status: 405 } : initialized()) },
            { mcpUrl: given },
        );
        expect(check('mcp')).toMatchObject({
            state: 'warning',
            message: `The MCP server answers at ${MCP_URL} and not at the URL that is set.`,
        });
    });

    test('the token is in no text, even where the server sends it back', async () => {
        const echo = {
            json: { code: 'ERROR_FATAL', message: `bad ${TOKEN}`, payload: { token: TOKEN } },
            status: 500,
        };
        const { diagnosis } = await examined({
            'GET /auth/me': echo,
            initialize: initialized({ 'mcp-session-id': TOKEN }),
            'tools/call': {
                json: {
                    jsonrpc: '2.0',
                    id: null,
                    result: { isError: true, content: [{ type: 'text', text: `no ${TOKEN}` }] },
                },
            },
        });
        expect(diagnosis.ok).toBe(false);
        expect(JSON.stringify(diagnosis)).not.toMatch(/eyJ|SECRET-SIGNATURE/);
    });
});
