import { describe, expect, test } from '@jest/globals';
import { Bench, stopOf } from './support/bench.js';
import { named, turns } from './support/fake-table.js';
import { unreachable } from './support/failures.js';

describe('a signal', () => {
    test('ends a run within one batch, and what is on its way is waited for', async () => {
        const stop = new AbortController();
        const bench = new Bench({ concurrency: 3, options: { signal: stop.signal } });
        bench.table.meet = async ({ n }) => {
            if (n === 4) stop.abort(new Error('enough'));
            await turns();
        };
        const error = await stopOf(bench.run(named(1_000)));
        expect(error).toMatchObject({
            kind: 'aborted',
            hint: 'Go on from the checkpoint with the same input.',
        });
        expect(error.cause).toMatchObject({ cause: { message: 'enough' } });
        // Nothing left after it, and each that had left has its result.
        expect(bench.table.arrivals.length).toBeLessThanOrEqual(6);
        expect(bench.table.flying).toBe(0);
        expect(error.report.done).toBe(bench.table.stored.length);
        expect(error.report).toMatchObject({ failed: 0, unknown: 0 });
        const { checkpoint } = error.report;
        expect(checkpoint.in_flight).toEqual([]);
        expect(await bench.resume(named(1_000), checkpoint)).toMatchObject({ done: 1_000 });
        expect(bench.table.doubled).toEqual([]);
    });

    test('that is there from the start lets nothing leave', async () => {
        const bench = new Bench({ options: { signal: AbortSignal.abort() } });
        const error = await stopOf(bench.run(named(10)));
        expect(error.kind).toBe('aborted');
        expect(bench.table.arrivals).toEqual([]);
        expect(error.report).toMatchObject({ total: 0, checkpoint: { settled: [], in_flight: [] } });
    });

    test('ends a wait', async () => {
        const stop = new AbortController();
        const bench = new Bench({ options: { signal: stop.signal } });
        bench.table.meet = () => {
            stop.abort();
            throw unreachable();
        };
        const error = await stopOf(bench.run(named(30)));
        expect(error.kind).toBe('aborted');
        expect(bench.table.arrivals).toHaveLength(1);
        expect(error.report).toMatchObject({ done: 0, unknown: 0 });
    });
});
