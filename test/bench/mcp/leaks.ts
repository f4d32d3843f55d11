import { numberFrom } from '../child.js';
import { exactly } from '../figure.js';
import type { Figure } from '../figure.js';

const CALLS = 10_000;
const NAMES = { pure: 'pure session', sdk: 'SDK session' };

/** What many calls leave behind in a fresh process. */
export async function leakFigures(origin: string, say: (text: string) => void): Promise<Figure[]> {
    const figures: Figure[] = [];
    for (const [kind, name] of Object.entries(NAMES)) {
        say(`${name}: ${CALLS.toLocaleString('en-GB')} calls in a fresh process ...`);
        const left = await numberFrom('mcp/leaks.mjs', [kind, `${origin}/events`, String(CALLS)]);
        const title = `${name}, ${CALLS.toLocaleString('en-GB')} calls and a close: listeners, timers, sockets, warnings`;
        figures.push(exactly(title, left, 'left', 0));
    }
    return figures;
}
