import { expect, test } from '@jest/globals';
import { Bench, stopOf } from './support/bench.js';
import { named } from './support/fake-table.js';
import { unreachable } from './support/failures.js';

test('a dry run rehearses every row, sends none and writes no checkpoint', async () => {
    const checkpoints: unknown[] = [];
    const bench = new Bench({
        dryRun: true,
        concurrency: 2,
        options: { onCheckpoint: (one) => void checkpoints.push(one) },
    });
    const report = await bench.run(named(35));
    expect(report).toMatchObject({ dry_run: true, total: 35, done: 35, statuses: { added: 35 } });
    expect(bench.table.rehearsed.flat().sort()).toEqual(
        named(35)
            .map(({ name }) => name)
            .sort(),
    );
    expect(bench.table.arrivals).toEqual([]);
    expect(checkpoints).toEqual([]);
    // Nothing of it is done: going on from it does everything.
    expect(report.checkpoint).toMatchObject({ settled: [], in_flight: [] });
});

test('a dry run tells rows that cannot be sent', async () => {
    const bench = new Bench({ dryRun: true, onError: 'continue' });
    const report = await bench.run([...named(5), { name: 'x', odd: true }, ...named(5, 5)]);
    expect(report).toMatchObject({ done: 10, failed: 1 });
    expect(report.results[5]).toMatchObject({ index: 5, status: 'failed' });
});

test('a dry run that cannot read ends, and nothing is uncertain', async () => {
    const bench = new Bench({ dryRun: true, job: { rehearse: () => Promise.reject(unreachable()) } });
    const error = await stopOf(bench.run(named(5)));
    expect(error).toMatchObject({ kind: 'connection', report: { dry_run: true, unknown: 0 } });
});
