import { compareIds, timeOf } from './row.js';
import type { Id, Row, Taken } from './row.js';

/** A row as it was at a moment, in epoch milliseconds: changed again, it is another version. */
export type Version = readonly [time: number, id: Id];

/** Everything before it is done with; with an id, that version and those of the same moment with lower ids, too. */
export type Floor = readonly [time: number] | Version;

/**
 * How far rows with a timestamp have been seen. A timestamp is set before its row is stored, so one may show up after
 * later ones: everything above the floor is read again each time, and what was seen of it is remembered.
 */
export interface SeenVersions {
    readonly by: 'time';
    /** The timestamp column. */
    readonly column: string;
    readonly floor: Floor;
    /** Above the floor, in ascending order. */
    readonly seen: readonly Version[];
}

export interface Reach {
    /** How long a row may be on its way, in milliseconds before the latest one seen. */
    readonly windowMs: number;
    /** Versions remembered; with more of them in the window, the window is shorter. */
    readonly most: number;
}

/** choice: ten minutes are longer than almost any request of Xano lasts, and 500 versions are 10 to 25 KB of state. */
export const REACH: Reach = { windowMs: 600_000, most: 500 };

export const noVersions = (column: string): SeenVersions => ({ by: 'time', column, floor: [0], seen: [] });

const compare = ([a, idA]: Version, [b, idB]: Version): number => a - b || compareIds(idA, idB);
const keyOf = ([time, id]: Version): string => `${time} ${id}`;

const isAbove = (floor: Floor, [time, id]: Version): boolean =>
    time > floor[0] || (time === floor[0] && (floor.length === 1 || compareIds(id, floor[1]) > 0));

/**
 * Latest moment that may move the floor. A timestamp somebody typed, such as a day next year, is a version like any
 * other; but if the floor followed it, nothing would come until that day. At half the window ahead the floor stays
 * behind what is stored now, whatever the rows say.
 */
export const trusted = (now: number, { windowMs }: Reach): number => now + windowMs / 2;

/** Forgets what is further back than the window, or too much. */
export function remembered(
    column: string,
    floor: Floor,
    versions: readonly Version[],
    now: number,
    reach: Reach,
): SeenVersions {
    const limit = trusted(now, reach);
    const sorted = [...versions].sort(compare);
    const latest = sorted.findLast(([time]) => time <= limit)?.[0] ?? 0;
    const start = latest - reach.windowMs;
    const moved: Floor = start > floor[0] ? [start] : floor;
    const seen = sorted.filter((version) => isAbove(moved, version));
    const dropped = seen.filter(([time]) => time <= limit).at(-reach.most - 1);
    if (dropped === undefined) return { by: 'time', column, floor: moved, seen };
    return { by: 'time', column, floor: dropped, seen: seen.filter((version) => isAbove(dropped, version)) };
}

export const versionOf = (row: Row, column: string): Version => [timeOf(row, column), row.id];

/**
 * The first `limit` versions that were not seen yet; of a row that was read in two, the later one. The others stay
 * above the floor and come with the next look.
 */
export function takeByTime(
    state: SeenVersions,
    rows: readonly Row[],
    limit: number,
    now: number,
    reach: Reach = REACH,
): Taken<SeenVersions> {
    const { column, floor, seen } = state;
    const found = new Map<Id, { readonly version: Version; readonly row: Row }>();
    for (const row of rows) {
        const version = versionOf(row, column);
        const other = found.get(row.id);
        if (other === undefined || compare(other.version, version) < 0) found.set(row.id, { version, row });
    }
    const known = new Set(seen.map(keyOf));
    const fresh = [...found.values()]
        .filter(({ version }) => isAbove(floor, version) && !known.has(keyOf(version)))
        .sort((a, b) => compare(a.version, b.version));
    const taken = fresh.slice(0, limit);
    if (taken.length === 0) return { rows: [], state };
    const versions = [...seen, ...taken.map(({ version }) => version)];
    const next = remembered(column, floor, versions, now, reach);
    const waiting = fresh[limit];
    // Nothing of the moment that waits may fall below the floor: of that moment, not all may have been read yet.
    const kept = waiting === undefined || waiting.version[0] > next.floor[0];
    return {
        rows: taken.map(({ row }) => row),
        state: kept ? next : { by: 'time', column, floor, seen: versions.sort(compare) },
    };
}
