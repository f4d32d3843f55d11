import type { Scope, ScopeLevel, ScopeName } from '../auth/scopes.js';
import { inputError, missingParam, notAllowable } from '../errors.js';
import { baseObject } from '../load-logic.js';
import type { JsonRecord } from '../store/json.js';
import type { LogicDoc } from '../store/object-kinds.js';
import { type FamilyKind, parseLogic, renderLogic } from '../xanoscript/logic.js';
import { audit } from './audit.js';
import { sourceOf, tableLookup } from './definition.js';
import { withChanges, withDraft } from './draft.js';
import { branchLabel, objectOf, workspaceOf } from './find.js';
import {
    bodyOf,
    given,
    optionalBool,
    optionalText,
    optionalTextList,
    presentText,
    queryOf,
    requiredText,
    wantsScript,
} from './input.js';
import { listPage, NEWEST_FIRST } from './listing.js';
import { present, scriptValue } from './present.js';
import type { Call, Route } from './route.js';

export interface Family {
    readonly kind: FamilyKind;
    /** Path in the workspace. */
    readonly path: string;
    readonly param: string;
    /** Left out where the documentation states none. */
    readonly scope?: ScopeName;
    /** What a JSON body may set besides name, description, docs and tags; without it only XanoScript is taken. */
    readonly json?: (body: JsonRecord) => JsonRecord;
    /** Agents and MCP servers: no drafts, and nothing to restrict. */
    readonly alwaysLive?: true;
}

const scheduled = (body: JsonRecord): JsonRecord => {
    const active = optionalBool(body, 'active');
    if (active === undefined) throw missingParam('active');
    return { datasource: presentText(body, 'datasource'), active };
};

/** Objects that are one XanoScript declaration each and all have the same six routes. */
export const FAMILIES: readonly Family[] = [
    { kind: 'task', path: 'task', param: 'task_id', scope: 'workspace:task', json: scheduled },
    { kind: 'middleware', path: 'middleware', param: 'middleware_id', json: () => ({}) },
    { kind: 'addon', path: 'addon', param: 'addon_id' },
    { kind: 'tool', path: 'tool', param: 'tool_id' },
    { kind: 'agent', path: 'agent', param: 'agent_id', alwaysLive: true },
    { kind: 'mcp_server', path: 'mcp_server', param: 'mcp_server_id', alwaysLive: true },
    { kind: 'table_trigger', path: 'table/trigger', param: 'trigger_id' },
    { kind: 'workspace_trigger', path: 'trigger', param: 'trigger_id' },
    { kind: 'agent_trigger', path: 'agent/trigger', param: 'trigger_id' },
    { kind: 'mcp_server_trigger', path: 'mcp_server/trigger', param: 'trigger_id' },
    { kind: 'realtime_trigger', path: 'realtime/channel/trigger', param: 'trigger_id' },
    { kind: 'workflow_test', path: 'workflow_test', param: 'workflow_test_id', json: scheduled },
];

const familyRoutes: readonly Route[] = FAMILIES.flatMap((family): Route[] => {
    const base = `/workspace/{workspace_id}/${family.path}`;
    const one = `${base}/{${family.param}}`;
    const guard = (level: ScopeLevel): { scope?: Scope } =>
        family.scope === undefined ? {} : { scope: `${family.scope} ${level}` };
    const route = (
        method: string,
        path: string,
        level: ScopeLevel,
        handler: (call: Call, family: Family) => unknown,
    ): Route => ({ method, path, ...guard(level), handler: (call) => handler(call, family) });
    return [
        route('GET', base, 'read', list),
        route('POST', base, 'create', create),
        route('GET', one, 'read', get),
        route('PUT', one, 'update', change),
        route('DELETE', one, 'delete', remove),
        ...(family.alwaysLive === true ? [] : [route('PUT', `${one}/security`, 'update', restrict)]),
    ];
});

const TASK = '/workspace/{workspace_id}/task/{task_id}';

export const logicRoutes: readonly Route[] = [
    ...familyRoutes,
    // choice: the scope is not stated; it follows that of a change.
    { method: 'POST', path: `${TASK}/activate`, scope: 'workspace:task update', handler: activate },
];

const docOf = (call: Call, { kind, param }: Family): LogicDoc => objectOf(call, kind, param);

function get(call: Call, family: Family): unknown {
    return show(call, family, docOf(call, family));
}

function list(call: Call, family: Family): unknown {
    const workspace = workspaceOf(call);
    const query = queryOf(call);
    const branch = branchLabel(call, workspace.id, optionalText(query, 'branch'));
    const found = siblings(call, family, workspace.id, branch);
    return listPage(found, query, NEWEST_FIRST, (doc) => show(call, family, doc));
}

