import { exactly } from '../figure.js';
import type { Figure } from '../figure.js';
import { inFlight } from '../ratio.js';
import { call, KINDS } from './sessions.js';
import { forgetSessions, statsOf } from './stats.js';

const CALLS = 1_000;
const AT_ONCE = 16;

/** How often a session was begun, as the server counts it. */
export async function countFigures(origin: string, say: (text: string) => void): Promise<Figure[]> {
    const figures: Figure[] = [];
    for (const { name, open } of KINDS) {
        say(`${name}: counting how often it is begun ...`);
        const { session, close } = await open({ url: `${origin}/json` });
        try {
            const before = await statsOf(origin);
            await inFlight(() => call(session), CALLS, AT_ONCE)();
            const after = await forgetSessions(origin);
            if (after.calls - before.calls !== CALLS) throw new Error('the server counted other calls');
            await Promise.all([call(session), call(session), call(session)]);
            const renewed = await statsOf(origin);
            const begun = after.initialize - before.initialize;
            const again = renewed.initialize - after.initialize;
            figures.push(
                exactly(`${name}, ${CALLS.toLocaleString('en-GB')} calls`, begun, 'initialize', 1),
                exactly(`${name}, three calls at once meet an expired session`, again, 'initialize', 1),
            );
        } finally {
            await close();
        }
    }
    return figures;
}
