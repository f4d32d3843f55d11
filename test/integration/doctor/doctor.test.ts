import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createXano, diagnose } from 'xano-connect';
import type { Diagnosis, NodeClientOptions } from 'xano-connect';
import { report } from '../../../examples/doctor/report.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

let sandbox: Sandbox;
let secrets: readonly string[];

beforeAll(async () => {
    sandbox = await startSandbox({ faults: true });
    secrets = Object.values(sandbox.tokens);
}, 60_000);

afterAll(() => sandbox.close());
afterEach(() => control('DELETE'));

async function control(method: string, rule?: unknown): Promise<void> {
    const body = rule === undefined ? {} : { body: JSON.stringify(rule) };
    const answer = await fetch(`${sandbox.origin}/_sandbox/faults`, { method, ...body });
    if (!answer.ok) throw new Error(await answer.text());
}

const settings = (options: NodeClientOptions = {}): NodeClientOptions => ({
    instanceUrl: sandbox.origin,
    accessToken: sandbox.tokens.full,
    mcpUrl: sandbox.mcpUrl,
    workspaceId: sandbox.workspaceId,
    ...options,
});

const examine = async (options?: NodeClientOptions): Promise<Diagnosis> => {
    const diagnosis = await diagnose(settings(options), { timeoutMs: 3000 });
    const shown = JSON.stringify(diagnosis) + report(diagnosis, false);
    for (const secret of secrets) expect(shown.includes(secret)).toBe(false);
    return diagnosis;
};

const stateOf = ({ checks }: Diagnosis, id: string): string | undefined =>
    checks.find((check) => check.id === id)?.state;

/** Everything that differs from run to run, made the same. */
const steady = (text: string): string =>
    text
        .replaceAll(sandbox.origin, 'http://127.0.0.1:8080')
        .replace(/\(\d+ ms\)/g, '(N ms)')
        .replace(/\d+ tools?: [^;]*; \d+/, 'N tools: ...; N');

