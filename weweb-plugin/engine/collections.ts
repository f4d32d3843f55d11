import { readArguments } from './arguments.js';
import type { ArgumentSpec } from './arguments.js';
import type { Connection } from './connection.js';
import { defined } from './defined.js';
import { XanoAdminError } from './error.js';
import { toSearch, toSort } from './filters.js';
import { arranged } from './local-rows.js';
import { onlyColumns, toPage } from './pages.js';
import { ofRequests, ofSummary, requestArgs, summaryArgs, toSummary } from './requests.js';
import { toTable } from './tables.js';
import { readWindow } from './windows.js';
import type { Rows, Window } from './windows.js';

/** What WeWeb asks a collection for. */
export interface CollectionQuery extends Window {
    /** As the panel of the collection made it: `kind` and what that kind takes. */
    readonly config?: unknown;
    readonly filter?: unknown;
    readonly sort?: unknown;
}

export interface CollectionRows {
    readonly data: unknown;
    readonly total: number;
}

interface Kind {
    readonly args: ArgumentSpec;
    read(connection: Connection, args: object, query: CollectionQuery): Promise<CollectionRows>;
}

/** Keeps the types of the settings for `read`. */
const kind = <const S extends ArgumentSpec>(
    args: S,
    read: (
        connection: Connection,
        args: ReturnType<typeof readArguments<S>>,
        query: CollectionQuery,
    ) => Promise<CollectionRows>,
): Kind => ({ args, read });

const filtering = { filter: 'json', sort: 'json' } as const;

/** By the `kind` in the settings of the collection; the rest of the settings are the arguments of that kind. */
const KINDS: Readonly<Record<string, Kind>> = {
    records: kind(
        { tableId: 'id!', columns: 'list', ...filtering },
        async ({ xano, mostRecords }, { tableId, columns, filter, sort }, query) => {
            const which = { ...toSearch(filter, query.filter), ...toSort(query.sort, sort) };
            const rows = await readWindow(query, await mostRecords(), async ({ page, perPage }) =>
                toPage(await xano.record.search({ table_id: tableId, page, per_page: perPage, ...which }), {
                    page,
                    perPage,
                }),
            );
            return { ...rows, data: onlyColumns(rows.data, columns) };
        },
    ),
    requests: kind(
        { ...filtering, ...requestArgs },
        async ({ xano, mostRecords }, { filter, sort, ...about }, query) => {
            const which = {
                ...ofRequests(about),
                ...toSearch(filter, query.filter),
                ...toSort(query.sort, sort),
            };
            return readWindow(query, await mostRecords(), async ({ page, perPage }) =>
                toPage(await xano.requestHistory.search({ page, per_page: perPage, ...which }), {
                    page,
                    perPage,
                }),
            );
        },
    ),
    requestSummary: kind(summaryArgs, async ({ xano }, args) => ({
        data: toSummary(await xano.requestHistory.summary(ofSummary(args))),
        total: 1,
    })),
    auditLog: kind(
        { ...filtering, includeData: 'boolean' },
        async ({ xano, mostRecords }, { filter, sort, includeData }, query) => {
            const which = {
                ...defined({ include_data: includeData }),
                ...toSearch(filter, query.filter),
                ...toSort(query.sort, sort),
            };
            return readWindow(query, await mostRecords(), async ({ page, perPage }) =>
                toPage(await xano.auditLog.search({ page, per_page: perPage, ...which }), { page, perPage }),
            );
        },
    ),
    tables: kind({ search: 'text' }, async ({ xano }, { search }, query) => {
        const tables: ReturnType<typeof toTable>[] = [];
        for await (const table of xano.table.list.iterate(defined({ search }))) tables.push(toTable(table));
        return part(arranged(tables, query.filter, query.sort), query);
    }),
};

function part<T>(rows: readonly T[], { offset, limit }: Window): Rows<T> {
    const first = offset ?? 0;
    return { data: rows.slice(first, first + (limit ?? rows.length)), total: rows.length };
}

/**
 * The rows of a collection as WeWeb asks for them.
 *
 * @throws XanoAdminError, or what the engine throws.
 */
export async function fetchCollection(
    connection: Connection,
    query: CollectionQuery,
): Promise<CollectionRows> {
    const { config } = query;
    const named = typeof config === 'object' && config !== null && 'kind' in config ? config.kind : undefined;
    const found = typeof named === 'string' && Object.hasOwn(KINDS, named) ? KINDS[named] : undefined;
    if (found === undefined) {
        throw new XanoAdminError({
            code: 'MISSING',
            message: 'The collection does not say what it shows.',
            hint: `Choose it in the settings of the collection: ${Object.keys(KINDS).join(', ')}.`,
        });
    }
    return found.read(connection, readArguments('collection', found.args, config), query);
}
