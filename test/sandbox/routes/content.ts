import { invalidParam, missingParam, notFound } from '../errors.js';
import { parseSearch } from '../search/parse.js';
import { completeRow, partialRow, type Row } from '../store/coerce.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { RowPatch } from '../store/record-patch.js';
import type { RecordSet, RowId } from '../store/records.js';
import { recordsOf } from './find.js';
import { bodyOf, optionalBool, queryOf } from './input.js';
import { CONTENT_MAX, readPage, totalsEnvelope } from './paging.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/table/{table_id}';

/** Scopes and shapes: metadata-api, "Table, schema, index, content" and section 10. */
export const contentRoutes: readonly Route[] = [
    { method: 'GET', path: `${BASE}/content`, scope: 'workspace:content read', handler: listRows },
    { method: 'POST', path: `${BASE}/content`, scope: 'workspace:content create', handler: addRow },
    { method: 'GET', path: `${BASE}/content/{content_id}`, scope: 'workspace:content read', handler: getRow },
    {
        method: 'PUT',
        path: `${BASE}/content/{content_id}`,
        scope: 'workspace:content update',
        handler: changeRow,
    },
    {
        method: 'DELETE',
        path: `${BASE}/content/{content_id}`,
        scope: 'workspace:content delete',
        handler: deleteRow,
    },
    { method: 'POST', path: `${BASE}/content/bulk`, scope: 'workspace:content create', handler: addRows },
    {
        method: 'POST',
        path: `${BASE}/content/bulk/patch`,
        scope: 'workspace:content update',
        handler: patchRows,
    },
    {
        method: 'POST',
        path: `${BASE}/content/bulk/delete`,
        scope: 'workspace:content delete',
        handler: deleteRows,
    },
    { method: 'POST', path: `${BASE}/content/search`, scope: 'workspace:content read', handler: searchRows },
    {
        method: 'POST',
        path: `${BASE}/content/search/patch`,
        scope: 'workspace:content update',
        handler: patchMatches,
    },
    {
        method: 'POST',
        path: `${BASE}/content/search/delete`,
        scope: 'workspace:content delete',
        handler: deleteMatches,
    },
    { method: 'DELETE', path: `${BASE}/truncate`, scope: 'workspace:content delete', handler: truncate },
];

async function listRows(call: Call): Promise<unknown> {
    return contentPage(call, await recordsOf(call), queryOf(call), { search: undefined, sort: undefined });
}

async function searchRows(call: Call): Promise<unknown> {
    const body = bodyOf(call);
    return contentPage(call, await recordsOf(call), body, { search: body.search, sort: body.sort });
}

async function contentPage(
    call: Call,
    records: RecordSet,
    args: JsonRecord,
    query: { readonly search: unknown; readonly sort: unknown },
): Promise<unknown> {
    const paging = readPage(args, CONTENT_MAX);
    const request = { ...paging, search: parseSearch(query.search), sort: query.sort };
    const { items, total } = await records.page(request, call.app.now());
    return totalsEnvelope(items, paging, total);
}

async function getRow(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    return (await records.get(rowIdParam(call, records))) ?? missing();
}

async function addRow(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    return records.insertOne(newRow(call, records, bodyOf(call), true));
}

async function changeRow(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    const id = rowIdParam(call, records);
    const changes = partialRow(records.columns, bodyOf(call), call.app.now());
    return (await records.patchOne(id, changes)) ?? missing();
}

async function deleteRow(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    const gone = await records.delete([rowIdParam(call, records)]);
    return gone.length === 0 ? missing() : null;
}

async function addRows(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    const body = bodyOf(call);
    const keepIds = optionalBool(body, 'allow_id_field') ?? false;
    return records.insert(listOf(body, 'items').map((item) => newRow(call, records, item, keepIds)));
}

async function patchRows(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    const now = call.app.now();
    const patches = listOf(bodyOf(call), 'items').map((item): RowPatch => {
        if (item.row_id === undefined || item.row_id === null) throw missingParam('row_id');
        const updates = item.updates ?? {};
        if (!isRecord(updates)) throw invalidParam('updates');
        return {
            id: idOf(records, item.row_id, 'row_id'),
            changes: partialRow(records.columns, updates, now),
        };
    });
    return succeeded(await records.patch(patches));
}

async function deleteRows(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    const raw = bodyOf(call).row_ids;
    if (raw === undefined) throw missingParam('row_ids');
    if (!Array.isArray(raw)) throw invalidParam('row_ids');
    const wanted = raw.map((id) => idOf(records, id, 'row_ids'));
    const gone = await records.delete(wanted);
    const found = new Set(gone);
    // choice: `error` lists the ids that were not there; Xano's use of it is not documented.
    return { ...succeeded(gone), error: [...new Set(wanted)].filter((id) => !found.has(id)) };
}

async function patchMatches(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    const { search, updates } = bodyOf(call);
    if (updates !== undefined && !isRecord(updates)) throw invalidParam('updates');
    const changes = partialRow(records.columns, updates ?? {}, call.app.now());
    // choice: an empty search matches every row here as well; Xano does not say so for patch and delete.
    return succeeded(await records.patchWhere(parseSearch(search), changes, call.app.now()));
}

async function deleteMatches(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    return succeeded(await records.deleteWhere(parseSearch(bodyOf(call).search), call.app.now()));
}

async function truncate(call: Call): Promise<unknown> {
    const records = await recordsOf(call);
    // choice: `reset` is required by the specification, yet Xano's own CLI sent no body, so it counts as false.
    await records.truncate(optionalBool(bodyOf(call), 'reset') ?? false);
    return null;
}

const succeeded = (ids: readonly RowId[]): object => ({ success: ids, success_total: ids.length });

function missing(): never {
    throw notFound();
}

function rowIdParam(call: Call, records: RecordSet): RowId {
    return records.readId(call.params.content_id) ?? missing();
}

function idOf(records: RecordSet, raw: unknown, param: string): RowId {
    const id = records.readId(raw);
    if (id === undefined) throw invalidParam(param);
    return id;
}

function newRow(call: Call, records: RecordSet, raw: JsonRecord, keepId: boolean): Row {
    const row = completeRow([...records.columns.values()], raw, call.app.now());
    if (!keepId || raw.id === undefined || raw.id === null) return row;
    return { id: idOf(records, raw.id, 'id'), ...row };
}

function listOf(body: JsonRecord, name: string): readonly JsonRecord[] {
    const raw = body[name];
    if (raw === undefined || raw === null) throw missingParam(name);
    if (!Array.isArray(raw) || !raw.every(isRecord)) throw invalidParam(name);
    return raw;
}
