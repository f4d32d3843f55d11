import { describe, expect, test } from '@jest/globals';
import { createClient, isXanoError, TransportFailure } from 'xano-connect';
import type { XanoError, XanoOptions } from 'xano-connect';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { FakeRuntime, Respond } from '../support/fake-runtime.js';

const TOKEN = 'secret-token-of-the-test';
const PAGE = { json: { curPage: 1, nextPage: null, prevPage: null, items: [] } };
const LIMITED = {
    status: 429,
    json: {
        code: 'ERROR_CODE_TOO_MANY_REQUESTS',
        message: 'Whoa there! Your plan only supports 10 requests per 20 seconds.',
    },
};
const HTML = { status: 502, text: '<html>Bad Gateway</html>', headers: { 'content-type': 'text/html' } };
const ROW = { table_id: 2, row: { a: 1 } };

function setUp(answers: Respond | readonly Respond[], options: XanoOptions = {}) {
    const runtime: FakeRuntime = fakeRuntime(answers);
    const lines: string[] = [];
    const xano = createClient(
        {
            instanceUrl: 'x000-0000-0000.n7.xano.io',
            accessToken: TOKEN,
            workspaceId: 1,
            logger: (level, message, fields) => lines.push(JSON.stringify([level, message, fields])),
            ...options,
        },
        runtime,
    );
    return { runtime, xano, lines };
}

async function failureOf(work: Promise<unknown>): Promise<XanoError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!isXanoError(error)) throw new Error(`no XanoError: ${String(error)}`);
    const shown = [error.message, error.hint, error.stack, JSON.stringify(error), String(error.cause)].join(
        '\n',
    );
    expect(shown).not.toContain(TOKEN);
    return error;
}

describe('a read', () => {
    test.each([
        ['a broken connection', new TransportFailure('broken', { sent: true, code: 'ECONNRESET' })],
        ['a refused connection', new TransportFailure('unreachable', { sent: false, code: 'ECONNREFUSED' })],
        ['a time-out', new TransportFailure('timeout', { sent: true })],
        ['500', { status: 500, json: { code: 'ERROR_FATAL', message: 'SQL Error: HY000' } }],
        ['502 as a web page', HTML],
    ])('is sent again after %s', async (_, first) => {
        const { runtime, xano } = setUp([first, first, PAGE]);
        expect((await xano.table.list()).items).toEqual([]);
        expect(runtime.requests).toHaveLength(3);
        expect(runtime.slept).toEqual([500, 1000]);
        expect(xano.stats).toMatchObject({ requests: 3, retries: 2 });
    });

    test('gives up after the retries and says what to do', async () => {
        const { runtime, xano } = setUp(HTML, { retries: 1 });
        const error = await failureOf(xano.table.list());
        expect(error.message).toMatch(/a web page instead of JSON \(2 attempts\)\.$/);
        expect(error).toMatchObject({
            kind: 'server',
            status: 502,
            operation: 'table.list',
            maybeExecuted: false,
        });
        expect(error.hint).toContain('gateway');
        expect(runtime.requests).toHaveLength(2);
    });

    test('options of the call win over those of the client', async () => {
        const { runtime, xano } = setUp(HTML, { retries: 5 });
        await failureOf(xano.table.list({}, { retries: 0, timeoutMs: 1234 }));
        expect(runtime.requests).toHaveLength(1);
        expect(runtime.requests[0]?.timeoutMs).toBe(1234);
    });

    test('never waits past the total time', async () => {
        const { runtime, xano } = setUp(LIMITED, { totalTimeoutMs: 20_000 });
        const error = await failureOf(xano.table.list());
        expect(error).toMatchObject({ kind: 'rate-limit', status: 429 });
        expect(runtime.requests).toHaveLength(1);
    });
});

describe('a write', () => {
    test.each([
        ['a broken connection', new TransportFailure('broken', { sent: true, code: 'ECONNRESET' })],
        ['a time-out', new TransportFailure('timeout', { sent: true })],
        ['a web page from the gateway', HTML],
        ['504', { status: 504, json: {} }],
        [
            'a success with cut JSON',
            { text: '{"id": 12, "na', headers: { 'content-type': 'application/json' } },
        ],
        ['a web page with status 200', { ...HTML, status: 200 }],
    ])('is not sent again after %s: its outcome is unknown', async (_, answer) => {
        const { runtime, xano } = setUp(answer);
        const error = await failureOf(xano.record.create(ROW));
        expect(error).toMatchObject({
            name: 'OutcomeUnknownError',
            kind: 'outcome-unknown',
            maybeExecuted: true,
        });
        expect(error.hint).toContain('Read the data back');
        expect(runtime.requests).toHaveLength(1);
    });

    test.each([
        [
            'was refused a connection',
            new TransportFailure('unreachable', { sent: false, code: 'ECONNREFUSED' }),
        ],
        ['was told to slow down', LIMITED],
    ])('is sent again when it %s: it was surely not carried out', async (_, first) => {
        const { runtime, xano } = setUp([first, { json: { id: 1 } }]);
        expect(await xano.record.create(ROW)).toEqual({ id: 1 });
        expect(runtime.requests).toHaveLength(2);
    });

    test('a DELETE that was cut off and is then not found was carried out the first time', async () => {
        const cut = new TransportFailure('broken', { sent: true });
        const gone = { status: 404, json: { code: 'ERROR_CODE_NOT_FOUND', message: '' } };
        const { xano } = setUp([cut, gone]);
        expect(await xano.record.delete({ table_id: 2, row_id: 9 })).toBeNull();
        const fresh = setUp([gone]);
        expect(await failureOf(fresh.xano.record.delete({ table_id: 2, row_id: 9 }))).toMatchObject({
            kind: 'not-found',
        });
    });
});

