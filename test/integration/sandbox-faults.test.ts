import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failure, openFaultBench, whole } from './fault-bench.js';

let bench: Awaited<ReturnType<typeof openFaultBench>>;

beforeEach(async () => {
    bench = await openFaultBench();
});

afterEach(() => bench.close());

describe('answers in the place of the sandbox', () => {
    test.each([
        ['429', 429, 'ERROR_CODE_TOO_MANY_REQUESTS', null],
        ['429-retry-after', 429, 'ERROR_CODE_TOO_MANY_REQUESTS', '2'],
        ['401', 401, 'ERROR_CODE_UNAUTHORIZED', null],
        ['500', 500, 'ERROR_FATAL', null],
        ['503', 503, 'ERROR_FATAL', '1'],
    ])('preset %s answers %i without executing', async (preset, status, code, retryAfter) => {
        await bench.add({ fault: { kind: 'status', preset } });
        const answer = await bench.call();
        expect([answer.status, (await answer.json()).code, answer.headers.get('retry-after')]).toEqual([
            status,
            code,
            retryAfter,
        ]);
        expect(bench.executed).toEqual([]);
    });

    test('any status with own body and headers', async () => {
        await bench.add({
            fault: { kind: 'status', status: 418, body: { code: 'TEA' }, headers: { 'X-Kind': 'pot' } },
        });
        const answer = await bench.call();
        expect([answer.status, answer.headers.get('x-kind'), await answer.json()]).toEqual([
            418,
            'pot',
            { code: 'TEA' },
        ]);
    });

    test('a gateway page after the work was done', async () => {
        await bench.add({ fault: { kind: 'html', status: 504, when: 'after' } });
        const answer = await bench.call();
        expect([answer.status, answer.headers.get('content-type')]).toEqual([504, 'text/html']);
        expect(await answer.text()).toContain('504 Gateway Time-out');
        expect(bench.executed).toHaveLength(1);
    });
});

describe('broken connections', () => {
    test('reset-before: not executed', async () => {
        await bench.add({ fault: { kind: 'reset-before' } });
        expect(await failure(bench.raw('/x'))).toBe('ECONNRESET');
        expect(bench.executed).toEqual([]);
    });

    test('reset-after: bench.executed, no answer', async () => {
        await bench.add({ fault: { kind: 'reset-after' } });
        expect(await failure(bench.raw('/x'))).toBe('ECONNRESET');
        expect(bench.executed).toEqual(['POST /x']);
    });

    test('cut: full content-length, first bytes only', async () => {
        await bench.add({ fault: { kind: 'cut', bytes: 9 } });
        const { head, text, broken } = await bench.raw('/x');
        expect([head.headers['content-length'], text, broken]).toEqual([
            String(whole.length),
            whole.slice(0, 9),
            true,
        ]);
        expect(bench.executed).toHaveLength(1);
    });

    test('cut never sends the last byte', async () => {
        await bench.add({ fault: { kind: 'cut', bytes: 10_000 } });
        expect(await bench.raw('/x')).toMatchObject({ text: whole.slice(0, -1), broken: true });
    });

    test('cut ends an event stream that would stay open', async () => {
        await bench.add({ fault: { kind: 'cut', bytes: 5 } });
        const answer = await bench.call('/stream', { method: 'GET', body: null });
        expect(answer.headers.get('content-type')).toBe('text/event-stream');
        await expect(answer.text()).rejects.toThrow();
    });

    test('truncate-json: a whole HTTP answer that does not parse', async () => {
        await bench.add({ fault: { kind: 'truncate-json' } });
        const text = await (await bench.call()).text();
        expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
        expect(bench.executed).toHaveLength(1);
    });
});

describe('slow answers', () => {
    test('delay answers in full, after the time', async () => {
        await bench.add({ fault: { kind: 'delay', ms: 30 } });
        const start = performance.now();
        expect(await (await bench.call()).json()).toEqual(JSON.parse(whole));
        expect(performance.now() - start).toBeGreaterThanOrEqual(28);
        expect(bench.executed).toHaveLength(1);
    });

    test('delay before: a client that leaves is not served', async () => {
        await bench.add({ fault: { kind: 'delay', ms: 60_000 } });
        const leaving = new AbortController();
        const applied = new Promise<void>((resolve) => (bench.onApplied = resolve));
        const answer = failure(bench.call('/x', { signal: leaving.signal }));
        await bench.fired();
        leaving.abort();
        await applied;
        expect(await answer).toBe('AbortError');
        expect(bench.executed).toEqual([]);
    });

    test('delay after: the work is done although the client left', async () => {
        await bench.add({ fault: { kind: 'delay', ms: 60_000, when: 'after' } });
        const leaving = new AbortController();
        bench.onExecuted = () => leaving.abort();
        expect(await failure(bench.call('/x', { signal: leaving.signal }))).toBe('AbortError');
        expect(bench.executed).toEqual(['POST /x']);
    });

    test('delay after lets an open event stream go on', async () => {
        await bench.add({ fault: { kind: 'delay', ms: 1, when: 'after' } });
        const answer = await bench.call('/stream', { method: 'GET', body: null });
        const first = await answer.body?.getReader().read();
        expect(Buffer.from(first?.value ?? []).toString()).toContain('event: endpoint');
    });

    test('hang: no answer until the faults are reset, then a broken connection', async () => {
        await bench.add({ fault: { kind: 'hang' } });
        const answer = failure(bench.call());
        await bench.fired();
        bench.faults.reset();
        expect(await answer).toBe('UND_ERR_SOCKET');
        expect(bench.executed).toEqual([]);
        expect((await bench.call()).status).toBe(200);
    });

    test('reset lets a delayed request go on at once', async () => {
        await bench.add({ fault: { kind: 'delay', ms: 60_000 } });
        const answer = bench.call();
        await bench.fired();
        bench.faults.reset();
        expect((await answer).status).toBe(200);
    });

    test('trickle: everything, in many pieces', async () => {
        await bench.add({ fault: { kind: 'trickle', bytes: 8, everyMs: 2 } });
        const { text, broken, pieces } = await bench.raw('/x');
        expect([text, broken]).toEqual([whole, false]);
        expect(pieces).toBeGreaterThan(2);
    });
});

test('rate-limit: a sliding window answers 429 with the seconds to wait', async () => {
    await bench.add({ fault: { kind: 'rate-limit', requests: 2, seconds: 20, retryAfter: true } });
    const statuses = async (count: number): Promise<number[]> => {
        const all: number[] = [];
        for (let index = 0; index < count; index++) all.push((await bench.call()).status);
        return all;
    };
    expect(await statuses(3)).toEqual([200, 200, 429]);
    bench.clock += 15_000;
    const refused = await bench.call();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect((await refused.json()).message).toContain('2 requests per 20 seconds');
    bench.clock += 5_001;
    expect(await statuses(3)).toEqual([200, 200, 429]);
    expect(bench.executed).toHaveLength(4);
});

test('a rate limit that is not reached leaves the request to the next rule', async () => {
    await bench.add({ fault: { kind: 'rate-limit', requests: 1 } });
    await bench.add({ fault: { kind: 'status', status: 500 } });
    expect([(await bench.call()).status, (await bench.call()).status]).toEqual([500, 429]);
});
