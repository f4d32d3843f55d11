import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';
import { initialize } from '../mcp-bench.js';

const LATENCY_MS = 60;
/** A timer may fire up to a millisecond early. */
const LEAST_MS = LATENCY_MS - 1;

let sandbox: Sandbox;

beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty', latencyMs: LATENCY_MS });
}, 60_000);
afterAll(() => sandbox.close());

const headers = () => ({
    authorization: `Bearer ${sandbox.tokens.full}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
});

test.each([
    ['the Metadata API', () => fetch(`${sandbox.metaUrl}/auth/me`, { headers: headers() })],
    [
        'the MCP server',
        () => fetch(sandbox.mcpUrl, { method: 'POST', headers: headers(), body: JSON.stringify(initialize) }),
    ],
])('latency is added to the way to %s', async (_, ask) => {
    const begun = performance.now();
    const answer = await ask();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(LEAST_MS);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toBe('');
});
