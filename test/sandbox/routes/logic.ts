import type { Scope } from '../auth/scopes.js';
import type { LogicDoc, LogicKind } from '../store/object-kinds.js';
import { branchLabel, objectOf, workspaceOf } from './find.js';
import { optionalText, queryOf, wantsScript } from './input.js';
import { listPage, NEWEST_FIRST } from './listing.js';
import { present, scriptValue } from './present.js';
import type { Call, Route } from './route.js';

interface Resource {
    readonly kind: LogicKind;
    /** Path in the workspace. */
    readonly path: string;
    readonly param: string;
    readonly scope?: Scope;
}

/** Kinds the sandbox lists and shows, so that names resolve to ids; it does not change or run them. */
const RESOURCES: readonly Resource[] = [
    { kind: 'task', path: 'task', param: 'task_id', scope: 'workspace:task read' },
    { kind: 'middleware', path: 'middleware', param: 'middleware_id' },
    { kind: 'addon', path: 'addon', param: 'addon_id' },
    { kind: 'tool', path: 'tool', param: 'tool_id' },
    { kind: 'agent', path: 'agent', param: 'agent_id' },
    { kind: 'mcp_server', path: 'mcp_server', param: 'mcp_server_id' },
    { kind: 'table_trigger', path: 'table/trigger', param: 'trigger_id' },
    { kind: 'workspace_trigger', path: 'trigger', param: 'trigger_id' },
    { kind: 'agent_trigger', path: 'agent/trigger', param: 'trigger_id' },
    { kind: 'mcp_server_trigger', path: 'mcp_server/trigger', param: 'trigger_id' },
    { kind: 'realtime_trigger', path: 'realtime/channel/trigger', param: 'trigger_id' },
];

export const logicRoutes: readonly Route[] = RESOURCES.flatMap(({ kind, path, param, scope }): Route[] => {
    const base = `/workspace/{workspace_id}/${path}`;
    const guard = scope === undefined ? {} : { scope };
    return [
        { method: 'GET', path: base, ...guard, handler: (call) => list(call, kind) },
        {
            method: 'GET',
            path: `${base}/{${param}}`,
            ...guard,
            handler: (call) => show(call, kind, objectOf(call, kind, param)),
        },
    ];
});

function list(call: Call, kind: LogicKind): unknown {
    const workspace = workspaceOf(call);
    const query = queryOf(call);
    const branch = branchLabel(call, workspace.id, optionalText(query, 'branch'));
    const found = call.app.objects.list(
        kind,
        (doc) => doc.workspace_id === workspace.id && doc.branch === branch,
    );
    return listPage(found, query, NEWEST_FIRST, (doc) => show(call, kind, doc));
}

function show(call: Call, kind: LogicKind, doc: LogicDoc): unknown {
    return present(kind, doc, wantsScript(call) ? { xanoscript: scriptValue(doc.source ?? '') } : {});
}
