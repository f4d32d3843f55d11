import { expect, test } from '@jest/globals';
import { isXanoError } from '../../../core/src/errors.js';
import { Bench, stopOf } from './support/bench.js';
import { named } from './support/fake-table.js';
import { lost, refusal } from './support/failures.js';

test('a stopped run as JSON has its counts and its checkpoint, and not its rows', async () => {
    const bench = new Bench({ meet: ({ n }) => (n === 3 ? Promise.reject(lost()) : undefined) });
    const error = await stopOf(bench.run(named(100)));
    expect(isXanoError(error, 'outcome-unknown')).toBe(true);
    expect(error.name).toBe('BulkStoppedError');
    expect(error.report.results).toHaveLength(40);
    const plain = JSON.parse(JSON.stringify(error)) as { report: Record<string, unknown> };
    expect(plain).toMatchObject({
        kind: 'outcome-unknown',
        operation: 'record.bulkAdd',
        report: { done: 30, unknown: 10, checkpoint: { settled: [[0, 29]] } },
    });
    expect(plain.report).not.toHaveProperty('results');
});

test.each([
    [1, '; 0 rows are done, 1 failed.'],
    [2, '; 1 row is done, 1 failed.'],
    [3, '; 2 rows are done, 1 failed.'],
])('the message counts: %i', async (rows, end) => {
    const bench = new Bench({ batchSize: 1 });
    bench.table.meet = ({ n }) => {
        if (n === rows - 1) throw refusal('Bad value.');
    };
    const { message } = await stopOf(bench.run(named(rows)));
    expect(message).toBe(`record.bulkAdd: row ${rows - 1}: Bad value${end}`);
});