async function create(call: Call, family: Family): Promise<unknown> {
    const { app } = call;
    const { id } = workspaceOf(call);
    const body = definitionOf(call, family, id);
    const wanted = optionalText(body, 'branch') ?? optionalText(queryOf(call), 'branch');
    const branch = branchLabel(call, id, wanted);
    const name = freeName(call, family, id, branch, requiredText(body, 'name'));
    const doc = await app.objects.insert(family.kind, {
        ...baseObject(id, name, presentText(body, 'description'), app.now()),
        docs: optionalText(body, 'docs') ?? '',
        tag: optionalTextList(body, 'tag') ?? [],
        branch,
        draft_updated_at: null,
        ...ownFields(call, family, body),
        ...sourceOf(call),
    });
    audit(call, 'create', subject(family, doc));
    return show(call, family, doc);
}

async function change(call: Call, family: Family): Promise<unknown> {
    const doc = docOf(call, family);
    const body = definitionOf(call, family, doc.workspace_id);
    const name = requiredText(body, 'name');
    const changes: JsonRecord = {
        name: name === doc.name ? name : freeName(call, family, doc.workspace_id, doc.branch, name),
        description: presentText(body, 'description'),
        ...given('docs', optionalText(body, 'docs')),
        ...given('tag', optionalTextList(body, 'tag')),
        ...ownFields(call, family, body),
        ...sourceOf(call),
    };
    const changed =
        family.alwaysLive === true
            ? { ...doc, ...changes, updated_at: call.app.now() }
            : withChanges(call, doc, body, changes);
    await call.app.objects.put(family.kind, changed);
    audit(call, 'update', subject(family, changed));
    return show(call, family, changed);
}

async function remove(call: Call, family: Family): Promise<unknown> {
    const doc = docOf(call, family);
    await call.app.objects.remove(family.kind, doc.id);
    audit(call, 'delete', subject(family, doc));
    return null;
}

async function restrict(call: Call, family: Family): Promise<unknown> {
    const guid = presentText(bodyOf(call), 'guid');
    const doc = docOf(call, family);
    return show(call, family, await call.app.objects.update(family.kind, doc, { restricted_to: guid }));
}

/** choice: the key of the body is not confirmed; without one the task is switched on. */
async function activate(call: Call): Promise<unknown> {
    const doc = objectOf(call, 'task', 'task_id');
    const active = optionalBool(bodyOf(call), 'active') ?? true;
    const changed = await call.app.objects.update('task', doc, { active, updated_at: call.app.now() });
    audit(call, 'update', subject({ kind: 'task' }, changed));
    return present('task', changed);
}

export function siblings(
    call: Call,
    { kind }: Family,
    workspaceId: number,
    branch: string,
): readonly LogicDoc[] {
    return call.app.objects.list(kind, (doc) => doc.workspace_id === workspaceId && doc.branch === branch);
}

/** choice: whether Xano refuses a second object of one kind and name is not recorded; scripts name it, so it must. */
function freeName(call: Call, family: Family, workspaceId: number, branch: string, name: string): string {
    const taken = siblings(call, family, workspaceId, branch).some((doc) => doc.name === name);
    if (taken) throw notAllowable(name, 'name');
    return name;
}

function definitionOf(call: Call, { kind, json }: Family, workspaceId: number): JsonRecord {
    const { body } = call.request;
    if (typeof body === 'string') return parseLogic(kind, body, tableLookup(call, workspaceId));
    // choice: what Xano says to JSON where it wants XanoScript is not recorded.
    if (json === undefined) throw inputError('The body must be XanoScript.');
    return bodyOf(call);
}

/** What one kind has and another has not. A JSON change leaves alone what JSON cannot say, such as inputs. */
function ownFields(call: Call, { json }: Family, body: JsonRecord): JsonRecord {
    if (typeof call.request.body !== 'string') return json?.(body) ?? {};
    const { name: _name, description: _description, docs: _docs, tag: _tag, ...own } = body;
    return own;
}

function show(call: Call, { kind }: Family, doc: LogicDoc): unknown {
    // Recorded: what has fixed inputs, or none, answers with an empty list.
    const shown = { input: [], ...withDraft(call, doc) };
    return present(
        kind,
        shown,
        wantsScript(call) ? { xanoscript: scriptValue(renderLogic(kind, shown)) } : {},
    );
}

const subject = ({ kind }: Pick<Family, 'kind'>, { id, name, workspace_id, branch }: LogicDoc) =>
    ({ kind, id, name, workspaceId: workspace_id, branch }) as const;
