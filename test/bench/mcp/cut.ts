import { isXanoError } from 'xano-connect';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';
import { KINDS } from './sessions.js';
import { statsOf } from './stats.js';

const TRIES = 15;

/** How long a caller waits after the stream that was to bring the answer is gone: the slowest of several. */
export async function cutFigures(origin: string, say: (text: string) => void): Promise<Figure[]> {
    const figures: Figure[] = [];
    for (const { name, open } of KINDS) {
        say(`${name}: breaking streams off ...`);
        const { session, close } = await open({ url: `${origin}/events` });
        const waits: number[] = [];
        try {
            for (let i = 0; i < TRIES; i++) {
                const error: unknown = await session.callTool('cut', {}).catch((reason: unknown) => reason);
                // The same clock as the server's, which is another process.
                const rejectedAt = performance.timeOrigin + performance.now();
                if (!isXanoError(error, 'outcome-unknown')) throw new Error('not the rejection of a write');
                waits.push(rejectedAt - (await statsOf(origin)).cutAt);
            }
        } finally {
            await close();
        }
        const title = `${name}, a stream dies: from the cut to the rejection`;
        figures.push(atMost(title, Math.max(...waits), 'ms', 100));
    }
    return figures;
}