describe('the doctor on a sandbox', () => {
    test('finds a healthy one healthy, and says so in plain text', async () => {
        const diagnosis = await examine();
        expect(steady(report(diagnosis, false))).toBe(
            [
                'The connection to Xano',
                '',
                '  ok    Settings           http://127.0.0.1:8080/api:meta (from the option instanceUrl), with the token from the option accessToken.',
                '  -     Host name          The instance is named by its address.',
                '  -     Certificate        The instance is reached without TLS.',
                '  ok    Metadata API       It answers with JSON (N ms).',
                '  ok    Clock              This clock and that of the server agree.',
                '  ok    Access token       It is valid until 2099-01-01.',
                '  ok    Account            The token belongs to Dana Example, role "admin".',
                '  ok    Workspaces         The token reaches 2 workspaces.',
                '  ok    Default workspace  It is Paper & Pen (1).',
                '  ok    Rights             The token may read tables, the request history and the audit log. By its own words it may write, too; that was not tried.',
                '  ok    Rate limit         None was met.',
                '  ok    MCP server         xano-sandbox 1.0.0 answers over streamable HTTP.',
                '  ok    MCP session        The session header can be read.',
                '  ok    MCP version        Version 2025-11-25 of the protocol; the newest known here.',
                '  ok    Tools              N tools: ...; N that Xano is known to have are not offered.',
                '  ok    Tool call          getLoggedInUser answered (N ms).',
                '',
                'Verdict  The Metadata API and the MCP server work.',
                'Next     Nothing to do.',
                '',
            ].join('\n'),
        );
    });

    test('shows colours on a terminal only', async () => {
        const diagnosis = await examine();
        expect(report(diagnosis, false)).not.toContain('\u001b');
        expect(report(diagnosis, true)).toContain('\u001b');
    });

    test.each<
        [when: string, options: () => NodeClientOptions, failed: string, message: RegExp, next: RegExp]
    >([
        [
            'an ended token',
            () => ({ accessToken: sandbox.tokens.expired }),
            'token',
            /ended on 2020-01-01/,
            /Make a new one/,
        ],
        [
            'the token of an application user',
            () => ({ accessToken: sandbox.tokens.appUser }),
            'account',
            /401/,
            /login token of an application user/,
        ],
        [
            'the URL of an API group for MCP',
            () => ({ mcpUrl: `${sandbox.origin}/api:abcd` }),
            'mcp',
            /API group/,
            /\/mcp\/stream/,
        ],
        ['a wrong path for MCP', () => ({ mcpUrl: `${sandbox.origin}/x2/mcp/none` }), 'mcp', /404/, /MCP/],
        [
            'the form of the older documents',
            () => ({ mcpUrl: `${sandbox.origin}/api/mcp/sse` }),
            'mcp',
            /mcpTransport is "auto"/,
            /Set mcpTransport to "simple"/,
        ],
        [
            'a workspace that is not there',
            () => ({ workspaceId: 'Paper & Pens' }),
            'workspace',
            /Did you mean "Paper & Pen"/,
            /Paper & Pen \(1\)/,
        ],
    ])('%s', async (_, options, failed, message, next) => {
        const diagnosis = await examine(options());
        expect(stateOf(diagnosis, failed)).toBe('failed');
        expect(diagnosis.verdict).toMatchObject({
            state: 'failed',
            message: expect.stringMatching(message),
            next: expect.stringMatching(next),
        });
    });

    test('a token that may only read is told as such, and is no failure', async () => {
        const diagnosis = await examine({ accessToken: sandbox.tokens.readOnly });
        expect(diagnosis.ok).toBe(true);
        expect(diagnosis.checks.find(({ id }) => id === 'rights')?.message).toContain('not every right');
    });

    test('no MCP URL is no failure', async () => {
        const { instanceUrl, accessToken } = settings();
        const diagnosis = await diagnose({ instanceUrl: instanceUrl ?? '', accessToken: accessToken ?? '' });
        expect(diagnosis.verdict).toMatchObject({ state: 'ok', message: 'The Metadata API works.' });
        expect(stateOf(diagnosis, 'mcp')).toBe('skipped');
    });

    test('an MCP URL that ends in /sse: what is tried in its place is told', async () => {
        const diagnosis = await examine({ mcpUrl: sandbox.mcpUrl.replace(/stream$/, 'sse') });
        expect(diagnosis.verdict).toMatchObject({
            state: 'warning',
            message: expect.stringContaining(`answers at ${sandbox.mcpUrl} `),
        });
    });

    test('the form that is set wins, with a remark where it is the older one', async () => {
        const diagnosis = await examine({ mcpUrl: `${sandbox.origin}/api/mcp/sse`, mcpTransport: 'simple' });
        expect(stateOf(diagnosis, 'mcp')).toBe('warning');
        expect(stateOf(diagnosis, 'mcp-call')).toBe('ok');
    });
});

describe('the doctor on a sandbox with a fault', () => {
    test.each<[fault: string, rule: unknown, failed: string, message: RegExp]>([
        ['a web page', { match: { door: 'meta' }, fault: { kind: 'html' } }, 'answer', /web page/],
        [
            '401 on a good token',
            { match: { door: 'meta' }, fault: { kind: 'status', preset: '401' } },
            'account',
            /401/,
        ],
        ['429', { match: { door: 'meta' }, fault: { kind: 'status', preset: '429' } }, 'account', /429/],
        ['500', { match: { door: 'meta' }, fault: { kind: 'status', preset: '500' } }, 'account', /500/],
        [
            'a web page for MCP',
            { match: { door: 'mcp' }, fault: { kind: 'html', status: 200 } },
            'mcp',
            /web page/,
        ],
    ])('%s', async (_, rule, failed, message) => {
        await control('POST', rule);
        const diagnosis = await examine();
        expect(diagnosis.checks.find(({ state }) => state === 'failed')?.id).toBe(failed);
        expect(diagnosis.verdict.message).toMatch(message);
    });
});

