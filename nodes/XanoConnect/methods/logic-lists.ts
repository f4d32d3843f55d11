import { listSearch } from './list-search.js';

/** Entries of one page of a list in a panel. */
const PER_PAGE = 100;

const named = (search: string) => (search === '' ? {} : { search });

/** Endpoints are known by method and name: either may be typed. */
function typed(filter: string): { readonly verb: string; readonly name: string } {
    const [, verb = '', name = ''] = /^(?:(get|post|put|patch|delete|head)\b\s*)?(.*)$/is.exec(filter) ?? [];
    return { verb: verb.toUpperCase(), name };
}

/** Methods of `methods.listSearch` for endpoints, functions and MCP tools. */
export const logicLists = {
    searchEndpoints: listSearch(async ({ xano, options, chosen, filter, page }) => {
        const apigroup_id = chosen('apiGroup') ?? chosen('filters.apiGroup');
        if (apigroup_id === undefined) return { items: [] };
        const { verb, name } = typed(filter);
        const { items, nextPage } = await xano.endpoint.list(
            { apigroup_id, page, per_page: PER_PAGE, sort: 'name', order: 'asc', ...named(name) },
            options,
        );
        return {
            items: items
                .filter((one) => verb === '' || one.verb === verb)
                .map((one) => ({
                    name: `${one.verb} ${one.name}`,
                    value: one.id,
                    description: one.description,
                })),
            nextPage,
        };
    }),

    searchFunctions: listSearch(async ({ xano, options, filter, page }) => {
        const { items, nextPage } = await xano.function.list(
            { page, per_page: PER_PAGE, sort: 'name', order: 'asc', ...named(filter) },
            options,
        );
        return {
            items: items.map(({ id, name, description }) => ({ name, value: id, description })),
            nextPage,
        };
    }),

    searchTools: listSearch(async ({ xano, filter }) => {
        const found = await xano.tools.list({ query: filter });
        return {
            items: found
                .filter(({ available }) => available === true)
                .map(({ name, tool }) => ({ name, value: name, description: tool?.description ?? '' })),
        };
    }),
};
