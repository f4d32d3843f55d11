import { containing, listSearch } from './list-search.js';

/** Entries of one page of a list in a panel. */
const PER_PAGE = 100;

/** What fills the resource locators: named by `search` in the table of kinds. */
export const methods = {
    listSearch: {
        searchWorkspaces: listSearch(async ({ xano, options, filter }) => ({
            items: containing(
                (await xano.workspace.list({}, options)).map(({ id, name }) => ({ name, value: id })),
                filter,
            ),
        })),

        searchTables: listSearch(async ({ xano, options, filter, page }) => {
            const { items, nextPage } = await xano.table.list(
                { page, per_page: PER_PAGE, ...(filter === '' ? {} : { search: filter }) },
                options,
            );
            return { items: items.map(({ id, name }) => ({ name, value: id })), nextPage };
        }),

        searchDataSources: listSearch(async ({ xano, options, filter }) => ({
            items: containing(
                (await xano.dataSource.list({}, options)).map(({ label }) => ({ name: label, value: label })),
                filter,
            ),
        })),
    },
};
