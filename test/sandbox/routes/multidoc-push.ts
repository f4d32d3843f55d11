import { ApiError, missingParam } from '../errors.js';
import { completeRow } from '../store/coerce.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import { STORED, type StoredDocumentKind } from '../xanoscript/branch-documents.js';
import { apiRoutes } from './api.js';
import { apiGroupRoutes } from './apigroup.js';
import { findDataSource, workspaceOf } from './find.js';
import { functionRoutes } from './function.js';
import { optionalBool, queryOf } from './input.js';
import { FAMILIES, logicRoutes } from './logic.js';
import { type Place, placeOf, plan, type Step } from './multidoc-plan.js';
import { realtimeRoutes } from './realtime.js';
import type { Call } from './route.js';
import { Router } from './router.js';
import { tableRoutes } from './table.js';

/**
 * choice: all documents are read and compared before the first one is written; one that fails after that leaves what
 * was written before it, whatever `transaction` says.
 */
export async function push(call: Call): Promise<unknown> {
    const place = placeOf(call);
    if (workspaceOf(call).preferences.allow_push === false) {
        // choice: status and code; the words are known.
        throw new ApiError(403, 'ERROR_CODE_ACCESS_DENIED', 'Push is disabled for this workspace.');
    }
    const steps = plan(call, place);
    const ordered = [...steps].sort((a, b) => rank(a) - rank(b));
    const written: object[] = [];
    for (const step of ordered) {
        const done = await carryOut(call, place, step);
        if (done !== undefined) written.push(done);
    }
    await linkTables(call, place, ordered);
    return { guid_map: written };
}

const FIRST: readonly StoredDocumentKind[] = ['table', 'api_group'];

function rank({ action, kind }: Step): number {
    if (action === 'delete') return FIRST.length + 1;
    return FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length;
}

async function carryOut(call: Call, place: Place, step: Step): Promise<object | undefined> {
    const { action, kind, known, document } = step;
    if (document === undefined || action === 'delete') {
        if (known !== undefined) await send(call, 'DELETE', pathOf(call, place, step, known.id), '');
        return undefined;
    }
    let guid = known?.guid;
    let id = known?.id;
    if (action === 'create') {
        const made = await send(call, 'POST', pathOf(call, place, step), document.source, place.branch);
        id = Number(made.id);
        guid = await keepGuid(call, STORED[kind], id, document.guid);
    } else if (action === 'update') {
        await send(call, 'PUT', pathOf(call, place, step, id), document.source);
    }
    if (kind === 'table' && id !== undefined) await fill(call, id, step);
    return {
        type: kind,
        name: document.name,
        guid,
        verb: document.verb ?? '',
        api_group: document.clauses.api_group ?? '',
    };
}

/** Where an object of the kind is made, or where this one stands. */
function pathOf(call: Call, { workspaceId, branch }: Place, step: Step, id?: number): string {
    const family = FAMILIES.find(({ kind }) => kind === step.kind);
    const rest = id === undefined ? '' : `/${id}`;
    return `/workspace/${workspaceId}/${family?.path ?? ownPath()}${rest}`;

    function ownPath(): string {
        if (step.kind === 'api_group') return 'apigroup';
        if (step.kind === 'realtime_channel') return 'realtime/channel';
        if (step.kind !== 'query') return step.kind;
        const wanted = step.document?.clauses.api_group;
        const group =
            step.known?.group ??
            call.app.objects
                .list('apigroup', (one) => one.workspace_id === workspaceId && one.branch === branch)
                .find(({ name }) => name === wanted);
        if (group === undefined) throw missingParam('api_group');
        return `apigroup/${group.id}/api`;
    }
}

/** choice: a document brings its guid along, unless another object of the workspace has it. */
async function keepGuid(
    call: Call,
    kind: (typeof STORED)[StoredDocumentKind],
    id: number,
    guid: string | undefined,
): Promise<string | undefined> {
    const { objects } = call.app;
    const doc = objects.get(kind, id);
    if (doc === undefined || guid === undefined) return doc?.guid;
    if (objects.list(kind).some((other) => other.guid === guid && other.workspace_id === doc.workspace_id))
        return doc.guid;
    await objects.put(kind, { ...doc, guid });
    return guid;
}

/** Records go into tables that are empty, or emptied. */
async function fill(call: Call, id: number, { document, truncates }: Step): Promise<void> {
    const records = await liveRecords(call, id);
    if (truncates) await records.truncate(true);
    const items = document?.clauses.items;
    const asked = optionalBool(queryOf(call), 'records') ?? false;
    const table = call.app.objects.get('table', id);
    if (!asked || !Array.isArray(items) || table === undefined || records.total > 0) return;
    const now = call.app.now();
    await records.insert(
        items.filter(isRecord).map((row) => ({ id: Number(row.id), ...completeRow(table.schema, row, now) })),
    );
}

/** A table may refer to one that came after it, so those with references are written a second time. */
async function linkTables(call: Call, place: Place, steps: readonly Step[]): Promise<void> {
    const made = steps.filter(({ kind, action }) => kind === 'table' && action === 'create');
    for (const { name, document } of made) {
        const table = call.app.objects
            .list('table', (one) => one.workspace_id === place.workspaceId)
            .find((one) => one.name === name);
        if (table === undefined || document === undefined || !/\btable\s*=/.test(document.source)) continue;
        await send(call, 'PUT', `/workspace/${place.workspaceId}/table/${table.id}`, document.source);
    }
}

export function liveRecords(call: Call, tableId: number) {
    const { objects, tables } = call.app;
    const table = objects.get('table', tableId);
    if (table === undefined) throw missingParam('table');
    return tables.records(table, findDataSource(call, table.workspace_id, 'live'));
}

const ROUTER = new Router();
for (const routes of [tableRoutes, apiGroupRoutes, apiRoutes, functionRoutes, logicRoutes, realtimeRoutes]) {
    for (const route of routes) ROUTER.add(route);
}

/** Each document goes the way it would go alone, so that it is checked, kept and audited in the same manner. */
async function send(
    call: Call,
    method: string,
    path: string,
    body: string,
    branch?: string,
): Promise<JsonRecord> {
    const match = ROUTER.find(method, path);
    if (match === undefined) throw new Error(`No route for ${method} ${path}.`);
    const query = new URLSearchParams(branch === undefined ? {} : { branch });
    const request = { ...call.request, method, path, query, body };
    const answer = await match.route.handler({ ...call, request, params: match.params });
    return isRecord(answer) ? answer : {};
}
