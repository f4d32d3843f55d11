import { missingParam } from '../../errors.js';
import { isRecord } from '../../store/json.js';
import type { TenantDoc } from '../../store/object-kinds.js';
import { joinDocuments, readDocument, splitDocuments } from '../../xanoscript/document.js';
import { bodyOf, optionalBool, queryOf } from '../input.js';
import type { Call, Route } from '../route.js';
import { placeRoutes } from './place.js';
import { addTenant, emptied, showTenant } from './tenant-state.js';

const BASE = '/sandbox';

/** The personal sandbox: a tenant of no workspace. choice: all tokens are one person's here, who has one sandbox. */
export const mySandboxRoutes: readonly Route[] = [
    { method: 'GET', path: `${BASE}/me`, handler: async (call) => showTenant(call, await mine(call)) },
    { method: 'DELETE', path: `${BASE}/me`, handler: remove },
    { method: 'POST', path: `${BASE}/reset`, handler: reset },
    { method: 'POST', path: `${BASE}/multidoc`, handler: push },
    { method: 'POST', path: `${BASE}/multidoc/dry-run`, handler: preview },
    { method: 'GET', path: `${BASE}/knowledge/sync`, handler: async (call) => (await mine(call)).knowledge },
    { method: 'POST', path: `${BASE}/knowledge/sync`, handler: pushKnowledge },
    ...placeRoutes({ path: BASE, find: mine }),
];

const existing = (call: Call): TenantDoc | undefined =>
    call.app.objects.list('tenant', ({ type }) => type === 'sandbox')[0];

/** Made on demand. */
async function mine(call: Call): Promise<TenantDoc> {
    const owner = call.app.objects.list('account')[0]?.name ?? '';
    return (
        existing(call) ??
        (await addTenant(call, { workspace_id: 0, type: 'sandbox', display: `Sandbox of ${owner}` }))
    );
}

async function remove(call: Call): Promise<unknown> {
    const found = existing(call);
    if (found !== undefined) await call.app.objects.remove('tenant', found.id);
    return null;
}

async function reset(call: Call): Promise<unknown> {
    await call.app.objects.update('tenant', await mine(call), emptied());
    // choice: what it answers is not documented.
    return null;
}

interface Part {
    readonly kind: string;
    readonly name: string;
    readonly guid: string | undefined;
    readonly source: string;
}

const keyOf = ({ kind, name }: Part): string => `${kind} ${name}`;

const partsOf = (text: string): ReadonlyMap<string, Part> =>
    new Map(
        splitDocuments(text)
            .map((source) => readDocument(source))
            .map((part) => [keyOf(part), part]),
    );

/**
 * choice: a document replaces the one of its kind and name; the others stay, but with `delete` they go. A script that
 * cannot be read refuses the whole push. The other flags change nothing here.
 */
async function planned(call: Call) {
    const { body } = call.request;
    if (typeof body !== 'string' || body === '') throw missingParam('body');
    const before = partsOf((await mine(call)).content.documents);
    const given = partsOf(body);
    const keeps = optionalBool(queryOf(call), 'delete') !== true;
    const after = new Map([...(keeps ? before : []), ...given]);
    return { before, given, after };
}

async function push(call: Call): Promise<unknown> {
    const { given, after } = await planned(call);
    const sandbox = await mine(call);
    const documents = joinDocuments([...after.values()].map(({ source }) => source));
    await call.app.objects.update('tenant', sandbox, { content: { ...sandbox.content, documents } });
    return {
        guid_map: [...given.values()].map(({ kind: type, name, guid = '' }) => ({ type, name, guid })),
    };
}

type Action = 'created' | 'updated' | 'deleted' | 'unchanged';
const NONE = { created: 0, updated: 0, deleted: 0, unchanged: 0, truncated: 0 };

async function preview(call: Call): Promise<unknown> {
    const { before, given, after } = await planned(call);
    const actionOn = (key: string, { source }: Part): Action => {
        const old = before.get(key);
        if (old === undefined) return 'created';
        return old.source === source ? 'unchanged' : 'updated';
    };
    const gone = [...before].filter(([key]) => !after.has(key));
    const steps = [
        ...[...given].map(([key, part]) => ({ part, action: actionOn(key, part) })),
        ...gone.map(([, part]) => ({ part, action: 'deleted' as const })),
    ];
    const summary: Record<string, typeof NONE> = {};
    for (const { part, action } of steps) {
        const counts = summary[part.kind] ?? NONE;
        summary[part.kind] = { ...counts, [action]: counts[action] + 1 };
    }
    return {
        operations: steps
            .filter(({ action }) => action !== 'unchanged')
            // choice: the words of the actions.
            .map(({ part, action }) => ({
                action: action.replace(/d$/, ''),
                type: part.kind,
                name: part.name,
                details: '',
                reason: '',
            })),
        summary,
        workspace_name: (await mine(call)).display,
        source_workspace_mismatch: null,
    };
}

/** choice: items are told apart by their name. */
async function pushKnowledge(call: Call): Promise<unknown> {
    const body = bodyOf(call);
    const items = (Array.isArray(body.items) ? body.items : []).filter(isRecord);
    const sandbox = await mine(call);
    const names = new Set(items.map(({ name }) => name));
    const others = sandbox.knowledge.filter(({ name }) => !names.has(name));
    const removes = optionalBool(body, 'delete') === true;
    if (optionalBool(body, 'dry_run') !== true) {
        const knowledge = [...(removes ? [] : others), ...items];
        await call.app.objects.update('tenant', sandbox, { knowledge });
    }
    return { imported: items.length, deleted: removes ? others.length : 0 };
}
