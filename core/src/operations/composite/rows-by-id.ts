import { oddAnswer } from '../../odd-answer.js';
import { RecentIds } from '../../recent-ids.js';
import type { RunContext } from '../../operation.js';
import { isEmptySearch } from '../../search/index.js';
import type { SearchInput } from '../../search/index.js';
import type { Row } from '../fields.js';
import { recordOperations } from '../record.js';

export interface RowsById {
    readonly where: {
        readonly workspace_id?: number | string | undefined;
        readonly table_id: number | string;
        readonly data_source?: string | undefined;
    };
    readonly search: SearchInput | undefined;
    /** Rows a page. Default 100. */
    readonly perPage?: number;
}

export interface IdPage {
    readonly rows: readonly Row[];
    /** Rows of the whole search, as counted when it began. */
    readonly total: number;
}

/**
 * All rows of a search in the order of their ids, a page at a time. Where ids are whole numbers every page begins after
 * the last id seen, so that rows added or deleted meanwhile neither shift a page nor double a row. Ids that are uuids
 * come in no order of time; they are read page by page, and a row that moved on to the next page counts once.
 */
export async function* rowsById(
    context: Pick<RunContext, 'call' | 'throwIfAborted'>,
    { where, search, perPage }: RowsById,
): AsyncGenerator<IdPage, void, undefined> {
    const per_page = perPage ?? recordOperations.search.rest.paging?.perPage ?? 100;
    const given = search === undefined || isEmptySearch(search) ? undefined : search;
    let total: number | undefined;
    let last: number | undefined;
    const recent = new RecentIds();
    for (let page = 1; ; page++) {
        context.throwIfAborted();
        const after: SearchInput | undefined =
            last === undefined ? undefined : { field: 'id', operator: '>', value: last };
        const conditions = [given, after].filter((condition) => condition !== undefined);
        const answer = await context.call(recordOperations.search, {
            ...where,
            per_page,
            page: last === undefined ? page : 1,
            sort: { id: 'asc' },
            ...(conditions.length === 0 ? {} : { search: { and: conditions } }),
        });
        total ??= answer.itemsTotal;
        const { items, nextPage } = answer;
        recent.nextPage();
        const rows = items.filter(({ id }) => recent.add(id));
        yield { rows, total };
        if (nextPage === null || items.length === 0) return;
        // A server that does not page, or names no ids, would be read for ever.
        if (rows.length === 0) throw oddAnswer(`repeats on page ${page} the records of the page before`);
        last = nextStart(items, last);
    }
}

/** The id to go on after; undefined where ids are not numbers. */
function nextStart(rows: readonly Row[], last: number | undefined): number | undefined {
    const id = rows.at(-1)?.['id'];
    if (typeof id !== 'number') return undefined;
    if (last === undefined || id > last) return id;
    // Going on would read the same page for ever.
    throw oddAnswer(`goes up to id ${id} where records after ${last} were asked for`);
}