describe('the rate limit', () => {
    test('after a 429 the client keeps to the limit it names', async () => {
        const { runtime, xano } = setUp([LIMITED, PAGE]);
        for (let i = 0; i < 25; i++) await xano.table.list();
        expect(runtime.slept[0]).toBe(21_000);
        expect(xano.stats.rateLimited).toBe(1);
        expect(runtime.slept.length).toBeGreaterThanOrEqual(3);
    });

    test('Retry-After is honoured', async () => {
        const { runtime, xano } = setUp([{ ...LIMITED, headers: { 'retry-after': '3' } }, PAGE]);
        await xano.table.list();
        expect(runtime.slept[0]).toBe(3000);
    });
});

describe('401', () => {
    const refused = { status: 401, json: { code: 'ERROR_CODE_UNAUTHORIZED', message: 'Invalid token' } };

    test('for a token never accepted before is reported at once', async () => {
        const { runtime, xano } = setUp(refused);
        const error = await failureOf(xano.table.list());
        expect(error).toMatchObject({ kind: 'auth', status: 401, code: 'ERROR_CODE_UNAUTHORIZED' });
        expect(error.hint).not.toMatch(/expired|ended on/);
        expect(runtime.requests).toHaveLength(1);
    });

    test('for a token accepted a moment ago is tried again, and never called expired', async () => {
        const { runtime, xano } = setUp([PAGE, refused]);
        await xano.table.list();
        const error = await failureOf(xano.table.list());
        expect(error.hint).toContain('was accepted a moment ago');
        expect(error.hint).toContain('database');
        expect(`${error.message} ${error.hint ?? ''}`).not.toMatch(/expired|ended on/);
        expect(runtime.requests).toHaveLength(4);
    });
});

describe('a signal', () => {
    test('stops a call before it is sent', async () => {
        const { runtime, xano } = setUp(PAGE);
        const error = await failureOf(xano.table.list({}, { signal: AbortSignal.abort() }));
        expect(error).toMatchObject({ kind: 'aborted', maybeExecuted: false });
        expect(runtime.requests).toHaveLength(0);
    });

    test('that stops a write under way says that it may have been carried out', async () => {
        const { xano } = setUp(new TransportFailure('aborted', { sent: true }));
        const error = await failureOf(xano.record.create(ROW));
        expect(error).toMatchObject({ kind: 'aborted', maybeExecuted: true });
        expect(error.hint).toContain('read the data back');
    });

    test('ends the wait between two attempts', async () => {
        const stop = new AbortController();
        const { runtime, xano } = setUp(() => {
            stop.abort();
            return HTML;
        });
        expect(await failureOf(xano.table.list({}, { signal: stop.signal }))).toMatchObject({
            kind: 'aborted',
        });
        expect(runtime.requests).toHaveLength(1);
    });
});

test('a data source that no header can hold is refused before anything is sent', async () => {
    const { runtime, xano } = setUp(PAGE);
    const error = await failureOf(xano.record.list({ table_id: 2, data_source: 'прод' }));
    expect(error).toMatchObject({ kind: 'validation', path: 'data_source' });
    expect(runtime.requests).toHaveLength(0);
});

test('an untrusted certificate is called what it is', async () => {
    const untrusted = new TransportFailure('unreachable', { sent: false, code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    const { xano } = setUp(untrusted, { retries: 0 });
    expect((await failureOf(xano.table.list())).hint).toContain('certificate');
});

test('the log names calls, attempts and delays, and no token', async () => {
    const { xano, lines } = setUp([HTML, PAGE]);
    await xano.table.list();
    expect(lines.join('\n')).not.toContain(TOKEN);
    const told = lines.map((line) => JSON.parse(line) as unknown[]);
    expect(told.flatMap(([level, message]) => (level === 'debug' ? [] : message))).toEqual([
        'request',
        'answer',
        'retry',
        'request',
        'answer',
    ]);
});

test('another instance for one call shares nothing with the first: not its pace, not its names', async () => {
    const { runtime, xano } = setUp([LIMITED, PAGE]);
    await xano.table.list();
    const before = runtime.slept.length;
    for (let i = 0; i < 12; i++) await xano.table.list({}, { instanceUrl: 'y000-0000-0000.n7.xano.io' });
    expect(runtime.slept).toHaveLength(before);
    expect(runtime.requests.at(-1)?.url).toContain('y000-0000-0000.n7.xano.io');
});
