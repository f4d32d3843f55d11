import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { CallOptions, Xano } from 'xano-connect';
import { openBench } from './support/bench.js';
import type { Bench, FaultRule } from './support/bench.js';
import type { Expected } from './support/expect-failure.js';

let bench: Bench;
beforeAll(async () => {
    bench = await openBench();
}, 60_000);
afterEach(() => bench.reset());
afterAll(() => bench.close());

/** Of the cases that wait for it, in milliseconds. */
const TIMEOUT = 80;

let created = 0;
const newName = () => `row ${++created}`;

const read = (xano: Xano, options?: CallOptions) => xano.record.list({ table_id: bench.tableId }, options);
const create = (xano: Xano, name: string, options?: CallOptions) =>
    xano.record.create({ table_id: bench.tableId, row: { name, email: `${name}@example.test` } }, options);

/** How many records of this name there are, asked without any fault. */
async function stored(name: string): Promise<number> {
    await bench.reset();
    const { xano } = bench.client();
    return (await xano.record.search({ table_id: bench.tableId, search: { name } })).items.length;
}

const preset = (name: string, rule: FaultRule = {}): FaultRule => ({ ...rule, with: { preset: name } });
/** How Xano itself fails. */
const BROKEN: FaultRule = preset('500');

const SLOWED = {
    kind: 'rate-limit',
    says: /429, Whoa there!/,
    hint: /Your plan limits.*raise `retries` or wait/,
    requests: 3,
    more: { status: 429, maybeExecuted: false },
} as const;

describe('a read', () => {
    const CUT = {
        kind: 'connection',
        says: /connection broke before a whole answer came from http:/,
        hint: /Try again/,
        requests: 3,
    } as const;
    test.each<readonly [fault: string, rule: FaultRule, expected: Expected]>([
        [
            'html',
            {},
            {
                kind: 'server',
                says: /502 with a web page/,
                hint: /gateway.*Try again in a minute/,
                requests: 3,
            },
        ],
        [
            'html',
            { with: { status: 200 } },
            { kind: 'protocol', says: /200 with a web page/, hint: /Copy the instance URL/, requests: 1 },
        ],
        [
            'html',
            { with: { status: 404 } },
            { kind: 'protocol', says: /404 with a web page/, hint: /Copy the instance URL/, requests: 1 },
        ],
        [
            'status',
            BROKEN,
            {
                kind: 'server',
                says: /500, SQL Error: HY000/,
                hint: /^Xano failed.*request id/,
                requests: 3,
                more: { code: 'ERROR_FATAL' },
            },
        ],
        [
            'status',
            preset('503'),
            { kind: 'server', says: /503, Service Unavailable/, hint: /^Xano failed/, requests: 3 },
        ],
        [
            'truncate-json',
            {},
            {
                kind: 'protocol',
                says: /JSON is cut or broken after \d+ characters/,
                hint: /fewer records/,
                requests: 1,
            },
        ],
        ['cut', {}, CUT],
        ['reset-before', {}, CUT],
        ['reset-after', {}, CUT],
        [
            'hang',
            {},
            {
                kind: 'timeout',
                says: /no answer in time from http:.*waited 0\.08 s/,
                hint: /raise `timeoutMs`/,
                requests: 3,
            },
        ],
        ['status', preset('429'), SLOWED],
    ])('%s %j', async (fault, rule, expected) => {
        await bench.fault(fault, rule);
        const watched = bench.client({ timeoutMs: fault === 'hang' ? TIMEOUT : 5_000 });
        await bench.expectFailure(() => read(watched.xano), expected, watched);
    });

    test.each<readonly [fault: string, rule: FaultRule, slept: readonly number[]]>([
        ['html', { times: 2 }, [500, 1000]],
        ['status', { ...BROKEN, times: 2 }, [500, 1000]],
        ['cut', { times: 1 }, [500]],
        ['reset-after', { times: 2 }, [500, 1000]],
        ['status', preset('503', { times: 1 }), [1000]],
        ['status', preset('429', { times: 1 }), [21_000]],
        ['status', preset('429-retry-after', { times: 1 }), [2000]],
    ])('recovers by itself from %s %j', async (fault, rule, slept) => {
        await bench.fault(fault, rule);
        const watched = bench.client();
        expect((await read(watched.xano)).items).not.toEqual([]);
        expect(watched.sent).toHaveLength(slept.length + 1);
        // The clock goes on while a 429 is answered, so a wait for its end may be a few milliseconds shorter.
        watched.slept.forEach((ms, i) => expect(Math.abs(ms - (slept[i] ?? 0))).toBeLessThan(250));
    });
});

