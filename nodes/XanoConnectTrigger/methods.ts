import { methods as ofNode } from '../XanoConnect/methods/index.js';
import { containing, listSearch } from '../XanoConnect/methods/list-search.js';
import { timestampColumns } from './events/table-order.js';

/** What fills the lists of the panel. */
export const methods = {
    listSearch: {
        ...ofNode.listSearch,

        searchTimestampColumns: listSearch(async ({ xano, options, chosen, filter }) => {
            const table_id = chosen('table');
            if (table_id === undefined) return { items: [] };
            const columns = await xano.column.list({ table_id }, options);
            return {
                items: containing(
                    timestampColumns(columns).map((name) => ({ name, value: name })),
                    filter,
                ),
            };
        }),
    },
};
