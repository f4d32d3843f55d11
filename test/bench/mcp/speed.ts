import { sandbox } from '../child.js';
import { atLeast, atMost } from '../figure.js';
import type { Figure } from '../figure.js';
import { inFlight, ratio } from '../ratio.js';
import { openRaw } from './raw.js';
import { call, KINDS } from './sessions.js';
import type { Kind, Place } from './sessions.js';

/** Many short rounds: what else goes on in the machine, or in the sandbox, then meets both sides alike. */
interface Measure {
    readonly calls: number;
    readonly width: number;
    readonly rounds: number;
}

const NEAR: Measure = { calls: 100, width: 1, rounds: 45 };
const FAR: Measure = { calls: 10, width: 1, rounds: 9 };
const MANY: Measure = { calls: 640, width: 64, rounds: 15 };
const FAR_MS = 40;

/** How many times as long a call on an open session takes as a bare POST of the same bytes, both kept alive. */
async function against({ open }: Kind, place: Place, { calls, width, rounds }: Measure): Promise<number> {
    const raw = await openRaw(place);
    const { session, close } = await open(place);
    try {
        const ours = inFlight(() => call(session), calls, width);
        return await ratio(ours, inFlight(raw.call, calls, width), rounds);
    } finally {
        await close();
        raw.close();
    }
}

/** Both sessions on the sandbox, on this machine and 40 ms away. */
export async function speedFigures(say: (text: string) => void): Promise<Figure[]> {
    const near = await sandbox(0);
    const far = await sandbox(FAR_MS);
    const figures: Figure[] = [];
    try {
        for (const kind of KINDS) {
            const { name } = kind;
            say(`${name}: calling the sandbox one after the other ...`);
            const each = await against(kind, near, NEAR);
            figures.push(
                atMost(`${name}, a call to the sandbox, against a raw POST`, each, 'x the time', 1.15),
            );
            say(`${name}: calling the sandbox ${FAR_MS} ms away ...`);
            const distant = await against(kind, far, FAR);
            figures.push(atMost(`${name}, the same with ${FAR_MS} ms added`, distant, 'x the time', 1.15));
            say(`${name}: calling the sandbox ${FAR_MS} ms away, ${MANY.width} at a time ...`);
            const many = await against(kind, far, MANY);
            const title = `${name}, ${MANY.width} in flight with ${FAR_MS} ms added, against raw POSTs`;
            figures.push(atLeast(title, 1 / many, 'x the calls/s', 0.9));
        }
        return figures;
    } finally {
        await near.close();
        await far.close();
    }
}
