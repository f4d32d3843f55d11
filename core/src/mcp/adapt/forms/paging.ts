import { invalidInput, isPlainObject } from '../../../invalid-input.js';
import type { Input } from '../../../operation.js';
import { asPage } from '../../../paginate.js';
import type { Draft } from '../draft.js';
import type { PlanShape } from '../types.js';
import type { Form } from './form.js';

/** Xano's own default. */
export const PER_PAGE = 50;

function whole(draft: Draft, key: string, least: number): number | undefined {
    const value = draft.take(key);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= least) return number;
    throw invalidInput(key, `${key} is not a whole number from ${least}.`, 'Write for example 100.');
}

/** The rows from `skip` on, out of two pages that hold them. */
function cut(results: readonly unknown[], skip: number, limit: number, offset: number): unknown {
    const pages = results.map((result) => asPage(result, 'offset'));
    const items = pages.flatMap((page) => page.items).slice(skip, skip + limit);
    const [first] = results;
    const total =
        isPlainObject(first) && typeof first['itemsTotal'] === 'number' ? first['itemsTotal'] : undefined;
    return {
        itemsReceived: items.length,
        offset,
        perPage: limit,
        ...(total === undefined ? {} : { itemsTotal: total }),
        items,
    };
}

/** Xano counts pages; a part that does not begin with one is cut out of two. */
function between(tool: string, limit: number, offset: number) {
    const page = Math.floor(offset / limit) + 1;
    return (args: Input): PlanShape => ({
        calls: [page, page + 1].map((number) => ({ tool, args: { ...args, page: number } })),
        finish: (results) => Promise.resolve(cut(results, offset % limit, limit, offset)),
    });
}

/** `limit` and `offset` where the server has `page` and `per_page`. */
export const paging: Form = {
    tools: /./,
    applies: (draft) =>
        (draft.hasForeign('limit') || draft.hasForeign('offset')) &&
        Object.hasOwn(draft.properties, 'page') &&
        (draft.get('page') === undefined || !draft.hasForeign('offset')),
    adapt: (draft) => {
        if (draft.get('limit') !== undefined && draft.get('per_page') !== undefined) return;
        const limit = whole(draft, 'limit', 1);
        const offset = whole(draft, 'offset', 0);
        if (limit !== undefined) draft.set('per_page', limit);
        if (offset === undefined) return;
        const size = limit ?? Number(draft.get('per_page') ?? PER_PAGE);
        draft.set('per_page', size);
        draft.set('page', Math.floor(offset / size) + 1);
        if (offset % size === 0) return;
        if (draft.shape !== undefined) {
            throw invalidInput('offset', 'offset cannot stand beside what is read whole.', 'Leave it out.');
        }
        draft.shape = between(draft.tool.name, size, offset);
    },
};
