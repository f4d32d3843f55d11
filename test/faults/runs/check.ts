import type { Row } from './values.js';

/** What a table may hold under one key. */
export interface Slot {
    /** Records with this key, at least and at most. */
    readonly least: number;
    readonly most: number;
    /** Contents that are right; undefined where the key is the content. */
    readonly contents?: ReadonlySet<string>;
}

/** Everything a table may hold: records with a key that is not here are too many. */
export interface Demand {
    readonly keyOf: (row: Row) => string;
    readonly contentOf: (row: Row) => string;
    readonly slots: ReadonlyMap<string, Slot>;
}

export interface Verdict {
    readonly lost: number;
    readonly doubled: number;
    /** Records that stand there once, with other values than they should. */
    readonly wrong: number;
    /** The first few, in words. */
    readonly notes: readonly string[];
}

const MOST_NOTES = 6;

/** Holds a table against what its input demands. */
export function check(rows: readonly Row[], { keyOf, contentOf, slots }: Demand): Verdict {
    const found = new Map<string, Row[]>();
    for (const row of rows) {
        const key = keyOf(row);
        const same = found.get(key);
        if (same === undefined) found.set(key, [row]);
        else same.push(row);
    }
    const notes: string[] = [];
    let [lost, doubled, wrong] = [0, 0, 0];
    for (const [key, slot] of slots) {
        const there = found.get(key) ?? [];
        found.delete(key);
        if (there.length < slot.least) {
            lost += slot.least - there.length;
            notes.push(`${key}: ${there.length} records instead of ${slot.least}`);
        }
        if (there.length > slot.most) {
            doubled += there.length - slot.most;
            notes.push(`${key}: ${there.length} records (${idsOf(there)}) instead of ${slot.most}`);
        }
        const { contents } = slot;
        if (contents === undefined) continue;
        for (const row of there.filter((each) => !contents.has(contentOf(each)))) {
            wrong++;
            notes.push(`${key}: holds ${contentOf(row)}, not ${[...contents].join(' or ')}`);
        }
    }
    for (const [key, there] of found) {
        doubled += there.length;
        notes.push(`${key}: ${there.length} records (${idsOf(there)}) that nobody asked for`);
    }
    const more = notes.length - MOST_NOTES;
    return {
        lost,
        doubled,
        wrong,
        notes: more > 0 ? [...notes.slice(0, MOST_NOTES), `and ${more} more`] : notes,
    };
}

const idsOf = (rows: readonly Row[]): string => rows.map(({ id }) => String(id)).join(', ');