describe('a write', () => {
    const unknown = (says: RegExp): Expected => ({
        kind: 'outcome-unknown',
        says: new RegExp(`${says.source}.*unknown whether Xano carried it out`),
        hint: /It was not sent again\. Read the data back/,
        requests: 1,
        more: { maybeExecuted: true },
    });
    test.each<readonly [fault: string, rule: FaultRule, expected: Expected, left: number]>([
        ['html', {}, unknown(/502 with a web page/), 0],
        ['html', { with: { status: 200 } }, unknown(/200 with a web page/), 0],
        ['html', { with: { status: 504, when: 'after' } }, unknown(/504 with a web page/), 1],
        ['status', preset('503'), unknown(/503, Service Unavailable/), 0],
        ['truncate-json', {}, unknown(/JSON is cut/), 1],
        ['cut', {}, unknown(/connection broke/), 1],
        ['reset-before', {}, unknown(/connection broke/), 0],
        ['reset-after', {}, unknown(/connection broke/), 1],
        ['hang', {}, unknown(/no answer in time/), 0],
        ['hang', { with: { when: 'after' } }, unknown(/no answer in time/), 1],
        [
            'status',
            BROKEN,
            {
                kind: 'server',
                says: /500, SQL Error: HY000/,
                hint: /Read the data back before repeating/,
                requests: 1,
                more: { maybeExecuted: true },
            },
            0,
        ],
        ['status', preset('429'), SLOWED, 0],
    ])('%s %j', async (fault, rule, expected, left) => {
        await bench.fault(fault, rule);
        const watched = bench.client({ timeoutMs: fault === 'hang' ? TIMEOUT : 5_000 });
        const name = newName();
        await bench.expectFailure(() => create(watched.xano, name), expected, watched);
        expect(await stored(name)).toBe(left);
    });

    test('that was told to slow down is sent again and carried out once', async () => {
        await bench.fault('status', preset('429-retry-after', { times: 2 }));
        const watched = bench.client();
        const name = newName();
        await create(watched.xano, name);
        expect(watched.sent).toHaveLength(3);
        expect(await stored(name)).toBe(1);
    });

    test('an update whose answer was lost is sent again: twice is the same as once', async () => {
        const watched = bench.client();
        const { id } = await create(watched.xano, newName());
        await bench.fault('reset-after', { times: 1 });
        const row = { table_id: bench.tableId, row_id: Number(id) };
        expect(await watched.xano.record.update({ ...row, updates: { age: 7 } })).toMatchObject({ age: 7 });
        expect(watched.sent).toHaveLength(3);
    });

    test('a DELETE whose answer was cut, and that then finds nothing, did its work', async () => {
        const watched = bench.client();
        const name = newName();
        const { id } = await create(watched.xano, name);
        await bench.fault('cut', { times: 1 });
        const row = { table_id: bench.tableId, row_id: Number(id) };
        expect(await watched.xano.record.delete(row)).toBeNull();
        expect(watched.sent.slice(1).map((line) => line.split(' ')[0])).toEqual(['DELETE', 'DELETE']);
        expect(await stored(name)).toBe(0);
    });
});

