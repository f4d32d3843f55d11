import { type HistoryKind, HISTORIES } from '../history/kinds.js';
import { parseSearch } from '../search/parse.js';
import { formatDate } from '../store/dates.js';
import type { JsonRecord } from '../store/json.js';
import { workspaceOf } from './find.js';
import { bodyOf, optionalBool, optionalInt, optionalText, queryOf } from './input.js';
import { HISTORY_MAX, plainEnvelope, readPage } from './paging.js';
import type { Call, Route } from './route.js';

/** Each of the six run histories, as a list with filters in the query and as a search with a body. */
export const historyRoutes: readonly Route[] = HISTORIES.flatMap((kind): Route[] => {
    const path = `/workspace/{workspace_id}/${kind.path}`;
    const scope = 'workspace:requesthistory read';
    return [
        { method: 'GET', path, scope, handler: (call) => historyPage(call, kind, queryOf(call)) },
        {
            method: 'POST',
            path: `${path}/search`,
            scope,
            handler: (call) => historyPage(call, kind, bodyOf(call)),
        },
    ];
});

async function historyPage(call: Call, kind: HistoryKind, args: JsonRecord): Promise<unknown> {
    const workspace = workspaceOf(call);
    const { page, perPage } = readPage(args, HISTORY_MAX);
    const found = await call.app.history.runs(kind.path).page(
        {
            fixed: { workspace_id: workspace.id, ...filtersOf(kind, args) },
            search: parseSearch(args.search),
            sort: args.sort,
            page,
            perPage,
        },
        call.app.now(),
    );
    const includeOutput = optionalBool(args, 'include_output') ?? false;
    const items = found.slice(0, perPage).map((row) => show(row, includeOutput));
    return plainEnvelope(items, page, found.length > perPage);
}

/** 0 and the empty text mean "all". choice: so does a missing branch, since a run keeps the branch it ran on. */
function filtersOf(kind: HistoryKind, args: JsonRecord): Record<string, number | string> {
    const filters: Record<string, number | string> = {};
    for (const [param, column] of Object.entries(kind.filters)) {
        const value = optionalInt(args, param) ?? 0;
        if (value !== 0) filters[column] = value;
    }
    const branch = optionalText(args, 'branch') ?? '';
    if (branch !== '' && kind.columns.some(({ name }) => name === 'branch')) filters.branch = branch;
    return filters;
}

function show(row: JsonRecord, includeOutput: boolean): JsonRecord {
    const { output, ...rest } = row;
    return {
        ...rest,
        created_at: formatDate(Number(row.created_at)),
        ...(includeOutput ? { output } : {}),
    };
}
