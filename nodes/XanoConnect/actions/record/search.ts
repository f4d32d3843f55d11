import type { SearchInput, SortInput } from 'xano-connect/pure/composites';
import type { EachAction } from '../../action.js';
import { filter } from '../../parameters/filter.js';
import { option, options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { columnsToReturn, returned } from '../../parameters/return-columns.js';
import { sort, sortOf } from '../../parameters/sort.js';
import { filterOf } from '../../run/filter.js';
import type { Item } from '../../run/item.js';
import { target } from './target.js';

/** choice: Xano names no most for records; this is what its users run without trouble. */
const PER_PAGE = 500;

interface Wanted {
    readonly search?: SearchInput | undefined;
    readonly sort?: SortInput | undefined;
}

/** The records an item asks for, page by page; without condition and order as they are stored. */
export async function found(item: Item, { search, sort: order }: Wanted): Promise<object[]> {
    const { record } = item.xano;
    const table_id = item.id('table');
    const how = item.options;
    const terms = { ...(search && { search }), ...(order && { sort: order }) };
    const plain = search === undefined && order === undefined;
    const rows = await take(
        item,
        (page) => {
            const asked = { table_id, per_page: PER_PAGE, ...page };
            return plain
                ? record.list.iterate(asked, how)
                : record.search.iterate({ ...asked, ...terms }, how);
        },
        PER_PAGE,
    );
    return rows.map((row) => returned(item, row));
}

export const search: EachAction = {
    value: 'search',
    name: 'Search',
    action: 'Search records',
    description: 'Find the records of a table that meet conditions, sorted',
    parameters: [...target, ...filter.usual, ...paging, sort, options(option.dataSource, columnsToReturn)],
    reads: true,
    each: async (item) => found(item, { search: await filterOf(item), sort: sortOf(item) }),
};
