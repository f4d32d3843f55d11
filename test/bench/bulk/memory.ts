import { bulkServer, numberFrom } from '../child.js';
import { atMost, median } from '../figure.js';
import type { Figure } from '../figure.js';

const ROWS = 1_000_000;

/** How far a process's memory peaks over what it has at rest while it streams a million rows. */
export async function memoryFigures(say: (text: string) => void): Promise<Figure[]> {
    const server = await bulkServer();
    try {
        const peaks: number[] = [];
        for (let round = 0; round < 3; round++) {
            say(`streaming ${ROWS.toLocaleString('en-GB')} rows, round ${round + 1} ...`);
            peaks.push(await numberFrom('bulk/stream.mjs', [server.origin, String(ROWS)]));
        }
        return [atMost('1,000,000 streamed rows over the process at rest', median(peaks), 'MB more', 40)];
    } finally {
        await server.close();
    }
}
