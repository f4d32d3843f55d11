import { asked, below, gapsBetween, includesId, latest, without } from './id-ranges.js';
import type { IdRange } from './id-ranges.js';
import { PAGE } from './row.js';
import type { Condition, Row, Search, Taken } from './row.js';

/**
 * How far a table whose ids are counted up has been seen. An id is handed out before its record is stored, so a lower one
 * may show up after a higher one: ids that were passed over are looked for until newer ones need the room.
 */
export interface SeenIds {
    readonly by: 'id';
    /** Highest id seen; 0 before the first. */
    readonly last: number;
    /** Below it and not seen, in ascending order. */
    readonly missing: readonly IdRange[];
}

export interface FoundById {
    readonly rows: readonly Row[];
    /** The table ends below the last id seen, `from`, at the id `to`. */
    readonly shrunk?: { readonly from: number; readonly to: number };
}

export const NO_IDS: SeenIds = { by: 'id', last: 0, missing: [] };

/** How many of the latest ids may still be on their way when watching begins. */
const ON_THE_WAY = 100;

const idOf = ({ id }: Row): number => Number(id);
const ascending = (rows: readonly Row[]): number[] => rows.map(idOf).sort((a, b) => a - b);

/** What is there counts as seen. */
export async function beginById(search: Search): Promise<SeenIds> {
    const { rows } = await search([], { id: 'desc' }, ON_THE_WAY);
    const ids = ascending(rows);
    const last = ids.at(-1) ?? 0;
    return { by: 'id', last, missing: gapsBetween(Math.max(1, last - ON_THE_WAY + 1), last, ids) };
}

/** Keyset paging: a record that is deleted meanwhile would shift numbered pages, and one would be left out. */
async function* pages(
    search: Search,
    where: readonly Condition[],
    after: number,
): AsyncGenerator<readonly Row[]> {
    for (let from = after; ;) {
        const { rows, more } = await search([...where, { 'id|>': from }], { id: 'asc' }, PAGE);
        yield rows;
        const end = rows.at(-1);
        if (!more || end === undefined) return;
        from = idOf(end);
    }
}

/** Reads what may be new, and no more than needed for `limit` new rows. */
export async function readById(
    search: Search,
    { last, missing }: SeenIds,
    limit: number,
): Promise<FoundById> {
    const found: Row[] = [];
    const { ids, long } = asked(missing);
    if (ids.length > 0) {
        for await (const rows of pages(search, [{ 'id|in': ids }], 0)) found.push(...rows);
    }
    for (const [first, end] of long) {
        for await (const rows of pages(search, [{ 'id|<=': end }], first - 1)) found.push(...rows);
    }
    // The last one comes again: where it does not, the end of the table was deleted.
    for await (const rows of pages(search, [], last - 1)) {
        found.push(...rows);
        if (found.length > limit) return { rows: found };
    }
    if (last === 0 || found.some((row) => idOf(row) >= last)) return { rows: found };
    const { rows } = await search([], { id: 'desc' }, 1);
    const top = rows[0] === undefined ? 0 : idOf(rows[0]);
    return top < last ? { rows: found, shrunk: { from: last, to: top } } : { rows: found };
}

/**
 * The first `limit` rows that were not seen yet. The others are not lost: they stay above the last id, or missing.
 *
 * Where the end of the table was deleted the last id goes down to what is left, so that a table emptied with its ids
 * counted from 1 again does not fall silent.
 */
export function takeById(state: SeenIds, { rows, shrunk }: FoundById, limit: number): Taken<SeenIds> {
    const { last, missing } = state;
    const fresh = new Map(rows.map((row) => [idOf(row), row]));
    const ids = [...fresh.keys()]
        .filter((id) => id > last || includesId(missing, id))
        .sort((a, b) => a - b)
        .slice(0, limit);
    const taken = ids.flatMap((id) => fresh.get(id) ?? []);
    const end = Math.max(last, ids.at(-1) ?? 0);
    const left = [...without(missing, ids), ...gapsBetween(last + 1, end, ids)];
    // Unless another poll has got further meanwhile.
    if (shrunk?.from === end) {
        const lower = includesId(left, shrunk.to) ? shrunk.to - 1 : shrunk.to;
        return { rows: taken, state: { by: 'id', last: lower, missing: below(left, lower) } };
    }
    if (ids.length === 0) return { rows: [], state };
    return { rows: taken, state: { by: 'id', last: end, missing: latest(left) } };
}
