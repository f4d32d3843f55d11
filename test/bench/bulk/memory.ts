import { bulkServer, numberFrom } from '../child.js';
import { atMost, median } from '../figure.js';
import type { Figure } from '../figure.js';

const ROWS = 1_000_000;
/** What is at rest varies by some MB from process to process, with what V8 happens to have collected. */
const ROUNDS = 7;

/**
 * How far a process's memory peaks over what it has at rest while it streams a million rows: by the engine, and by a bare
 * loop. At rest everything is loaded and a hundred rows were sent; the process holds the client and a generator, no server.
 */
export async function memoryFigures(say: (text: string) => void): Promise<Figure[]> {
    const server = await bulkServer();
    const peakOf = async (script: string): Promise<number> => {
        const peaks: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
            say(`streaming ${ROWS.toLocaleString('en-GB')} rows by ${script}, round ${round + 1} ...`);
            peaks.push(await numberFrom(`bulk/${script}`, [server.origin, String(ROWS)]));
        }
        return median(peaks);
    };
    try {
        const engine = await peakOf('stream.mjs');
        const bare = await peakOf('stream-bare.mjs');
        return [
            atMost('1,000,000 streamed rows over the process at rest (100 rows sent)', engine, 'MB more', 40),
            // V8 lets garbage pile up before it collects: what is left of the figure is what the engine costs by itself.
            atMost('of it over a bare undici loop that sends the same batches', engine - bare, 'MB more', 40),
        ];
    } finally {
        await server.close();
    }
}
