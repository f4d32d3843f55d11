import { afterAll, beforeAll, expect, test } from '@jest/globals';
import nock from 'nock';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';

// A file of its own: as soon as nock is loaded, connections are no longer kept.
const runtime = createNodeRuntime();
const HOST = 'https://xabc-defg-hijk.n7.xano.io';
const get = (path: string) =>
    runtime.request({ method: 'GET', url: HOST + path, headers: {}, timeoutMs: 5000 });

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.restore());

test('recorded exchanges can be replayed', async () => {
    nock(HOST).get('/api:meta/auth/me').reply(200, { id: 1 }, { 'X-Trace-ID': 'abc' });
    expect(await get('/api:meta/auth/me')).toMatchObject({
        status: 200,
        body: '{"id":1}',
        headers: { 'content-type': 'application/json', 'x-trace-id': 'abc' },
    });
    expect(nock.isDone()).toBe(true);
});

test('a replayed refusal counts as never sent, although a connection seemed to stand', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    nock(HOST).get('/refused').replyWithError(refused);
    await expect(get('/refused')).rejects.toMatchObject({
        reason: 'unreachable',
        sent: false,
        code: 'ECONNREFUSED',
    });
});
