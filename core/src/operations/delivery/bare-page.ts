import type { Input, RestCall } from '../../operation.js';
import { asPage } from '../../paginate.js';
import { paging } from '../fields.js';

/** Maximum of `per_page` of releases, tenants, clusters, platforms and ephemeral environments (metadata-api.md 5). */
const BARE_MAX = 100;

export const barePaging = paging(BARE_MAX);

/**
 * These lists are bare arrays that do not say whether more follows: there may be a next page until one is empty
 * (metadata-api.md 15). Made a page here, so that they are walked like all others.
 */
function asBarePage(data: unknown, { page = 1 }: Input): unknown {
    const { items } = asPage(data);
    const current = Number(page);
    return {
        curPage: current,
        nextPage: items.length > 0 ? current + 1 : null,
        prevPage: current > 1 ? current - 1 : null,
        items,
    };
}

export const BARE_PAGES = {
    method: 'GET',
    query: ['page', 'per_page'],
    paging: { perPage: BARE_MAX },
    receive: asBarePage,
} as const satisfies Omit<RestCall, 'path'>;

/** The same where Xano fixed the size of a page. */
export const BARE_PAGES_OF_FIXED_SIZE = {
    ...BARE_PAGES,
    query: ['page'],
    paging: {},
} as const satisfies Omit<RestCall, 'path'>;
