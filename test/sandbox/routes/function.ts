import { invalidParam, notFound } from '../errors.js';
import { baseObject, DEFAULT_CACHE } from '../load-logic.js';
import { echo } from '../logic/echo.js';
import { readInputs } from '../logic/inputs.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { LogicDoc } from '../store/object-kinds.js';
import { parseFunction, renderFunction } from '../xanoscript/function.js';
import { audit } from './audit.js';
import { cacheOf, fieldsOf, sourceOf, tableLookup } from './definition.js';
import { withChanges, withDraft } from './draft.js';
import { branchLabel, objectOf, workspaceOf } from './find.js';
import {
    bodyOf,
    given,
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

const BASE = '/workspace/{workspace_id}/function';
const ONE = `${BASE}/{function_id}`;

export const functionRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, scope: 'workspace:function read', handler: list },
    { method: 'POST', path: BASE, scope: 'workspace:function create', handler: create },
    {
        method: 'GET',
        path: ONE,
        scope: 'workspace:function read',
        handler: (call) => show(call, functionOf(call)),
    },
    { method: 'PUT', path: ONE, scope: 'workspace:function update', handler: change },
    { method: 'DELETE', path: ONE, scope: 'workspace:function delete', handler: remove },
    { method: 'PUT', path: `${ONE}/security`, scope: 'workspace:function update', handler: restrict },
    { method: 'POST', path: `${BASE}/run`, scope: 'workspace:function read', handler: run },
    { method: 'POST', path: `/beta${BASE}/run`, scope: 'workspace:function read', handler: run },
];

const functionOf = (call: Call): LogicDoc => objectOf(call, 'function', 'function_id');

function functionsOf(call: Call, wanted: string | undefined): readonly LogicDoc[] {
    const { id } = workspaceOf(call);
    const branch = branchLabel(call, id, wanted);
    return call.app.objects.list('function', (doc) => doc.workspace_id === id && doc.branch === branch);
}

function list(call: Call): unknown {
    const query = queryOf(call);
    const found = functionsOf(call, optionalText(query, 'branch'));
    return listPage(found, query, NEWEST_FIRST, (doc) => show(call, doc));
}

async function create(call: Call): Promise<unknown> {
    const { app } = call;
    const workspace = workspaceOf(call);
    const body = definitionOf(call, workspace.id);
    const branch = optionalText(body, 'branch') ?? optionalText(queryOf(call), 'branch');
    const doc = await app.objects.insert('function', {
        ...baseObject(workspace.id, requiredText(body, 'name'), presentText(body, 'description'), app.now()),
        docs: optionalText(body, 'docs') ?? '',
        tag: optionalTextList(body, 'tag') ?? [],
        branch: branchLabel(call, workspace.id, branch),
        cache: DEFAULT_CACHE,
        input: fieldsOf(body),
        draft_updated_at: null,
        ...sourceOf(call),
    });
    audit(call, 'create', subject(doc));
    return show(call, doc);
}

async function change(call: Call): Promise<unknown> {
    const { app } = call;
    const doc = functionOf(call);
    const body = definitionOf(call, doc.workspace_id);
    const changes: JsonRecord = {
        name: requiredText(body, 'name'),
        description: presentText(body, 'description'),
        ...given('docs', optionalText(body, 'docs')),
        ...given('tag', optionalTextList(body, 'tag')),
        ...(isRecord(body.cache) ? { cache: { ...DEFAULT_CACHE, ...cacheOf(doc), ...cacheOf(body) } } : {}),
        ...(body.input === undefined ? {} : { input: fieldsOf(body) }),
        ...sourceOf(call),
    };
    const changed = withChanges(call, doc, body, changes);
    await app.objects.put('function', changed);
    audit(call, 'update', subject(changed));
    return show(call, changed);
}

async function remove(call: Call): Promise<unknown> {
    const doc = functionOf(call);
    await call.app.objects.remove('function', doc.id);
    audit(call, 'delete', subject(doc));
    return null;
}

async function restrict(call: Call): Promise<unknown> {
    const guid = presentText(bodyOf(call), 'guid');
    return show(call, await call.app.objects.update('function', functionOf(call), { restricted_to: guid }));
}

/** choice: what a run answers besides `result`, and an unknown name answering like an unknown id, is not recorded. */
function run(call: Call): unknown {
    const { app } = call;
    const started = performance.now();
    const at = app.now();
    const body = bodyOf(call);
    const name = requiredText(body, 'name');
    const doc = functionsOf(call, optionalText(body, 'branch')).find((one) => one.name === name);
    if (doc === undefined) throw notFound();
    const sent = body.input ?? {};
    if (!isRecord(sent)) throw invalidParam('input');
    const input = readInputs(fieldsOf(doc), sent, at);
    const result = echo({ input, branch: doc.branch });
    const seconds = (performance.now() - started) / 1000;
    app.history.runs('function_history').add(() => ({
        created_at: at,
        workspace_id: doc.workspace_id,
        branch: doc.branch,
        duration: Math.ceil(seconds * 1000) / 1000,
        input,
        function_id: doc.id,
        output: result,
    }));
    return { result, logs: [], status: 'ok' };
}

function definitionOf(call: Call, workspaceId: number): JsonRecord {
    const { body } = call.request;
    return typeof body === 'string' ? parseFunction(body, tableLookup(call, workspaceId)) : bodyOf(call);
}

function show(call: Call, doc: LogicDoc): unknown {
    const shown = withDraft(call, doc);
    if (!wantsScript(call)) return present('function', shown);
    const tableName = (id: number): string => call.app.objects.get('table', id)?.name ?? '';
    return present('function', shown, { xanoscript: scriptValue(renderFunction(shown, tableName)) });
}

const subject = ({ id, name, workspace_id, branch }: LogicDoc) =>
    ({ kind: 'function', id, name, workspaceId: workspace_id, branch }) as const;
