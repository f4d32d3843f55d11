import { oddAnswer } from './odd-answer.js';

/** A page of any of Xano's lists; content and audit lists add totals. */
export interface PageLike {
    readonly nextPage: number | null;
    readonly items: readonly unknown[];
}

/**
 * Follows `nextPage`, fetching a page only when it is asked for. A full page says nothing (it may be the last), and a
 * `nextPage` that does not grow would never end: that is refused.
 */
export async function* walkPages(
    read: (page: number) => Promise<unknown>,
    first: number,
    operation: string,
): AsyncGenerator<PageLike, void, undefined> {
    for (let page = first; ;) {
        const answer = asPage(await read(page), operation);
        yield answer;
        const next = answer.nextPage;
        if (next === null) return;
        if (next <= page) throw oddAnswer(`has nextPage ${next} on page ${page}`, operation);
        page = next;
    }
}

/**
 * The page an answer holds: OpenAPI wraps the page of tables in a list, and older documents show a bare list of
 * everything (metadata-api.md section 13, mcp-server.md 2.3).
 */
export function asPage(answer: unknown, operation?: string): PageLike {
    const page: unknown =
        Array.isArray(answer) && answer.length === 1 && holdsItems(answer[0]) ? answer[0] : answer;
    if (Array.isArray(page)) return onePage(page);
    if (!holdsItems(page)) throw oddAnswer('is not a page: it has no list of items', operation);
    const next = 'nextPage' in page && typeof page.nextPage === 'number' ? page.nextPage : null;
    return Object.assign(page, { nextPage: next });
}

function holdsItems(value: unknown): value is { items: unknown[] } {
    return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
}

function onePage(items: readonly unknown[]) {
    return { curPage: 1, nextPage: null, prevPage: null, items };
}
