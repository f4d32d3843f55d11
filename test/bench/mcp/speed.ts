import { atLeast, atMost } from '../figure.js';
import type { Figure } from '../figure.js';
import { inFlight, ratio } from '../ratio.js';
import { call, KINDS } from './sessions.js';

const FRAMINGS = ['json', 'events'] as const;
const ROUNDS = 15;
const CALLS = 300;
const WIDTH = 64;

/** A call on an open session against a bare POST of the same bytes through the same library. */
export async function sequentialFigures(origin: string, say: (text: string) => void): Promise<Figure[]> {
    const figures: Figure[] = [];
    for (const { name, library, pair } of KINDS) {
        for (const framing of FRAMINGS) {
            say(`${name}: calling one after the other, answers as ${framing} ...`);
            const { session, raw, close } = await pair(`${origin}/${framing}`);
            try {
                const one = () => call(session);
                const times = await ratio(inFlight(one, CALLS, 1), inFlight(raw, CALLS, 1), ROUNDS);
                const title = `${name}, a call answered as ${framing}, against a raw POST by ${library}`;
                figures.push(atMost(title, times, 'x the time', 1.15));
            } finally {
                await close();
            }
        }
    }
    return figures;
}

/** The same with many calls at once, on a server that is 40 ms away. */
export async function inFlightFigures(origin: string, say: (text: string) => void): Promise<Figure[]> {
    const figures: Figure[] = [];
    for (const { name, pair } of KINDS) {
        say(`${name}: calling ${WIDTH} at a time, 40 ms away ...`);
        const { session, raw, close } = await pair(`${origin}/json`);
        try {
            const one = () => call(session);
            const calls = WIDTH * 10;
            const times = await ratio(inFlight(one, calls, WIDTH), inFlight(raw, calls, WIDTH), ROUNDS);
            const title = `${name}, ${WIDTH} in flight at 40 ms, against raw POSTs`;
            figures.push(atLeast(title, 1 / times, 'x the calls/s', 0.9));
        } finally {
            await close();
        }
    }
    return figures;
}
