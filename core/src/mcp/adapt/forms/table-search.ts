import { invalidInput, isPlainObject } from '../../../invalid-input.js';
import { filtersToSearch, isEmptySearch } from '../../../search/index.js';
import type { SearchScalar, XanoSearch } from '../../../search/index.js';
import { isTimeText, toOperand } from '../dates.js';
import type { Draft } from '../draft.js';
import { changeTerms, readSearch, readSort, termsOf } from '../search-terms.js';
import { timestampColumns, UNKNOWN_TYPES } from './columns.js';
import type { Form } from './form.js';

const isScalarLike = (value: unknown): value is SearchScalar | readonly SearchScalar[] =>
    typeof value !== 'object' || value === null || Array.isArray(value);

/** `filters`, with an operator inside each value, as a search. */
export function readFilters(filters: unknown, path = 'filters') {
    if (!isPlainObject(filters)) {
        throw invalidInput(
            path,
            `${path} must be an object.`,
            'Write { "status": "active", "price": ">= 10" }.',
        );
    }
    const odd = Object.keys(filters).find((key) => !isScalarLike(filters[key]));
    if (odd !== undefined) {
        throw invalidInput(
            `${path}.${odd}`,
            'A filter is a plain value or a list.',
            'Write for example ">= 10".',
        );
    }
    const entries = Object.entries(filters).filter((entry): entry is [string, SearchScalar] =>
        isScalarLike(entry[1]),
    );
    return filtersToSearch(Object.fromEntries(entries));
}

/** Takes what people search by out of the draft; `search` is Xano's own. */
function takeSearch(draft: Draft): XanoSearch | undefined {
    const parts = [
        { path: 'search', value: draft.take('search') },
        { path: 'query', value: draft.hasForeign('query') ? draft.take('query') : undefined },
    ];
    const filters = draft.hasForeign('filters') ? draft.take('filters') : undefined;
    const read = filters === undefined || isEmptySearch(filters) ? undefined : readFilters(filters);
    return readSearch([...parts, { path: 'filters', value: read }]);
}

/** Times to compare timestamp columns with, as Xano stores them. */
async function withTimes(draft: Draft, search: XanoSearch): Promise<readonly unknown[]> {
    const holdsTime = (value: unknown): boolean =>
        Array.isArray(value) ? value.some(isTimeText) : isTimeText(value);
    if (!termsOf(search).some(({ value }) => holdsTime(value))) return search;
    const times = await timestampColumns(draft);
    if (times === undefined) {
        draft.note(UNKNOWN_TYPES);
        return search;
    }
    return changeTerms(search, ({ column, operator, value }) => {
        if (!times.has(column) || !holdsTime(value)) return { column, value };
        draft.note(
            `"${column}" is compared in epoch milliseconds; a day without a time begins at midnight UTC.`,
        );
        return { column, value: toOperand(value, operator, draft.context.now(), column) };
    });
}

/** Whatever is searched by, as the server's `search`. */
export async function setSearch(draft: Draft): Promise<void> {
    const search = takeSearch(draft);
    if (search !== undefined) draft.set('search', await withTimes(draft, search));
}

const ASKED = ['filters', 'query', 'search', 'sort'];

/** Searching records in any form; listing them with a filter or a sort is searching. */
export const tableSearch: Form = {
    tools: /^(getTableContent|searchTableContent|(patch|delete)TableContentBySearch)$/,
    applies: (draft) =>
        draft.operation === 'getTableContent'
            ? ASKED.some((key) => draft.hasForeign(key))
            : ASKED.some((key) => draft.get(key) !== undefined),
    adapt: async (draft) => {
        if (draft.operation === 'getTableContent') {
            draft.switchTo('searchTableContent', 'Listing records with a filter or a sort');
        }
        await setSearch(draft);
        const given = draft.take('sort');
        const sort = given === undefined ? undefined : readSort(given, (column) => column);
        if (sort !== undefined) draft.set('sort', sort);
    },
};

/** A search that matches every record, where all of them would be changed or deleted. */
export const emptySearch: Form = {
    tools: /BySearch$/,
    applies: (draft) => isEmptySearch(draft.get('search')),
    adapt: (draft) => {
        throw invalidInput(
            'search',
            `${draft.tool.name} without a condition would touch every record. Nothing was sent.`,
            'Give a condition; to empty a table use truncateTable.',
        );
    },
};
