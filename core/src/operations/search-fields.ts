import * as z from 'zod/mini';
import type { Input } from '../operation.js';
import { isEmptySearch, toXanoSearch, toXanoSort } from '../search/index.js';
import type { SearchInput, SortInput } from '../search/index.js';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Finds everything when it is left out or empty. */
export const searchField = () =>
    z.optional(z.custom<SearchInput>(isObject, 'must be a condition, such as { status: "open" }'));

/** What to find and in which order; the grammar is checked when it is translated. */
export const searching = {
    /** Condition, such as `{ status: "open", "price|>=": 10 }`. Default, and when empty: everything. */
    search: searchField(),
    /** `{ column: "asc" | "desc" }`, a list of those, or `"column"` / `"-column"`. */
    sort: z.optional(
        z.custom<SortInput>(
            (value) => isObject(value) || typeof value === 'string',
            'must be a column and a direction',
        ),
    ),
};

export const finding = {
    /** Condition; an empty one is refused, as it would change or delete every record. */
    search: z.custom<SearchInput>(
        (value) => isObject(value) && !isEmptySearch(value),
        'is empty, which would touch every record; give at least one condition',
    ),
};

/** `search` and `sort` of an input in Xano's own grammar; the rest as it is. */
export function toXanoTerms(input: Input): Input {
    const { search, sort, ...rest } = input as Input & { search?: SearchInput; sort?: SortInput };
    return {
        ...rest,
        ...(search === undefined ? {} : { search: isEmptySearch(search) ? [] : toXanoSearch(search) }),
        ...(sort === undefined ? {} : { sort: toXanoSort(sort) }),
    };
}
