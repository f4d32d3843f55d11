import { inputError } from '../errors.js';
import type { JsonRecord } from '../store/json.js';
import { optionalInt } from './input.js';

export interface PageArgs {
    readonly page: number;
    readonly perPage: number;
}

/** Maxima of `per_page`, from Xano's paging audit. */
export const LIST_MAX = 10_000;
export const HISTORY_MAX = 500;
// choice: the maximum of content lists is unknown; nobody reports a refusal at 10,000.
export const CONTENT_MAX = 10_000;

export function readPage(source: JsonRecord, max: number): PageArgs {
    const page = optionalInt(source, 'page') ?? 1;
    const perPage = optionalInt(source, 'per_page') ?? 50;
    if (page < 1) throw inputError('Value is less than the minimum value of 1', 'page');
    if (perPage < 1) throw inputError('Value is less than the minimum value of 1', 'per_page');
    // choice: a value over the maximum is refused, in the wording of the minimum.
    if (perPage > max) throw inputError(`Value is greater than the maximum value of ${max}`, 'per_page');
    return { page, perPage };
}

/** The plain envelope, cut from a list that is held in memory. */
export function plainPage<T>(
    all: readonly T[],
    { page, perPage }: PageArgs,
    show: (item: T) => unknown,
): object {
    const start = (page - 1) * perPage;
    return plainEnvelope(all.slice(start, start + perPage).map(show), page, start + perPage < all.length);
}

/** The size of every page of static sites and of their builds, from Xano's paging audit. */
const FIXED_SIZE = 100;

/** The envelope of static sites: totals without the number of pages. */
export function fixedPage<T>(all: readonly T[], page: number, show: (item: T) => unknown): object {
    if (page < 1) throw inputError('Value is less than the minimum value of 1', 'page');
    const start = (page - 1) * FIXED_SIZE;
    const items = all.slice(start, start + FIXED_SIZE).map(show);
    const { pageTotal: _pages, ...envelope } = totalsEnvelope(
        items,
        { page, perPage: FIXED_SIZE },
        all.length,
    );
    return envelope;
}

/** `{curPage, nextPage, prevPage, items}`, without totals. */
export function plainEnvelope(items: readonly unknown[], page: number, hasNext: boolean): object {
    return {
        curPage: page,
        nextPage: hasNext ? page + 1 : null,
        prevPage: page > 1 ? page - 1 : null,
        items,
    };
}

/** The envelope with totals, of table content and the audit log. */
export function totalsEnvelope(items: readonly unknown[], { page, perPage }: PageArgs, total: number) {
    const pageTotal = Math.ceil(total / perPage);
    return {
        itemsReceived: items.length,
        curPage: page,
        nextPage: page < pageTotal ? page + 1 : null,
        prevPage: page > 1 ? page - 1 : null,
        offset: (page - 1) * perPage,
        perPage,
        itemsTotal: total,
        pageTotal,
        items,
    };
}
