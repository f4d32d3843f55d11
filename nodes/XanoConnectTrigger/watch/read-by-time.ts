import { REACH, remembered, trusted, versionOf } from './by-time.js';
import type { Floor, Reach, SeenVersions, Version } from './by-time.js';
import { PAGE, timeOf } from './row.js';
import type { Condition, Id, Row, Search } from './row.js';

export interface TimeColumn {
    readonly column: string;
    /** Milliseconds between two moments that its values tell apart: 1 in records, 1000 in logs. */
    readonly resolution: number;
}

const between = (column: string, from: number, before: number): Condition[] => [
    { [`${column}|>=`]: from },
    { [`${column}|<`]: before },
];

/** Everything of one moment with an id above `after`, by id. */
async function* ofMoment(
    search: Search,
    { column, resolution }: TimeColumn,
    moment: number,
    after: Id | undefined,
): AsyncGenerator<readonly Row[]> {
    for (let last = after; ;) {
        const beyond = last === undefined ? [] : [{ 'id|>': last }];
        const where = [...between(column, moment, moment + resolution), ...beyond];
        const { rows, more } = await search(where, { id: 'asc' }, PAGE);
        yield rows;
        last = rows.at(-1)?.id;
        if (!more || last === undefined) return;
    }
}

/**
 * Everything above the floor in ascending order, some rows twice. A page begins at the moment the one before it ended
 * with: with numbered pages, a row that is changed while they are read moves to the end and pulls another one out of
 * the page that comes next.
 */
export async function* readByTime(
    search: Search,
    time: TimeColumn,
    floor: Floor,
): AsyncGenerator<readonly Row[]> {
    let [from] = floor;
    if (floor.length === 2) {
        yield* ofMoment(search, time, from, floor[1]);
        from += time.resolution;
    }
    for (;;) {
        const { rows, more } = await search(
            [{ [`${time.column}|>=`]: from }],
            { [time.column]: 'asc' },
            PAGE,
        );
        yield rows;
        const last = rows.at(-1);
        if (!more || last === undefined) return;
        const reached = timeOf(last, time.column);
        if (reached > from) {
            from = reached;
            continue;
        }
        // More rows than a page has one and the same moment.
        yield* ofMoment(search, time, from, undefined);
        from += time.resolution;
    }
}

/** What is there counts as seen; of the past, the latest page of it is remembered. */
export async function beginByTime(
    search: Search,
    time: TimeColumn,
    now: number,
    reach: Reach = REACH,
): Promise<SeenVersions> {
    const { column, resolution } = time;
    const ahead = trusted(now, reach) + 1;
    const page = await search(between(column, 0, ahead), { [column]: 'desc' }, PAGE);
    const versions: Version[] = page.rows.map((row) => versionOf(row, column));
    // What was left out of the page may share the moment it ends with.
    const end = page.more ? (versions.at(-1)?.[0] ?? 0) + resolution : 0;
    for await (const rows of readByTime(search, time, [ahead])) {
        versions.push(...rows.map((row) => versionOf(row, column)));
    }
    const distinct = new Map(versions.map((version) => [version.join(' '), version]));
    return remembered(column, [end], [...distinct.values()], now, reach);
}
