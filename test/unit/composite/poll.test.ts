import { expect, test } from '@jest/globals';
import { createClientOf, isXanoError } from 'xano-connect/pure';
import type { ProgressEvent } from 'xano-connect/pure';
import { defineComposite } from '../../../core/src/operation.js';
import { accountOperations } from '../../../core/src/operations/account.js';
import { pollUntil } from '../../../core/src/poll.js';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Answer } from '../support/fake-runtime.js';

const waitAtMost = (maxMs: number) =>
    defineComposite({
        id: 'thing.wait',
        title: 'Wait',
        description: 'Waits.',
        effect: 'update',
        scope: null,
        input: accountOperations.me.input,
        output: accountOperations.me.output,
        run: (context) =>
            pollUntil({
                context,
                read: () => context.call(accountOperations.me, {}),
                isDone: ({ name }) => name === 'ok',
                describe: ({ name = '' }) => name,
                step: { done: 1, total: 3 },
                intervalMs: 1000,
                maxMs,
                hint: 'Look again later.',
            }),
    });

function bench(names: readonly string[], maxMs = 0) {
    const runtime = fakeRuntime(names.map((name): Answer => ({ json: { name } })));
    const options = { instanceUrl: 'https://xabc-defg-hijk.n7.xano.io', accessToken: 'poll-test-token' };
    return { runtime, xano: createClientOf({ thing: { wait: waitAtMost(maxMs) } }, options, runtime) };
}

test('asks until it is done, more and more rarely, and tells how far it is', async () => {
    const { runtime, xano } = bench([...Array<string>(9).fill('building'), 'ok']);
    const events: ProgressEvent[] = [];
    const done = await xano.thing.wait({}, { onProgress: (event) => events.push(event) });
    expect(done).toEqual({ name: 'ok' });
    expect(runtime.requests).toHaveLength(10);
    expect(runtime.slept.slice(0, 3)).toEqual([1000, 1500, 2250]);
    expect(runtime.slept.at(-1)).toBe(15_000);
    expect(events[0]).toEqual({ operation: 'thing.wait', done: 1, total: 3, state: 'building' });
    expect(events.at(-1)?.state).toBe('ok');
});

test('what is done at once costs no wait', async () => {
    const { runtime, xano } = bench(['ok'], 10_000);
    await xano.thing.wait();
    expect(runtime.slept).toEqual([]);
});

test('asks a last time when the time is over, and says that Xano goes on', async () => {
    const { runtime, xano } = bench(['building'], 3000);
    const error: unknown = await xano.thing.wait().catch((failed: unknown) => failed);
    expect(isXanoError(error, 'outcome-unknown')).toBe(true);
    expect(error).toMatchObject({
        message: 'thing.wait: Still "building" after 3 seconds; Xano goes on with it.',
        hint: 'Look again later.',
    });
    expect(runtime.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(3000);
    expect(runtime.requests).toHaveLength(4);
});

test('the signal ends the wait', async () => {
    const { runtime, xano } = bench(['building']);
    const stop = new AbortController();
    const sleep = runtime.sleep.bind(runtime);
    runtime.sleep = (ms, signal) => {
        stop.abort();
        return sleep(ms, signal);
    };
    const waiting = xano.thing.wait({}, { signal: stop.signal });
    await expect(waiting).rejects.toMatchObject({ kind: 'aborted', operation: 'thing.wait' });
    expect(runtime.requests).toHaveLength(1);
});

test('a question that fails ends it', async () => {
    const { runtime, xano } = bench(['building']);
    runtime.request = () => Promise.resolve({ status: 404, headers: {}, body: '{"message":""}' });
    await expect(xano.thing.wait()).rejects.toMatchObject({ kind: 'not-found' });
});
