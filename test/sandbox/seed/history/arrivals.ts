import type { Random } from '../random.js';
import { DAY, HOUR, MINUTE } from '../time.js';

export const WINDOW = 14 * DAY;

/** Share of a day's requests per hour, UTC: quiet nights, a lunch peak and an evening peak. */
const hourWeights = [3, 2, 1, 1, 1, 2, 4, 8, 12, 14, 15, 17, 20, 16, 14, 13, 14, 16, 19, 22, 21, 15, 9, 5];
const weekendFactor = 0.6;

/** Newsletters and a bot: many requests within a few minutes. `ago` counts back from `now`. */
const bursts = [
    { ago: 11 * DAY + 4 * HOUR, length: 6 * MINUTE, requests: 420 },
    { ago: 6 * DAY + 9 * HOUR, length: 4 * MINUTE, requests: 380 },
    { ago: 1 * DAY + 2 * HOUR, length: 8 * MINUTE, requests: 450 },
] as const;

const INCIDENT_AGO = 3 * DAY + 5 * HOUR;
const INCIDENT_REQUESTS = 360;

/** The one bad hour: the database was unreachable for about half of the calls. */
export interface Incident {
    readonly from: number;
    /** Not included. */
    readonly to: number;
}

export function incidentOf(now: number): Incident {
    const from = Math.floor((now - INCIDENT_AGO) / HOUR) * HOUR;
    return { from, to: from + HOUR };
}

const isWeekend = (time: number): boolean => [0, 6].includes(new Date(time).getUTCDay());

const uniform = (count: number, from: number, length: number, random: Random): number[] =>
    Array.from({ length: count }, () => from + Math.floor(random.next() * length));

/** `count` moments of the 14 days before `now`, oldest first. */
export function arrivals(count: number, now: number, random: Random): readonly number[] {
    const times = bursts.flatMap(({ ago, length, requests }) => uniform(requests, now - ago, length, random));
    times.push(...uniform(INCIDENT_REQUESTS, incidentOf(now).from, HOUR, random));
    const first = now - WINDOW;
    const heaviest = Math.max(...hourWeights);
    while (times.length < count) {
        // Rejection sampling: a moment is kept as often as its hour is busy.
        const time = first + Math.floor(random.next() * WINDOW);
        const weight =
            (hourWeights[new Date(time).getUTCHours()] ?? 0) * (isWeekend(time) ? weekendFactor : 1);
        if (random.next() * heaviest < weight) times.push(time);
    }
    return times.sort((a, b) => a - b);
}
