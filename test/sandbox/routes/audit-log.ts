import { parseSearch } from '../search/parse.js';
import { formatDate } from '../store/dates.js';
import type { JsonRecord } from '../store/json.js';
import { workspaceOf } from './find.js';
import { bodyOf, optionalBool, queryOf } from './input.js';
import { HISTORY_MAX, LIST_MAX, readPage, totalsEnvelope } from './paging.js';
import type { Call, Route } from './route.js';

const IN_WORKSPACE = '/workspace/{workspace_id}/audit_log';

/** The same log twice: of the whole instance, and of one workspace. */
export const auditLogRoutes: readonly Route[] = [
    { method: 'GET', path: '/audit_log', handler: (call) => list(call, {}) },
    { method: 'POST', path: '/audit_log/search', handler: (call) => search(call, {}) },
    {
        method: 'GET',
        path: IN_WORKSPACE,
        scope: 'workspace:log read',
        handler: (call) => list(call, { workspace_id: workspaceOf(call).id }),
    },
    {
        method: 'POST',
        path: `${IN_WORKSPACE}/search`,
        scope: 'workspace:log read',
        handler: (call) => search(call, { workspace_id: workspaceOf(call).id }),
    },
];

type Fixed = Readonly<Record<string, number>>;

const list = (call: Call, fixed: Fixed): Promise<unknown> => auditPage(call, fixed, queryOf(call), LIST_MAX);
const search = (call: Call, fixed: Fixed): Promise<unknown> =>
    auditPage(call, fixed, bodyOf(call), HISTORY_MAX);

async function auditPage(call: Call, fixed: Fixed, args: JsonRecord, max: number): Promise<unknown> {
    const paging = readPage(args, max);
    const query = { ...paging, fixed, search: parseSearch(args.search), sort: args.sort };
    const { audit } = call.app.history;
    const found = await audit.page(query, call.app.now());
    const total = await audit.count(query, call.app.now());
    const includeData = optionalBool(args, 'include_data') ?? false;
    const items = found.slice(0, paging.perPage).map((row) => show(row, includeData));
    return totalsEnvelope(items, paging, total);
}

function show(row: JsonRecord, includeData: boolean): JsonRecord {
    const { workspace_id: _flat, data, obj, ...rest } = row;
    return {
        ...rest,
        created_at: formatDate(Number(row.created_at)),
        updated_at: formatDate(Number(row.updated_at)),
        ...(obj === null ? {} : { obj }),
        ...(includeData ? { data } : {}),
    };
}
