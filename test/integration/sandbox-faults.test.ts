import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../sandbox/faults/index.js';
import type { Faults } from '../sandbox/faults/index.js';

const record = { id: 1, title: 'Notebook', tags: ['paper', 'dotted'] };
const whole = JSON.stringify(record);

let faults: Faults;
let server: Server;
let origin: string;
let clock: number;
let executed: string[];
let onExecuted: () => void;
let onApplied: () => void;

beforeEach(async () => {
    clock = 1_000_000;
    executed = [];
    onExecuted = () => undefined;
    onApplied = () => undefined;
    faults = createFaults({ now: () => clock });
    server = createServer((req, res) => {
        const path = req.url ?? '';
        if (path.startsWith('/_sandbox/')) {
            void faults.control(req, res);
            return;
        }
        const applied = faults.apply(req, res, async () => {
            for await (const chunk of req) void chunk;
            executed.push(`${req.method ?? ''} ${path}`);
            if (path === '/stream') {
                res.writeHead(200, { 'content-type': 'text/event-stream' });
                res.write('event: endpoint\ndata: /m\n\n');
            } else {
                res.setHeader('content-type', 'application/json');
                res.end(whole);
            }
            onExecuted();
        });
        void applied.then(() => onApplied());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
    faults.reset();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
});

async function add(rule: unknown): Promise<{ status: number; body: { code?: string; message?: string } }> {
    const answer = await fetch(`${origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(rule) });
    return { status: answer.status, body: await answer.json() };
}

const call = (path = '/api:meta/workspace', init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${path}`, { method: 'POST', body: '{"a":1}', ...init });

/** Reads one answer byte by byte, as fetch hides what arrived before a connection broke. */
function raw(
    path: string,
): Promise<{ head: IncomingMessage; text: string; broken: boolean; pieces: number }> {
    return new Promise((resolve, reject) => {
        const sent = httpRequest(`${origin}${path}`, { method: 'POST', agent: false }, (head) => {
            let text = '';
            let pieces = 0;
            head.on('data', (chunk: Buffer) => {
                text += chunk.toString();
                pieces++;
            });
            head.on('end', () => resolve({ head, text, broken: false, pieces }));
            head.on('error', () => resolve({ head, text, broken: true, pieces }));
        });
        sent.on('error', reject);
        sent.end('{}');
    });
}

const failure = async (answer: Promise<unknown>): Promise<string> =>
    answer.then(
        () => 'answered',
        (error: Error & { code?: string; cause?: { code?: string } }) =>
            error.cause?.code ?? error.code ?? error.name,
    );

describe('answers in the place of the sandbox', () => {
    test.each([
        ['429', 429, 'ERROR_CODE_TOO_MANY_REQUESTS', null],
        ['429-retry-after', 429, 'ERROR_CODE_TOO_MANY_REQUESTS', '2'],
        ['401', 401, 'ERROR_CODE_UNAUTHORIZED', null],
        ['500', 500, 'ERROR_FATAL', null],
        ['503', 503, 'ERROR_FATAL', '1'],
    ])('preset %s answers %i without executing', async (preset, status, code, retryAfter) => {
        await add({ fault: { kind: 'status', preset } });
        const answer = await call();
        expect([answer.status, (await answer.json()).code, answer.headers.get('retry-after')]).toEqual([
            status,
            code,
            retryAfter,
        ]);
        expect(executed).toEqual([]);
    });

    test('any status with own body and headers', async () => {
        await add({
            fault: { kind: 'status', status: 418, body: { code: 'TEA' }, headers: { 'X-Kind': 'pot' } },
        });
        const answer = await call();
        expect([answer.status, answer.headers.get('x-kind'), await answer.json()]).toEqual([
            418,
            'pot',
            { code: 'TEA' },
        ]);
    });

    test('a gateway page after the work was done', async () => {
        await add({ fault: { kind: 'html', status: 504, when: 'after' } });
        const answer = await call();
        expect([answer.status, answer.headers.get('content-type')]).toEqual([504, 'text/html']);
        expect(await answer.text()).toContain('504 Gateway Time-out');
        expect(executed).toHaveLength(1);
    });
});

describe('broken connections', () => {
    test('reset-before: not executed', async () => {
        await add({ fault: { kind: 'reset-before' } });
        expect(await failure(raw('/x'))).toBe('ECONNRESET');
        expect(executed).toEqual([]);
    });

    test('reset-after: executed, no answer', async () => {
        await add({ fault: { kind: 'reset-after' } });
        expect(await failure(raw('/x'))).toBe('ECONNRESET');
        expect(executed).toEqual(['POST /x']);
    });

    test('cut: full content-length, first bytes only', async () => {
        await add({ fault: { kind: 'cut', bytes: 9 } });
        const { head, text, broken } = await raw('/x');
        expect([head.headers['content-length'], text, broken]).toEqual([
            String(whole.length),
            whole.slice(0, 9),
            true,
        ]);
        expect(executed).toHaveLength(1);
    });

    test('cut never sends the last byte', async () => {
        await add({ fault: { kind: 'cut', bytes: 10_000 } });
        expect(await raw('/x')).toMatchObject({ text: whole.slice(0, -1), broken: true });
    });

    test('cut ends an event stream that would stay open', async () => {
        await add({ fault: { kind: 'cut', bytes: 5 } });
        const answer = await call('/stream', { method: 'GET', body: null });
        expect(answer.headers.get('content-type')).toBe('text/event-stream');
        await expect(answer.text()).rejects.toThrow();
    });

    test('truncate-json: a whole HTTP answer that does not parse', async () => {
        await add({ fault: { kind: 'truncate-json' } });
        const text = await (await call()).text();
        expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
        expect(executed).toHaveLength(1);
    });
});

describe('slow answers', () => {
    test('delay answers in full, after the time', async () => {
        await add({ fault: { kind: 'delay', ms: 30 } });
        const start = performance.now();
        expect(await (await call()).json()).toEqual(record);
        expect(performance.now() - start).toBeGreaterThanOrEqual(28);
        expect(executed).toHaveLength(1);
    });

    test('delay before: a client that leaves is not served', async () => {
        await add({ fault: { kind: 'delay', ms: 60_000 } });
        const leaving = new AbortController();
        const applied = new Promise<void>((resolve) => (onApplied = resolve));
        const answer = failure(call('/x', { signal: leaving.signal }));
        await seen(1);
        leaving.abort();
        await applied;
        expect(await answer).toBe('AbortError');
        expect(executed).toEqual([]);
    });

    test('delay after: the work is done although the client left', async () => {
        await add({ fault: { kind: 'delay', ms: 60_000, when: 'after' } });
        const leaving = new AbortController();
        onExecuted = () => leaving.abort();
        expect(await failure(call('/x', { signal: leaving.signal }))).toBe('AbortError');
        expect(executed).toEqual(['POST /x']);
    });

    test('delay after lets an open event stream go on', async () => {
        await add({ fault: { kind: 'delay', ms: 1, when: 'after' } });
        const answer = await call('/stream', { method: 'GET', body: null });
        const first = await answer.body?.getReader().read();
        expect(Buffer.from(first?.value ?? []).toString()).toContain('event: endpoint');
    });

    test('hang: no answer until the faults are reset, then a broken connection', async () => {
        await add({ fault: { kind: 'hang' } });
        const answer = failure(call());
        await seen(1);
        faults.reset();
        expect(await answer).toBe('UND_ERR_SOCKET');
        expect(executed).toEqual([]);
        expect((await call()).status).toBe(200);
    });

    test('reset lets a delayed request go on at once', async () => {
        await add({ fault: { kind: 'delay', ms: 60_000 } });
        const answer = call();
        await seen(1);
        faults.reset();
        expect((await answer).status).toBe(200);
    });

    test('trickle: everything, in many pieces', async () => {
        await add({ fault: { kind: 'trickle', bytes: 8, everyMs: 2 } });
        const { text, broken, pieces } = await raw('/x');
        expect([text, broken]).toEqual([whole, false]);
        expect(pieces).toBeGreaterThan(2);
    });
});

test('rate-limit: a sliding window answers 429 with the seconds to wait', async () => {
    await add({ fault: { kind: 'rate-limit', requests: 2, seconds: 20, retryAfter: true } });
    const statuses = async (count: number): Promise<number[]> => {
        const all: number[] = [];
        for (let index = 0; index < count; index++) all.push((await call()).status);
        return all;
    };
    expect(await statuses(3)).toEqual([200, 200, 429]);
    clock += 15_000;
    const refused = await call();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect((await refused.json()).message).toContain('10 requests per 20 seconds');
    clock += 5_001;
    expect(await statuses(3)).toEqual([200, 200, 429]);
    expect(executed).toHaveLength(4);
});

test('a rate limit that is not reached leaves the request to the next rule', async () => {
    await add({ fault: { kind: 'rate-limit', requests: 1 } });
    await add({ fault: { kind: 'status', status: 500 } });
    expect([(await call()).status, (await call()).status]).toEqual([500, 429]);
});

describe('rules', () => {
    const hits = async (
        rule: object,
        requests: readonly (readonly [string, string])[],
    ): Promise<boolean[]> => {
        await add({ ...rule, fault: { kind: 'status', status: 599 } });
        const all: boolean[] = [];
        for (const [method, path] of requests) {
            const answer = await call(path, method === 'GET' ? { method, body: null } : { method });
            all.push(answer.status === 599);
        }
        return all;
    };

    test.each([
        [{ method: 'post' }, [true, false, true, true]],
        [{ path: 'content/bulk' }, [true, false, false, false]],
        [{ path: '/api:meta/workspace/*/table' }, [false, true, false, false]],
        [{ path: '**/stream' }, [false, false, true, false]],
        [{ door: 'meta' }, [true, true, false, false]],
        [{ door: 'mcp' }, [false, false, true, true]],
        [{ door: 'mcp', path: 'sse' }, [false, false, false, true]],
    ])('match %j', async (match, expected) => {
        expect(
            await hits({ match }, [
                ['POST', '/api:meta/workspace/1/table/2/content/bulk'],
                ['GET', '/api:meta/workspace/1/table?page=1'],
                ['POST', '/x2/mcp/meta/mcp/stream'],
                ['POST', '/api/mcp/sse'],
            ]),
        ).toEqual(expected);
    });

    test('skip, then times', async () => {
        const five = Array.from({ length: 5 }, () => ['POST', '/x'] as const);
        expect(await hits({ skip: 1, times: 2 }, five)).toEqual([false, true, true, false, false]);
    });

    test('probability is drawn from the seed', async () => {
        const many = Array.from({ length: 40 }, () => ['POST', '/x'] as const);
        const first = await hits({ probability: 0.5, seed: 7 }, many);
        faults.reset();
        expect(await hits({ probability: 0.5, seed: 7 }, many)).toEqual(first);
        const fired = first.filter(Boolean).length;
        expect(fired).toBeGreaterThan(8);
        expect(fired).toBeLessThan(32);
    });

    test('GET shows counters and what each kind does; DELETE ends it', async () => {
        await add({ times: 1, fault: { kind: 'status', preset: '500' } });
        await call();
        await call();
        const listed = await (await fetch(`${origin}/_sandbox/faults`)).json();
        expect(listed.rules).toEqual([
            { id: 1, rule: { times: 1, fault: { kind: 'status', preset: '500' } }, seen: 2, fired: 1 },
        ]);
        expect(listed.kinds).toContainEqual(
            expect.objectContaining({ kind: 'reset-after', executed: 'yes' }),
        );
        await fetch(`${origin}/_sandbox/faults`, { method: 'DELETE' });
        expect((await (await fetch(`${origin}/_sandbox/faults`)).json()).rules).toEqual([]);
    });

    test.each([
        [{}, 'fault must be an object'],
        [{ fault: { kind: 'gremlins' } }, 'fault.kind must be one of status'],
        [{ fault: { kind: 'delay' } }, 'fault.ms must be a number of 0 or more'],
        [{ fault: { kind: 'status', preset: '200' } }, 'fault.preset must be one of'],
        [{ fault: { kind: 'hang', when: 'later' } }, 'fault.when must be one of before, after'],
        [{ fault: { kind: 'cut', byte: 3 } }, 'fault knows no "byte"'],
        [{ time: 1, fault: { kind: 'hang' } }, 'rule knows no "time"'],
        [{ match: { door: 'back' }, fault: { kind: 'hang' } }, 'match.door must be one of meta, mcp'],
    ])('refuses %j', async (rule, message) => {
        const { status, body } = await add(rule);
        expect([status, body.code]).toEqual([400, 'ERROR_CODE_INPUT_ERROR']);
        expect(body.message).toContain(message);
        expect((await call()).status).toBe(200);
    });
});

test('sessions and streams are told', async () => {
    const told: string[] = [];
    faults.onSessionsExpire(() => told.push('expire'));
    faults.onStreamsDrop(() => told.push('drop'));
    for (const path of ['sessions/expire', 'streams/drop', 'nothing']) {
        const answer = await fetch(`${origin}/_sandbox/${path}`, { method: 'POST' });
        told.push(String(answer.status));
    }
    expect(told).toEqual(['expire', '200', 'drop', '200', '404']);
});

/** Resolves once a rule has fired `count` times: the request is then inside the fault. */
async function seen(count: number): Promise<void> {
    for (;;) {
        const { rules } = await (await fetch(`${origin}/_sandbox/faults`)).json();
        if (rules[0]?.fired >= count) return;
    }
}
