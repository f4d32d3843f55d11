/** Ids from the first to the last, both included. */
export type IdRange = readonly [first: number, last: number];

/** A range up to this length is asked for id by id, several of them in one request; a longer one in a request of its own. */
const SHORT = 100;
/** What is kept for later, so that state and requests stay small: ids in short ranges, and long ranges. */
const MOST_IDS = 1000;
const MOST_LONG = 2;

const lengthOf = ([first, last]: IdRange): number => last - first + 1;

export const includesId = (ranges: readonly IdRange[], id: number): boolean =>
    ranges.some(([first, last]) => first <= id && id <= last);

/** What lies between `first` and `last` and is not among `ids`, which are in ascending order. */
export function gapsBetween(first: number, last: number, ids: readonly number[]): IdRange[] {
    const gaps: IdRange[] = [];
    let next = first;
    for (const id of ids) {
        if (id < next) continue;
        if (id > last) break;
        if (id > next) gaps.push([next, id - 1]);
        next = id + 1;
    }
    if (next <= last) gaps.push([next, last]);
    return gaps;
}

/** The ranges without `ids`, which are in ascending order. */
export const without = (ranges: readonly IdRange[], ids: readonly number[]): IdRange[] =>
    ranges.flatMap(([first, last]) => gapsBetween(first, last, ids));

/** The ranges as far as they are below `id`. */
export const below = (ranges: readonly IdRange[], id: number): IdRange[] =>
    ranges.filter(([first]) => first < id).map(([first, last]) => [first, Math.min(last, id - 1)]);

/** The latest ranges, as many as there is room for; in ascending order like those given. */
export function latest(ranges: readonly IdRange[]): IdRange[] {
    const room = { ids: MOST_IDS, long: MOST_LONG };
    return ranges
        .toReversed()
        .filter((range) => {
            const length = lengthOf(range);
            if (length > SHORT) return room.long-- > 0;
            room.ids -= length;
            return room.ids >= 0;
        })
        .toReversed();
}

/** The ids of short ranges one by one, and the ranges that are too long for that. */
export function asked(ranges: readonly IdRange[]): { readonly ids: number[]; readonly long: IdRange[] } {
    return {
        ids: ranges
            .filter((range) => lengthOf(range) <= SHORT)
            .flatMap((range) => Array.from({ length: lengthOf(range) }, (_, i) => range[0] + i)),
        long: ranges.filter((range) => lengthOf(range) > SHORT),
    };
}
