import type { INodeListSearchItems } from 'n8n-workflow';
import { loadOptions, resourceMapping } from './columns.js';
import { forms } from './forms.js';
import { containing, listSearch } from './list-search.js';
import { logicLists } from './logic-lists.js';

/** Entries of one page of a list in a panel. */
const PER_PAGE = 100;

/** What a call says of a box that is filled, and nothing of an empty one. */
const searching = (filter: string) => (filter === '' ? {} : { search: filter });

const withId = ({ id, name }: { readonly id: number; readonly name: string }): INodeListSearchItems => ({
    name,
    value: id,
});
const withLabel = ({ label }: { readonly label: string }): INodeListSearchItems => ({
    name: label,
    value: label,
});

/** What fills the resource locators: named by `search` in the table of kinds. */
export const methods = {
    loadOptions,
    resourceMapping: { ...resourceMapping, ...forms },
    listSearch: {
        ...logicLists,

        searchWorkspaces: listSearch(async ({ xano, options, filter }) => ({
            items: containing((await xano.workspace.list({}, options)).map(withId), filter),
        })),

        searchBranches: listSearch(async ({ xano, options, filter }) => ({
            items: containing(
                (await xano.branch.list({}, options)).map(({ label, live }) => ({
                    name: live === true ? `${label} (live)` : label,
                    value: label,
                })),
                filter,
            ),
        })),

        searchDataSources: listSearch(async ({ xano, options, filter }) => ({
            items: containing((await xano.dataSource.list({}, options)).map(withLabel), filter),
        })),

        searchTables: listSearch(async ({ xano, options, filter, page }) => {
            const { items, nextPage } = await xano.table.list(
                { page, per_page: PER_PAGE, ...searching(filter) },
                options,
            );
            return { items: items.map(withId), nextPage };
        }),

        searchApiGroups: listSearch(async ({ xano, options, chosen, filter, page }) => {
            const branch = chosen('options.branch');
            const { items, nextPage } = await xano.apiGroup.list(
                {
                    page,
                    per_page: PER_PAGE,
                    sort: 'name',
                    order: 'asc',
                    ...searching(filter),
                    ...(branch === undefined ? {} : { branch: String(branch) }),
                },
                options,
            );
            return { items: items.map(withId), nextPage };
        }),

        searchColumns: listSearch(async ({ xano, options, chosen, filter }) => {
            const table = chosen('table');
            if (table === undefined) return { items: [] };
            const columns = await xano.column.list({ table_id: table }, options);
            return {
                items: containing(
                    columns.map(({ name }) => ({ name, value: name })),
                    filter,
                ),
            };
        }),

        searchIndexes: listSearch(async ({ xano, options, chosen, filter }) => {
            const table = chosen('table');
            if (table === undefined) return { items: [] };
            const indexes = await xano.index.list({ table_id: table }, options);
            const items = indexes.flatMap(({ id, type, fields }) =>
                id === undefined
                    ? []
                    : [{ name: `${fields.map(({ name }) => name).join(', ')} (${type})`, value: id }],
            );
            return { items: containing(items, filter) };
        }),

        searchFiles: listSearch(async ({ xano, options, filter, page }) => {
            const of = (access: 'public' | 'private') =>
                xano.file.list({ page, per_page: PER_PAGE, access, ...searching(filter) }, options);
            // Xano lists one kind at a time, and whoever looks for a file need not know which it is.
            const [open, closed] = await Promise.all([of('public'), of('private')]);
            return {
                items: [
                    ...open.items.map(withId),
                    ...closed.items.map(({ id, name }) => ({ name: `${name} (private)`, value: id })),
                ],
                nextPage: open.nextPage ?? closed.nextPage,
            };
        }),
    },
};
