import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { isXanoError } from '../../../../core/src/errors.js';
import { createPureSession } from '../../../../core/src/mcp/session/index.js';
import { TransportFailure } from '../../../../core/src/runtime.js';
import { failureOf, FakeServer, rpcError, status, TOKEN, URL_STREAM } from './support/fake-server.js';
import type { Answer } from './support/fake-server.js';

const html = { 'content-type': 'text/html' };
const broken = new TransportFailure('broken', { sent: true });

/** What a call fails with that nobody explains, and whether a write may have been carried out. */
test.each<[string, (id: number) => Answer, object]>([
    ['401', () => status(401), { kind: 'auth', status: 401, maybeExecuted: false }],
    ['404', () => status(404), { kind: 'protocol', message: 'tools/call a: session forgotten.' }],
    ['a web page', () => status(404, html, '<html>'), { kind: 'protocol', maybeExecuted: false }],
    ['500', () => status(500), { kind: 'server', status: 500, maybeExecuted: true }],
    ['a gateway', () => status(502), { kind: 'outcome-unknown', status: 502, maybeExecuted: true }],
    ['a broken connection', () => broken, { kind: 'outcome-unknown', message: 'tools/call a: broken.' }],
    ['invalid arguments', (id) => rpcError(id, -32602, 'no'), { kind: 'validation', maybeExecuted: false }],
])('%s has its kind and status without any explanation', async (_, answer, wanted) => {
    const server = new FakeServer(({ method, id }) => (method === 'tools/call' ? answer(id!) : undefined));
    const session = createPureSession({ url: URL_STREAM, token: TOKEN, retries: 0 }, server);
    const error = await failureOf(session.callTool('a', {}));
    expect(isXanoError(error)).toBe(true);
    expect(error).toMatchObject(wanted);
});

test('what it is explained from is not shown, as it holds what the server said', async () => {
    const server = new FakeServer(() => status(403, {}, `you sent ${TOKEN}`));
    const session = createPureSession({ url: URL_STREAM, token: TOKEN }, server);
    const error = await failureOf(session.callTool(TOKEN, {}));
    expect(error['message']).toBe('tools/call ***: status 403.');
    expect(
        inspect(error, { depth: 9, showHidden: true, getters: false }) + JSON.stringify(error),
    ).not.toContain(TOKEN);
});
