import { numberFrom } from '../child.js';
import { atMost, median } from '../figure.js';
import type { Figure } from '../figure.js';

const FEW = 2_000;
const MANY = 200_000;

/** Growth of a process's peak memory when it walks 100 times as many records. */
export async function memoryFigure(origin: string, say: (text: string) => void): Promise<Figure[]> {
    say(`walking ${MANY.toLocaleString('en-GB')} records ...`);
    const growths: number[] = [];
    for (let round = 0; round < 3; round++) {
        const few = await numberFrom('core/walk.mjs', [origin, String(FEW)]);
        const many = await numberFrom('core/walk.mjs', [origin, String(MANY)]);
        growths.push(many - few);
    }
    return [atMost('iterating 200,000 records over iterating 2,000', median(growths), 'MB more', 60)];
}