describe('401 on a good token while the database is down', () => {
    const OUTAGE =
        /Xano also answers this to good tokens while the database of the instance is down: try again/;
    const down = (accepted: boolean): Expected => ({
        kind: 'auth',
        says: /401, Invalid token/,
        hint: new RegExp(`${accepted ? 'accepted a moment ago' : 'still valid'}.*${OUTAGE.source}`),
        requests: accepted ? 4 : 1,
        more: { maybeExecuted: false },
    });

    test.each([
        ['a read', read],
        ['a write', (xano: Xano) => create(xano, newName())],
    ])('%s recovers by itself', async (_, call) => {
        const watched = bench.client();
        await read(watched.xano);
        await bench.fault('status', preset('401', { times: 2 }));
        expect(await call(watched.xano)).toBeDefined();
        expect(watched.sent).toHaveLength(4);
    });

    test.each([true, false])('is never called expired; token accepted before: %p', async (accepted) => {
        const watched = bench.client();
        if (accepted) await read(watched.xano);
        await bench.fault('status', preset('401'));
        const error = await bench.expectFailure(() => read(watched.xano), down(accepted), watched);
        expect(`${error.message} ${error.hint ?? ''}`).not.toMatch(/expired|ended on|Make a new one/);
    });
});

describe('a signal', () => {
    const stopped = (hint: RegExp, requests: number, maybeExecuted = false): Expected => ({
        kind: 'aborted',
        says: /stopped by its signal/,
        hint,
        requests,
        more: { maybeExecuted },
    });
    const NOTHING = /^Nothing was changed\.$/;

    test.each([
        ['a read', (xano: Xano, options: CallOptions) => read(xano, options)],
        ['a write', (xano: Xano, options: CallOptions) => create(xano, newName(), options)],
    ])('before %s: nothing is sent', async (_, call) => {
        const watched = bench.client();
        const signal = AbortSignal.abort();
        await bench.expectFailure(() => call(watched.xano, { signal }), stopped(NOTHING, 0), watched);
    });

    test('during a read', async () => {
        await bench.fault('hang');
        const stop = new AbortController();
        const watched = bench.client({}, { onRequest: () => setTimeout(() => stop.abort(), 30) });
        const call = () => read(watched.xano, { signal: stop.signal });
        await bench.expectFailure(call, stopped(NOTHING, 1), watched);
    });

    test('during a write: it may have been carried out, and here it was', async () => {
        await bench.fault('hang', { with: { when: 'after' } });
        const stop = new AbortController();
        const watched = bench.client({}, { onRequest: () => setTimeout(() => stop.abort(), 60) });
        const name = newName();
        const call = () => create(watched.xano, name, { signal: stop.signal });
        await bench.expectFailure(call, stopped(/had been sent: read the data back/, 1, true), watched);
        expect(await stored(name)).toBe(1);
    });

    test.each<readonly [string, FaultRule]>([
        ['between two attempts', BROKEN],
        ['for the rate limit', preset('429')],
    ])('during a wait %s', async (_, rule) => {
        await bench.fault('status', rule);
        const stop = new AbortController();
        const watched = bench.client({}, { onSleep: () => stop.abort() });
        const call = () => read(watched.xano, { signal: stop.signal });
        await bench.expectFailure(call, stopped(NOTHING, 1), watched);
    });
});

describe('429', () => {
    test.each<readonly [name: string, waited: number, retryAfterMs: number | undefined]>([
        ['429', 21_000, undefined],
        ['429-retry-after', 2_000, 2_000],
    ])('for ever, as preset %s', async (name, waited, retryAfterMs) => {
        await bench.fault('status', preset(name));
        const watched = bench.client();
        const error = await bench.expectFailure(() => read(watched.xano), SLOWED, watched);
        expect(error.retryAfterMs).toBe(retryAfterMs);
        expect(watched.slept).toHaveLength(2);
        for (const ms of watched.slept) expect(Math.abs(ms - waited)).toBeLessThan(250);
    });

    test('is not waited for past the total time', async () => {
        await bench.fault('status', preset('429'));
        const watched = bench.client({ totalTimeoutMs: 20_000 });
        await bench.expectFailure(() => read(watched.xano), { ...SLOWED, requests: 1 }, watched);
        expect(watched.slept).toEqual([]);
    });
});
