import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { AbortHub, createSleep, Deadline } from '../../../core/src/deadline.js';

/** Timers under a clock that only moves when told. Fires at once from 2^31 on, as the platform does. */
function createTimers() {
    const pending = new Map<number, { at: number; callback: () => void }>();
    let now = 0;
    let last = 0;
    return {
        timers: {
            set(callback: () => void, ms: number): number {
                pending.set(++last, { at: now + (ms >= 2 ** 31 ? 1 : ms), callback });
                return last;
            },
            clear: (timer: unknown) => void pending.delete(Number(timer)),
        },
        pending,
        advance: (ms: number): void => {
            const end = now + ms;
            for (;;) {
                const due = [...pending]
                    .filter(([, { at }]) => at <= end)
                    .sort((a, b) => a[1].at - b[1].at)[0];
                if (due === undefined) break;
                pending.delete(due[0]);
                now = due[1].at;
                due[1].callback();
            }
            now = end;
        },
    };
}

describe('sleep', () => {
    test('ends when its time has come', async () => {
        const { timers, pending, advance } = createTimers();
        const { signal } = new AbortController();
        let done = false;
        const sleeping = createSleep(timers, new AbortHub())(100, signal).then(() => (done = true));
        advance(99);
        await Promise.resolve();
        expect(done).toBe(false);
        advance(1);
        await sleeping;
        expect(pending.size).toBe(0);
        expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    });

    test('0, negative and NaN end at once', async () => {
        const { timers, pending } = createTimers();
        const sleep = createSleep(timers, new AbortHub());
        await Promise.all([sleep(0), sleep(-5), sleep(Number.NaN)]);
        expect(pending.size).toBe(0);
    });

    test('a wait of 2^31 ms and more does not end at once', async () => {
        const { timers, advance } = createTimers();
        const sleep = createSleep(timers, new AbortHub());
        let done = 0;
        const all = [2 ** 31, 2 ** 33 + 7].map((ms) => sleep(ms).then(() => done++));
        advance(2 ** 31 - 1);
        await Promise.resolve();
        expect(done).toBe(0);
        advance(1);
        await all[0];
        expect(done).toBe(1);
        advance(2 ** 33);
        await all[1];
    });

    test('an abort ends it with the reason of the signal, and leaves nothing behind', async () => {
        const { timers, pending } = createTimers();
        const sleep = createSleep(timers, new AbortHub());
        const controller = new AbortController();
        const reason = new Error('enough');
        const sleeping = [sleep(100, controller.signal), sleep(2 ** 40, controller.signal)];
        controller.abort(reason);
        for (const one of sleeping) await expect(one).rejects.toBe(reason);
        await expect(sleep(5, controller.signal)).rejects.toBe(reason);
        await expect(sleep(0, controller.signal)).rejects.toBe(reason);
        expect(pending.size).toBe(0);
        expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    });
});

test('the hub keeps one listener per signal, and none when nobody waits', () => {
    const hub = new AbortHub();
    const controller = new AbortController();
    const called: number[] = [];
    const undo = [1, 2, 3].map((n) => hub.listen(controller.signal, () => called.push(n)));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    undo[0]!();
    undo[0]!();
    undo[1]!();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    undo[2]!();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    hub.listen(controller.signal, () => called.push(4));
    controller.abort();
    expect(called).toEqual([4]);
});

describe('Deadline', () => {
    test('stops once, by whichever comes first', () => {
        const { timers, advance, pending } = createTimers();
        const controller = new AbortController();
        let stops = 0;
        const deadline = new Deadline(
            { timeoutMs: 100, signal: controller.signal },
            { timers, hub: new AbortHub() },
            () => stops++,
        );
        advance(100);
        controller.abort();
        expect(stops).toBe(1);
        expect(deadline.reason).toBe('timeout');
        expect(pending.size).toBe(0);
        expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    });

    test('pauses, resumes with the whole limit, and ends', () => {
        const { timers, advance } = createTimers();
        let stops = 0;
        const deadline = new Deadline({ timeoutMs: 100 }, { timers, hub: new AbortHub() }, () => stops++);
        advance(90);
        deadline.pause();
        advance(1000);
        deadline.resume();
        advance(99);
        expect(stops).toBe(0);
        deadline.end();
        advance(1000);
        expect(stops).toBe(0);
        expect(deadline.reason).toBeUndefined();
    });

    test('0 is no limit', () => {
        const { timers, pending } = createTimers();
        new Deadline({ timeoutMs: 0 }, { timers, hub: new AbortHub() }, () => undefined);
        expect(pending.size).toBe(0);
    });
});
