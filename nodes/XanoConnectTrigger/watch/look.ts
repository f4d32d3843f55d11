import { beginById, NO_IDS, readById, takeById } from './by-id.js';
import { noVersions, takeByTime } from './by-time.js';
import type { Memory, Seen } from './memory.js';
import { beginByTime, readByTime } from './read-by-time.js';
import type { Row, Search, Taken } from './row.js';

/** What rows are told apart by: the id, where it is counted up; else a timestamp and the id. */
export type Order = { readonly by: 'id' } | { readonly by: 'time'; readonly column: string };

/** Something rows come from. */
export interface Feed {
    readonly search: Search;
    /** Milliseconds between two moments its timestamps tell apart. */
    readonly resolution: number;
    /** Asked once, when watching begins. */
    readonly order: () => Promise<Order>;
}

export interface LookOptions {
    /** Most rows to deliver; Infinity for all. */
    readonly limit: number;
    /** Whether the first look delivers what is there already. */
    readonly existing: boolean;
    /** Epoch milliseconds. */
    readonly now: number;
}

async function begin({ search, resolution }: Feed, order: Order, now: number): Promise<Seen> {
    return order.by === 'id' ? beginById(search) : beginByTime(search, { ...order, resolution }, now);
}

const nothing = (order: Order): Seen => (order.by === 'id' ? NO_IDS : noVersions(order.column));

type Take = (seen: Seen) => Taken<Seen>;

/** Reads what may be new since `seen`; what it answers picks the new rows out, given the state of that moment. */
async function read({ search, resolution }: Feed, seen: Seen, { limit, now }: LookOptions): Promise<Take> {
    if (seen.by === 'id') {
        const found = await readById(search, seen, limit);
        return (current) => (current.by === 'id' ? takeById(current, found, limit) : NONE(current));
    }
    const { column, floor } = seen;
    const rows: Row[] = [];
    for await (const page of readByTime(search, { column, resolution }, floor)) {
        rows.push(...page);
        if (takeByTime(seen, rows, Infinity, now).rows.length > limit) break;
    }
    return (current) => (current.by === 'time' ? takeByTime(current, rows, limit, now) : NONE(current));
}

const NONE: Take = (state) => ({ rows: [], state });

/**
 * Rows that were not delivered before, in ascending order. The state is written last and at once: what fails on the way
 * leaves it as it was.
 *
 * n8n starts a poll while the one before is still at work, when that takes longer than the interval. So what was read is
 * compared with the state as it is after reading, and no row is delivered by both.
 */
export async function look(feed: Feed, memory: Memory, options: LookOptions): Promise<readonly Row[]> {
    let seen = memory.read();
    if (seen === undefined) {
        const order = await feed.order();
        if (!options.existing) {
            memory.write(await begin(feed, order, options.now));
            return [];
        }
        seen = nothing(order);
    }
    const take = await read(feed, seen, options);
    const before = memory.read() ?? seen;
    const { rows, state } = take(before);
    if (state !== before) memory.write(state);
    return rows;
}

/** The latest rows, latest first: samples for somebody who builds a workflow. */
export async function samples({ search, order }: Feed, count: number): Promise<readonly Row[]> {
    const told = await order();
    // The lower bound leaves rows without a timestamp out: they would come first.
    const { rows } =
        told.by === 'id'
            ? await search([], { id: 'desc' }, count)
            : await search([{ [`${told.column}|>=`]: 0 }], { [told.column]: 'desc' }, count);
    return rows;
}
