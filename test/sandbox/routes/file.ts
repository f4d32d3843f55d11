import { invalidParam, missingParam } from '../errors.js';
import { newCanonical } from '../store/names.js';
import type { FileDoc } from '../store/object-kinds.js';
import { audit } from './audit.js';
import { objectOf, workspaceOf } from './find.js';
import { bodyOf, choiceOf, optionalText, queryOf, uploadedFile } from './input.js';
import { LIST_MAX, plainPage, readPage } from './paging.js';
import { present } from './present.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/file';

export const fileRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, scope: 'workspace:file read', handler: list },
    { method: 'POST', path: BASE, scope: 'workspace:file create', handler: upload },
    { method: 'DELETE', path: `${BASE}/bulk_delete`, scope: 'workspace:file delete', handler: removeMany },
    { method: 'DELETE', path: `${BASE}/{file_id}`, scope: 'workspace:file delete', handler: remove },
];

function list(call: Call): unknown {
    const workspace = workspaceOf(call);
    const query = queryOf(call);
    const access = choiceOf(query, 'access', ['public', 'private'], 'public');
    const wanted = (optionalText(query, 'search') ?? '').toLowerCase();
    const sort = choiceOf(query, 'sort', ['created_at', 'name', 'size', 'mime'], 'created_at');
    const direction = choiceOf(query, 'order', ['asc', 'desc'], 'desc') === 'asc' ? 1 : -1;
    const found = call.app.objects
        .list('file', (file) => file.workspace_id === workspace.id && file.access === access)
        .filter((file) => file.name.toLowerCase().includes(wanted))
        .sort((a, b) => direction * (compare(a[sort], b[sort]) || a.id - b.id));
    return plainPage(found, readPage(query, LIST_MAX), show);
}

function compare(a: string | number, b: string | number): number {
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
}

/** choice: name, size and type are kept, the bytes are not: nothing the Metadata API answers would show them. */
async function upload(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const body = bodyOf(call);
    const content = uploadedFile(call, 'content');
    const at = call.app.now();
    const file = await call.app.objects.insert('file', {
        workspace_id: workspace.id,
        created_at: at,
        updated_at: at,
        name: content.name,
        size: content.bytes.length,
        type: choiceOf(body, 'type', ['image', 'video', 'audio', ''], typeOf(content.mime)),
        mime: content.mime,
        access: choiceOf(body, 'access', ['public', 'private'], 'public'),
        path: `/vault/${newCanonical()}/${newCanonical()}/${content.name}`,
    });
    audit(call, 'create', subject(file));
    return show(file);
}

async function remove(call: Call): Promise<unknown> {
    await removeFile(call, objectOf(call, 'file', 'file_id'));
    return null;
}

async function removeMany(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const { ids } = bodyOf(call);
    if (ids === undefined) throw missingParam('ids');
    if (!Array.isArray(ids)) throw invalidParam('ids');
    const wanted = new Set(ids.map(Number));
    const files = call.app.objects.list('file', (f) => f.workspace_id === workspace.id && wanted.has(f.id));
    for (const file of files) await removeFile(call, file);
    return null;
}

async function removeFile(call: Call, file: FileDoc): Promise<void> {
    await call.app.objects.remove('file', file.id);
    audit(call, 'delete', subject(file));
}

function typeOf(mime: string): 'image' | 'video' | 'audio' | '' {
    const kind = mime.split('/')[0];
    return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : '';
}

const show = (file: FileDoc): unknown => present('file', file);

const subject = ({ id, name, workspace_id }: FileDoc) =>
    ({ kind: 'file', id, name, workspaceId: workspace_id }) as const;