describe('the doctor on what is no sandbox', () => {
    let server: Server | undefined;
    afterEach(() => {
        server?.closeAllConnections();
        server?.close();
        server = undefined;
    });

    async function listen(): Promise<string> {
        server = createServer(() => undefined).listen(0, '127.0.0.1');
        await once(server, 'listening');
        return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    test('a server that never answers', async () => {
        const origin = await listen();
        const mcpUrl = `${origin}/x2/mcp/meta/mcp/stream`;
        const diagnosis = await diagnose(settings({ instanceUrl: origin, mcpUrl }), { timeoutMs: 300 });
        expect(stateOf(diagnosis, 'answer')).toBe('failed');
        expect(stateOf(diagnosis, 'mcp')).toBe('failed');
    });

    test('a port where nobody listens', async () => {
        const origin = await listen();
        server?.close();
        const diagnosis = await diagnose(settings({ instanceUrl: origin }));
        expect(diagnosis.verdict.message).toContain('ECONNREFUSED');
        expect(stateOf(diagnosis, 'answer')).toBe('failed');
    });

    test('a name that nobody has', async () => {
        const diagnosis = await diagnose(
            settings({ instanceUrl: 'https://no-such-host.invalid', mcpUrl: sandbox.mcpUrl }),
        );
        expect(diagnosis.verdict.message).toContain('no-such-host.invalid cannot be looked up');
    });

    test('settings that make no client', async () => {
        const diagnosis = await diagnose(settings({ accessToken: sandbox.tokens.full.slice(0, 40) + '...' }));
        expect(stateOf(diagnosis, 'settings')).toBe('failed');
        expect(diagnosis.verdict.message).toContain('is shortened');
        expect(JSON.stringify(diagnosis)).not.toContain(sandbox.tokens.full.slice(0, 30));
    });

    test('leaves the client as it was', async () => {
        const xano = createXano(settings());
        try {
            expect((await xano.diagnose()).ok).toBe(true);
            expect((await xano.with({ workspaceId: 'nowhere' }).diagnose()).ok).toBe(false);
            await expect(xano.callTool('getLoggedInUser')).resolves.toMatchObject({ isError: false });
        } finally {
            await xano.close();
        }
    });
});

describe('npm run doctor', () => {
    const run = (args: readonly string[], env: Record<string, string>) =>
        spawnSync(process.execPath, ['--import', 'tsx', 'examples/doctor.ts', ...args], {
            env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
            encoding: 'utf8',
        });

    // The sandbox lives in this very process: what is spawned may only look at what is elsewhere.
    test('--help', () => {
        const { status, stdout } = run(['--help'], {});
        expect({ status, stdout }).toEqual({
            status: 0,
            stdout: expect.stringContaining('npm run doctor'),
        });
    });

    test('an unknown flag', () => {
        expect(run(['--fix'], {}).status).toBe(2);
    });

    test('--json is one object; the status tells that something failed', () => {
        const { status, stdout } = run(['--json'], {
            XANO_INSTANCE_URL: 'http://127.0.0.1:9',
            XANO_ACCESS_TOKEN: 'a-token-of-nobody',
        });
        const diagnosis = JSON.parse(stdout) as Diagnosis;
        expect(status).toBe(1);
        expect(diagnosis.checks[0]).toMatchObject({
            id: 'settings',
            state: 'ok',
            facts: { instance_from: 'XANO_INSTANCE_URL', token_from: 'XANO_ACCESS_TOKEN' },
        });
        expect(stdout).not.toContain('a-token-of-nobody');
    });

    test('without settings it says which are missing', () => {
        const { status, stdout } = run([], {});
        expect(status).toBe(1);
        expect(stdout).toContain('Verdict  The instance URL is missing.');
        expect(stdout).not.toContain('\u001b');
    });
});
