import { numberFrom } from '../child.js';
import { atMost, median } from '../figure.js';
import type { Figure } from '../figure.js';

const ROUNDS = 15;
const ENTRIES = [
    { name: 'import of the pure entry', file: 'pure.mjs', limit: 40 },
    { name: 'import of the Node entry', file: 'node.mjs', limit: 150 },
];

/** Time of `await import(...)` in a fresh process, start of Node itself not counted. */
export async function importFigures(say: (text: string) => void): Promise<Figure[]> {
    say('importing in fresh processes ...');
    const times = ENTRIES.map((): number[] => []);
    for (let round = 0; round < ROUNDS; round++) {
        for (const [i, { file }] of ENTRIES.entries())
            times[i]?.push(await numberFrom('core/import.mjs', [file]));
    }
    return ENTRIES.map(({ name, limit }, i) => atMost(name, median(times[i] ?? []), 'ms', limit));
}
