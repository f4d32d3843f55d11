const WORKSPACE = '/workspace/{workspace_id}';
const TABLE = `${WORKSPACE}/table/{table_id}`;
const CONTENT = `${TABLE}/content`;
const GROUP = `${WORKSPACE}/apigroup/{apigroup_id}`;
const API = `${GROUP}/api/{api_id}`;
const FUNCTION = `${WORKSPACE}/function/{function_id}`;

const PAGE = 'page per_page';
const LIST = `${PAGE} search sort order include_xanoscript`;
const RUNS = `${PAGE} branch include_output`;

/**
 * Requests of the Metadata API by the ids of `docs/operations.md`: method, path, and the names its query takes. Left
 * out is what concerns more than one workspace, and what answers a file.
 */
const REQUESTS = {
    'account.me': ['GET', '/auth/me'],
    'workspace.list': ['GET', '/workspace'],
    'workspace.get': ['GET', WORKSPACE],
    'workspace.update': ['PUT', WORKSPACE],
    'workspace.context': ['GET', `${WORKSPACE}/context`, 'branch format include'],
    'workspace.openapi': ['GET', `${WORKSPACE}/openapi`, 'branch'],
    'branch.list': ['GET', `${WORKSPACE}/branch`],
    'branch.get': ['GET', `${WORKSPACE}/branch/{branch_label}`],
    'branch.create': ['POST', `${WORKSPACE}/branch`],
    'branch.update': ['PUT', `${WORKSPACE}/branch/{branch_label}`],
    'branch.setLive': ['POST', `${WORKSPACE}/branch/{branch_label}/live`],
    'branch.delete': ['DELETE', `${WORKSPACE}/branch/{branch_label}`],
    'dataSource.list': ['GET', `${WORKSPACE}/datasource`],
    'dataSource.create': ['POST', `${WORKSPACE}/datasource`],
    'dataSource.update': ['PUT', `${WORKSPACE}/datasource/{label}`],
    'dataSource.delete': ['DELETE', `${WORKSPACE}/datasource/{label}`],
    'table.list': ['GET', `${WORKSPACE}/table`, LIST],
    'table.get': ['GET', TABLE, 'include_xanoscript'],
    'table.add': ['POST', `${WORKSPACE}/table`, 'include_xanoscript'],
    'table.update': ['PUT', TABLE, 'include_xanoscript'],
    'table.delete': ['DELETE', TABLE],
    'table.truncate': ['DELETE', `${TABLE}/truncate`],
    'table.security': ['PUT', `${TABLE}/security`],
    'table.updateMeta': ['PUT', `${TABLE}/meta`],
    'table.autocomplete': ['PUT', `${TABLE}/autocomplete`],
    'column.list': ['GET', `${TABLE}/schema`],
    'column.get': ['GET', `${TABLE}/schema/{name}`],
    'column.add': ['POST', `${TABLE}/schema/type/{type}`],
    'column.rename': ['POST', `${TABLE}/schema/rename`],
    'column.remove': ['DELETE', `${TABLE}/schema/{name}`],
    'column.replaceAll': ['PUT', `${TABLE}/schema`],
    'index.list': ['GET', `${TABLE}/index`],
    'index.add': ['POST', `${TABLE}/index/{kind}`],
    'index.remove': ['DELETE', `${TABLE}/index/{index_id}`],
    'index.replaceAll': ['PUT', `${TABLE}/index`],
    'record.list': ['GET', CONTENT, PAGE],
    'record.get': ['GET', `${CONTENT}/{row_id}`],
    'record.create': ['POST', CONTENT],
    'record.update': ['PUT', `${CONTENT}/{row_id}`],
    'record.delete': ['DELETE', `${CONTENT}/{row_id}`],
    'record.search': ['POST', `${CONTENT}/search`],
    'record.bulkAdd': ['POST', `${CONTENT}/bulk`],
    'record.bulkPatch': ['POST', `${CONTENT}/bulk/patch`],
    'record.bulkDelete': ['POST', `${CONTENT}/bulk/delete`],
    'record.patchBySearch': ['POST', `${CONTENT}/search/patch`],
    'record.deleteBySearch': ['POST', `${CONTENT}/search/delete`],
    'apiGroup.list': ['GET', `${WORKSPACE}/apigroup`, `${LIST} branch`],
    'apiGroup.get': ['GET', GROUP, 'include_xanoscript'],
    'apiGroup.create': ['POST', `${WORKSPACE}/apigroup`, 'branch include_xanoscript'],
    'apiGroup.update': ['PUT', GROUP, 'include_xanoscript'],
    'apiGroup.delete': ['DELETE', GROUP],
    'apiGroup.security': ['PUT', `${GROUP}/security`],
    'apiGroup.openapi': ['GET', `${GROUP}/openapi`],
    'endpoint.list': ['GET', `${GROUP}/api`, `${LIST} include_draft`],
    'endpoint.get': ['GET', API, 'include_draft include_xanoscript'],
    'endpoint.create': ['POST', `${GROUP}/api`, 'branch include_xanoscript'],
    'endpoint.update': ['PUT', API, 'publish include_xanoscript'],
    'endpoint.delete': ['DELETE', API],
    'endpoint.security': ['PUT', `${API}/security`],
    'endpoint.openapi': ['GET', `${API}/openapi`],
    'function.list': ['GET', `${WORKSPACE}/function`, `${LIST} branch include_draft`],
    'function.get': ['GET', FUNCTION, 'include_draft include_xanoscript'],
    'function.create': ['POST', `${WORKSPACE}/function`, 'branch include_xanoscript'],
    'function.update': ['PUT', FUNCTION, 'publish include_xanoscript'],
    'function.delete': ['DELETE', FUNCTION],
    'function.security': ['PUT', `${FUNCTION}/security`],
    'function.run': ['POST', `${WORKSPACE}/function/run`],
    'requestHistory.list': ['GET', `${WORKSPACE}/request_history`, `${RUNS} apigroup_id query_id`],
    'requestHistory.search': ['POST', `${WORKSPACE}/request_history/search`],
    'functionHistory.list': ['GET', `${WORKSPACE}/function_history`, `${RUNS} function_id`],
    'functionHistory.search': ['POST', `${WORKSPACE}/function_history/search`],
    'taskHistory.list': ['GET', `${WORKSPACE}/task_history`, `${RUNS} task_id`],
    'taskHistory.search': ['POST', `${WORKSPACE}/task_history/search`],
    'middlewareHistory.list': [
        'GET',
        `${WORKSPACE}/middleware_history`,
        `${RUNS} middleware_id query_id function_id task_id`,
    ],
    'middlewareHistory.search': ['POST', `${WORKSPACE}/middleware_history/search`],
    'triggerHistory.list': ['GET', `${WORKSPACE}/trigger_history`, `${PAGE} trigger_id include_output`],
    'triggerHistory.search': ['POST', `${WORKSPACE}/trigger_history/search`],
    'toolHistory.list': ['GET', `${WORKSPACE}/tool_history`, `${RUNS} tool_id`],
    'toolHistory.search': ['POST', `${WORKSPACE}/tool_history/search`],
    'auditLog.list': ['GET', `${WORKSPACE}/audit_log`, `${PAGE} include_data`],
    'auditLog.search': ['POST', `${WORKSPACE}/audit_log/search`],
    'file.list': ['GET', `${WORKSPACE}/file`, `${PAGE} search access sort order`],
    'file.upload': ['POST', `${WORKSPACE}/file`],
    'file.delete': ['DELETE', `${WORKSPACE}/file/{file_id}`],
    'file.deleteMany': ['DELETE', `${WORKSPACE}/file/bulk_delete`],
} as const satisfies Readonly<Record<string, readonly [method: string, path: string, query?: string]>>;

export interface Operation {
    readonly id: string;
    readonly method: string;
    readonly path: string;
    /** Names in braces in the path. */
    readonly params: readonly string[];
    readonly query: readonly string[];
    /** Its path has `{table_id}`: the table's entry on the list decides. */
    readonly ofTable: boolean;
    readonly writes: boolean;
    /** Takes something away for good, so that `"*"` does not stand for it. */
    readonly removes: boolean;
}

// With a `schema`, the last drops what is not in it.
const REMOVES = /\.(delete|deleteMany|deleteBySearch|bulkDelete|truncate|remove|replaceAll)$|^table\.update$/;

function operation(id: string, [method, path, query = '']: readonly [string, string, string?]): Operation {
    const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    return {
        id,
        method,
        path,
        params,
        query: query.split(' ').filter((name) => name !== ''),
        ofTable: params.includes('table_id'),
        writes: method !== 'GET' && !id.endsWith('.search'),
        removes: REMOVES.test(id),
    };
}

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
    Object.entries(REQUESTS).map(([id, request]) => [id, operation(id, request)]),
);
