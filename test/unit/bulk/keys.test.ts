import { describe, expect, test } from '@jest/globals';
import { Bench } from './support/bench.js';
import { turns } from './support/fake-table.js';
import type { Item } from './support/fake-table.js';
import { lost } from './support/failures.js';

/** The name of a row is its key and its turn: `a1`, `a2` are two writes of `a`. */
const keyOf = ({ name }: Item): string => name[0] ?? '';
const rows = (...names: string[]): Item[] => names.map((name) => ({ name }));

function bench(concurrency: number, batchSize: number) {
    const made = new Bench({ concurrency, batchSize, job: { keyOf, repeatable: true } });
    const open = new Set<string>();
    const clashes: string[] = [];
    made.table.meet = async ({ items }) => {
        for (const item of items) {
            if (open.has(keyOf(item))) clashes.push(item.name);
            open.add(keyOf(item));
        }
        await turns();
        for (const item of items) open.delete(keyOf(item));
    };
    return { made, clashes };
}

describe('two rows with the same key', () => {
    test.each([1, 2, 4])('are never on their way at once, with %i lanes', async (concurrency) => {
        const { made, clashes } = bench(concurrency, 3);
        const items = Array.from({ length: 120 }, (_, i) => ({ name: `${'abcdefg'[(i * i) % 7]}${i}` }));
        const report = await made.run(items);
        expect(clashes).toEqual([]);
        expect(report.done).toBe(120);
        for (const key of 'abcdefg') {
            const turnsOf = (names: readonly string[]): number[] =>
                names.filter((name) => name.startsWith(key)).map((name) => Number(name.slice(1)));
            expect(turnsOf(made.table.stored)).toEqual(turnsOf(items.map(({ name }) => name)));
        }
    });

    test('end a batch, and other rows behind them go with the later one', async () => {
        const { made } = bench(1, 10);
        await made.run(rows('a1', 'b1', 'a2', 'c1', 'b2'));
        expect(made.table.arrivals.map(({ names }) => names)).toEqual([
            ['a1', 'b1'],
            ['a2', 'c1', 'b2'],
        ]);
    });

    test('the later one waits for a batch that is sent again', async () => {
        const { made } = bench(4, 1);
        const inner = made.table.meet;
        made.table.meet = async (arrival) => {
            await inner(arrival);
            if (arrival.n === 0) throw lost();
        };
        await made.run(rows('a1', 'a2', 'a3'));
        expect(made.table.arrivals.map(({ names: [name] }) => name)).toEqual(['a1', 'a1', 'a2', 'a3']);
    });

    test('a row without a key waits for nobody', async () => {
        const made = new Bench({ concurrency: 3, batchSize: 1, job: { keyOf: () => undefined } });
        made.table.meet = () => turns();
        await made.run(rows('a1', 'a2', 'a3'));
        expect(made.table.mostFlying).toBe(3);
    });
});
