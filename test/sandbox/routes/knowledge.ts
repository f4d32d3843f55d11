import { invalidParam, notFound } from '../errors.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import { newGuid } from '../store/names.js';
import type { KnowledgeDoc } from '../store/object-kinds.js';
import { audit } from './audit.js';
import { branchLabel, objectOf, workspaceOf } from './find.js';
import { bodyOf, optionalBool, optionalText, queryOf, requiredText } from './input.js';
import { present } from './present.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/knowledge';

export const knowledgeRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, handler: list },
    { method: 'GET', path: `${BASE}/sync`, handler: pull },
    { method: 'POST', path: `${BASE}/sync`, handler: push },
    { method: 'GET', path: `${BASE}/{knowledge_id}/file`, handler: file },
];

const itemsOf = (call: Call, workspaceId: number, branch: string): readonly KnowledgeDoc[] =>
    call.app.objects.list('knowledge', (item) => item.workspace_id === workspaceId && item.branch === branch);

/** choice: `branch_id` is the id of a branch, and without one the live branch is meant. */
function list(call: Call): unknown {
    const { id } = workspaceOf(call);
    const query = queryOf(call);
    const wanted = optionalText(query, 'branch_id') ?? '';
    const branch = wanted === '' ? undefined : call.app.objects.get('branch', Number(wanted));
    if (wanted !== '' && branch?.workspace_id !== id) throw notFound();
    const enabledOnly = optionalBool(query, 'enabled_only') ?? false;
    const type = optionalText(query, 'type') ?? '';
    const content = optionalBool(query, 'include_content') ?? false;
    const items = itemsOf(call, id, branchLabel(call, id, branch?.label))
        .filter((item) => item.enabled || !enabledOnly)
        .filter((item) => type === '' || item.knowledge_type === type);
    return { curPage: 1, items: items.map((item) => show(item, content)) };
}

function pull(call: Call): unknown {
    const { id } = workspaceOf(call);
    const branch = branchLabel(call, id, optionalText(queryOf(call), 'branch'));
    return { items: itemsOf(call, id, branch).map((item) => show(item, true)) };
}

/** choice: items are told apart by their guid, else by their name; one that is locked changes only by `force`. */
async function push(call: Call): Promise<unknown> {
    const { objects } = call.app;
    const { id } = workspaceOf(call);
    const body = bodyOf(call);
    const on = (name: string): boolean => optionalBool(body, name) ?? false;
    const branch = branchLabel(call, id, optionalText(body, 'branch'));
    const sent = body.items ?? [];
    if (!Array.isArray(sent) || !sent.every(isRecord)) throw invalidParam('items');
    const left = new Set(itemsOf(call, id, branch));
    const operations: { action: string; name: string; guid: string }[] = [];
    for (const item of sent) {
        const name = requiredText(item, 'name');
        const known = [...left].find((one) => one.guid === item.guid || one.name === name);
        if (known !== undefined) left.delete(known);
        if (known?.locked === true && !on('force')) continue;
        const guid = known?.guid ?? optionalText(item, 'guid') ?? newGuid();
        operations.push({ action: known === undefined ? 'create' : 'update', name, guid });
        if (!on('dry_run')) await save(call, { id, branch }, known, { ...item, name, guid });
    }
    const gone = on('delete') ? [...left] : [];
    for (const item of gone) {
        operations.push({ action: 'delete', name: item.name, guid: item.guid });
        if (on('dry_run')) continue;
        await objects.remove('knowledge', item.id);
        audit(call, 'delete', subject(item));
    }
    const counted = (action: string): number => operations.filter((one) => one.action === action).length;
    return {
        guid_map: Object.fromEntries(operations.map(({ name, guid }) => [name, guid])),
        imported: operations.length - gone.length,
        deleted: gone.length,
        operations,
        summary: { created: counted('create'), updated: counted('update'), deleted: counted('delete') },
    };
}

interface Place {
    readonly id: number;
    readonly branch: string;
}

/** choice: what an item is unless it says so. */
async function save(
    call: Call,
    place: Place,
    known: KnowledgeDoc | undefined,
    item: JsonRecord & { readonly name: string; readonly guid: string },
): Promise<void> {
    const at = call.app.now();
    const text = (name: string, fallback: string): string => optionalText(item, name) ?? fallback;
    const { objects } = call.app;
    const doc = {
        workspace_id: place.id,
        branch: place.branch,
        created_at: known?.created_at ?? at,
        updated_at: at,
        guid: item.guid,
        name: item.name,
        description: text('description', known?.description ?? ''),
        knowledge_type: text('knowledge_type', known?.knowledge_type ?? 'skill'),
        mode: text('mode', known?.mode ?? 'auto'),
        scope: text('scope', known?.scope ?? 'workspace'),
        enabled: optionalBool(item, 'enabled') ?? known?.enabled ?? true,
        locked: optionalBool(item, 'locked') ?? known?.locked ?? false,
        content: text('content', known?.content ?? ''),
    };
    const saved =
        known === undefined
            ? await objects.insert('knowledge', doc)
            : await objects.update('knowledge', known, doc);
    audit(call, known === undefined ? 'create' : 'update', subject(saved));
}

/** choice: an item is one file, called after it. */
function file(call: Call): unknown {
    const item = objectOf(call, 'knowledge', 'knowledge_id');
    const path = requiredText(queryOf(call), 'path');
    if (path !== `${item.name}.md`) throw notFound();
    return { path, content: item.content };
}

function show(item: KnowledgeDoc, content: boolean): unknown {
    return present('knowledge', content ? item : { ...item, content: undefined });
}

const subject = ({ id, name, workspace_id, branch }: KnowledgeDoc) =>
    ({ kind: 'knowledge', id, name, workspaceId: workspace_id, branch }) as const;
