import type { Page } from './pages.js';

/** Rows from `offset` on, which need not begin where a page does. */
export interface Window {
    readonly offset?: number | null | undefined;
    /** Default: no limit is asked for. */
    readonly limit?: number | null | undefined;
}

export interface Rows<T> {
    readonly data: readonly T[];
    readonly total: number;
}

/** Xano's maximum for searches and histories. */
const MOST_A_REQUEST = 500;
/** choice: a collection without pages shows a list, not a database; the total tells that there is more. */
const WITHOUT_LIMIT = 1000;

/**
 * Reads exactly that part of a listing, however it lies across its pages; one request where it is a page.
 *
 * @param most a proxy may lower the length of a page without a word, and would so answer another part than was asked for
 */
export async function readWindow<T>(
    { offset, limit }: Window,
    most: number | undefined,
    ask: (asked: { page: number; perPage: number }) => Promise<Page<T>>,
): Promise<Rows<T>> {
    const first = Math.max(0, Math.floor(offset ?? 0));
    const wanted = Math.max(1, Math.floor(limit ?? WITHOUT_LIMIT));
    const perPage = Math.min(wanted, most ?? Infinity, MOST_A_REQUEST);
    const skipped = first % perPage;
    let page = Math.floor(first / perPage) + 1;
    const read: T[] = [];
    for (;;) {
        const answer = await ask({ page, perPage });
        read.push(...answer.items);
        if (!answer.hasMore || read.length >= skipped + wanted) {
            const data = read.slice(skipped, skipped + wanted);
            const isMore = answer.hasMore || read.length > skipped + wanted;
            // Where Xano does not count, there is a next page as long as there is more.
            return { data, total: answer.total ?? first + data.length + (isMore ? 1 : 0) };
        }
        page++;
    }
}
