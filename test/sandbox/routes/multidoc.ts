import { ApiError, inputError, missingParam } from '../errors.js';
import { completeRow } from '../store/coerce.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import {
    branchObjects,
    type BranchObject,
    STORED,
    type StoredDocumentKind,
} from '../xanoscript/branch-documents.js';
import {
    type Document,
    joinDocuments,
    readDocument,
    splitDocuments,
    withClause,
    withoutGuid,
} from '../xanoscript/document.js';
import { apiRoutes } from './api.js';
import { apiGroupRoutes } from './apigroup.js';
import { branchLabel, findDataSource, workspaceOf } from './find.js';
import { functionRoutes } from './function.js';
import { optionalBool, optionalText, queryOf } from './input.js';
import { FAMILIES, logicRoutes } from './logic.js';
import { realtimeRoutes } from './realtime.js';
import { type Call, textReply, type Route } from './route.js';
import { Router } from './router.js';
import { tableRoutes } from './table.js';

const BASE = '/workspace/{workspace_id}/multidoc';

export const multidocRoutes: readonly Route[] = [
    { method: 'GET', path: `/beta${BASE}`, handler: exported },
    { method: 'GET', path: BASE, handler: exported },
    { method: 'POST', path: BASE, handler: push },
    { method: 'POST', path: `${BASE}/dry-run`, handler: preview },
];

interface Place {
    readonly workspaceId: number;
    readonly branch: string;
}

function placeOf(call: Call): Place {
    const { id } = workspaceOf(call);
    return { workspaceId: id, branch: branchLabel(call, id, optionalText(queryOf(call), 'branch')) };
}

/** choice: workspaces here have no environment variables, so `env` adds nothing. */
async function exported(call: Call): Promise<unknown> {
    const { workspaceId, branch } = placeOf(call);
    const query = queryOf(call);
    const drafts = optionalBool(query, 'include_draft') ?? false;
    const withRecords = optionalBool(query, 'records') ?? false;
    const documents: string[] = [];
    for (const one of branchObjects(call.app.objects, workspaceId, branch, drafts)) {
        const items = withRecords && one.kind === 'table' ? await recordsOf(call, one.id) : [];
        documents.push(
            items.length === 0 ? one.source : withClause(one.source, 'items', JSON.stringify(items)),
        );
    }
    return textReply(joinDocuments(documents));
}

/** choice: the records of an export are those of the live data source, at most this many of a table. */
const MAX_RECORDS = 10_000;

async function recordsOf(call: Call, tableId: number): Promise<readonly JsonRecord[]> {
    const page = { search: null, page: 1, perPage: MAX_RECORDS };
    return (await (await liveRecords(call, tableId)).page(page, call.app.now())).items;
}

function liveRecords(call: Call, tableId: number) {
    const { objects, tables } = call.app;
    const table = objects.get('table', tableId);
    if (table === undefined) throw missingParam('table');
    return tables.records(table, findDataSource(call, table.workspace_id, 'live'));
}

interface Step {
    readonly action: 'create' | 'update' | 'delete' | 'unchanged';
    readonly kind: StoredDocumentKind;
    readonly name: string;
    /** What is to be written; absent for a deletion. */
    readonly document?: Document;
    /** What is there; absent for a creation. */
    readonly known?: BranchObject;
    readonly truncates: boolean;
}

/** What documents are about workspace settings, branches and jobs is read and left alone. */
const isStored = (doc: Document): doc is Document & { readonly kind: StoredDocumentKind } =>
    doc.kind in STORED;

function plan(call: Call, { workspaceId, branch }: Place): readonly Step[] {
    const { body } = call.request;
    if (typeof body !== 'string') throw inputError('The body must be XanoScript.');
    const documents = splitDocuments(body).map(readDocument).filter(isStored);
    refuseDuplicates(documents);
    const query = queryOf(call);
    const on = (name: string): boolean => optionalBool(query, name) ?? false;
    const left = new Set(branchObjects(call.app.objects, workspaceId, branch));
    const written = documents.map((document): Step => {
        const known = [...left].find(sameAs(document));
        if (known !== undefined) left.delete(known);
        const same = known !== undefined && withoutGuid(document.source) === withoutGuid(known.source);
        return {
            action: known === undefined ? 'create' : same ? 'unchanged' : 'update',
            kind: document.kind,
            name: document.name,
            document,
            ...(known === undefined ? {} : { known }),
            truncates: known?.kind === 'table' && on('truncate'),
        };
    });
    if (!on('delete') || on('partial')) return written;
    // Last made, first gone: an endpoint before its group, a trigger before its table.
    const gone = [...left].reverse();
    return [
        ...written,
        ...gone.map((known): Step => ({
            action: 'delete',
            kind: known.kind,
            name: known.name,
            known,
            truncates: false,
        })),
    ];
}

function refuseDuplicates(documents: readonly Document[]): void {
    const seen = new Set<string>();
    for (const { guid, kind } of documents) {
        if (guid === undefined) continue;
        if (seen.has(guid)) throw inputError(`Duplicate ${kind} guid: ${guid}`);
        seen.add(guid);
    }
}

/** By guid, else by kind and name; endpoints by verb and group as well. */
const sameAs =
    (document: Document) =>
    ({ kind, name, guid, verb, group }: BranchObject): boolean =>
        kind === document.kind &&
        (guid === document.guid ||
            (name === document.name &&
                verb === document.verb &&
                (group === undefined || group.name === document.clauses.api_group)));

function preview(call: Call): unknown {
    const place = placeOf(call);
    const steps = plan(call, place);
    const summary: Record<string, Record<string, number>> = {};
    for (const { kind, action, truncates } of steps) {
        const counts = (summary[kind] ??= { created: 0, updated: 0, deleted: 0, unchanged: 0, truncated: 0 });
        const counted = PAST[action];
        counts[counted] = (counts[counted] ?? 0) + 1;
        if (truncates) counts.truncated = (counts.truncated ?? 0) + 1;
    }
    return {
        // choice: what stays as it is is counted and not listed.
        operations: steps
            .filter(({ action }) => action !== 'unchanged')
            .map(({ action, kind, name, truncates }) => ({
                action,
                type: kind,
                name,
                details: truncates ? 'All records are deleted.' : '',
                reason: action === 'delete' ? 'It is in none of the documents.' : '',
            })),
        summary,
        workspace_name: workspaceOf(call).name,
        source_workspace_mismatch: null,
    };
}

const PAST = { create: 'created', update: 'updated', delete: 'deleted', unchanged: 'unchanged' } as const;

/**
 * choice: all documents are read and compared before the first one is written; one that fails after that leaves what
 * was written before it, whatever `transaction` says.
 */
async function push(call: Call): Promise<unknown> {
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

/** choice: a document brings its guid along, unless another object of the instance has it. */
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

const ROUTES = [tableRoutes, apiGroupRoutes, apiRoutes, functionRoutes, logicRoutes, realtimeRoutes];

/** Each document goes the way it would go alone, so that it is checked, kept and audited in the same manner. */
async function send(
    call: Call,
    method: string,
    path: string,
    body: string,
    branch?: string,
): Promise<JsonRecord> {
    const router = new Router();
    for (const route of ROUTES.flat()) router.add(route);
    const match = router.find(method, path);
    if (match === undefined) throw new Error(`No route for ${method} ${path}.`);
    const query = new URLSearchParams(branch === undefined ? {} : { branch });
    const request = { ...call.request, method, path, query, body };
    const answer = await match.route.handler({ ...call, request, params: match.params });
    return isRecord(answer) ? answer : {};
}
