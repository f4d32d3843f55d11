import { isXanoError, XanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { exchange } from '../metadata/exchange.js';
import { pathKeys } from '../metadata/wire.js';
import { didYouMean } from '../near.js';
import type { NameKind } from '../name-kind.js';
import type { Input, RestRequest } from '../operation.js';
import { walkPages } from '../paginate.js';
import { reworded } from '../reword.js';
import { NAME_KINDS, named } from './kinds.js';
import { memoryKey, remembered } from './memory.js';

const DIGITS = /^\d+$/;
/** Pages read of one list before giving up: 20,000 names. */
const MAX_PAGES = 40;
const PER_PAGE = 500;
const QUERY = ['page', 'per_page', 'search', 'branch'] as const;

type Item = Readonly<Record<string, unknown>>;

/** Fills in what the client knows (workspace, branch) and turns exact names into ids. */
export async function resolveInput(
    operation: RestRequest,
    input: Input,
    context: CallContext,
): Promise<Input> {
    let resolved = withDefaults(operation, input, context);
    for (const key in resolved) {
        const value = resolved[key];
        const kind = operation.rest.names?.[key] ?? NAME_KINDS[key];
        if (typeof value !== 'string' || kind === undefined) continue;
        resolved = {
            ...resolved,
            [key]: await resolveName(key, value, resolved, context, operation.id, kind),
        };
    }
    return resolved;
}

function withDefaults({ id, rest }: RestRequest, input: Input, { options }: CallContext): Input {
    const branch = rest.branch === true && input['branch'] === undefined ? options.branch : undefined;
    const filled = branch !== undefined ? { ...input, branch } : input;
    if (!rest.path.includes('{workspace_id}')) return filled;
    return { ...filled, workspace_id: givenWorkspace(id, filled, options) };
}

function givenWorkspace(operation: string, input: Input, options: CallContext['options']): number | string {
    const value = input['workspace_id'] ?? options.workspaceId;
    // Empty is what an environment variable or a form gives that was not filled in.
    if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return value;
    throw new XanoError({
        kind: 'validation',
        operation,
        path: 'workspace_id',
        message: `${operation}: workspace_id is missing, and the client has no default workspace.`,
        hint: 'Pass workspace_id (id or exact name), or set workspaceId on the client or XANO_WORKSPACE_ID. xano.workspace.list() shows them.',
    });
}

/** The id of the workspace a call works on. */
export async function workspaceOf(
    operation: string,
    input: Input,
    context: CallContext,
): Promise<number | string> {
    const given = givenWorkspace(operation, input, context.options);
    return resolveName('workspace_id', given, input, context, operation);
}

/** The id behind an id or an exact name; asked once per client, remembered per workspace. */
export async function resolveName(
    key: string,
    value: number | string,
    input: Input,
    context: CallContext,
    operation: string,
    kind = NAME_KINDS[key],
): Promise<number | string> {
    if (typeof value === 'number') return value;
    const name = value.trim();
    if (DIGITS.test(name)) return Number(name);
    if (kind === undefined) return value;
    const scope = await scopeOf(kind, input, context, operation);
    return remembered(context.link, memoryKey(kind.resource, Object.values(scope), name), () =>
        lookUp(key, kind, name, scope, context, operation).catch((error: unknown) => {
            throw inLookUp(error, kind, name, operation);
        }),
    );
}

async function scopeOf(
    kind: NameKind,
    input: Input,
    context: CallContext,
    operation: string,
): Promise<Input> {
    const scope: Record<string, unknown> = {};
    for (const key of pathKeys(kind.lists[0] ?? '')) {
        const value = input[key] ?? (key === 'workspace_id' ? context.options.workspaceId : undefined);
        if (typeof value !== 'string' && typeof value !== 'number') {
            throw new XanoError({
                kind: 'validation',
                operation,
                path: key,
                message: `${operation}: to find an ${kind.label} by name, ${key} must be given too.`,
                hint: `Pass ${key}, or the id of the ${kind.label}.`,
            });
        }
        const within = { ...input, ...scope };
        scope[key] = await resolveName(key, value, within, context, operation, kind.within?.[key]);
    }
    const branch = kind.branch === true ? (input['branch'] ?? context.options.branch) : undefined;
    return branch === undefined ? scope : { ...scope, branch };
}

async function lookUp(
    key: string,
    kind: NameKind,
    name: string,
    scope: Input,
    context: CallContext,
    operation: string,
): Promise<number | string> {
    const namesOf = kind.names ?? named;
    const found: Item[] = [];
    for (const list of kind.lists) {
        for (const item of await readAll(
            list,
            kind,
            scope,
            context,
            kind.search === true ? name : undefined,
        )) {
            if (namesOf(item).includes(name)) found.push(item);
        }
    }
    const ids = [...new Set(found.map((item) => item['id']))].filter((id) => typeof id === 'number');
    const [id] = ids;
    if (id !== undefined && ids.length === 1) return id;
    throw ids.length > 1
        ? ambiguous(key, kind, name, ids, operation)
        : await unknown(key, kind, name, scope, context, operation);
}

/** The list that could not be read is nothing the caller asked for: say what it was read for. */
function inLookUp(error: unknown, kind: NameKind, name: string, operation: string): unknown {
    if (!isXanoError(error) || error.operation === operation) return error;
    return reworded(error, {
        operation,
        message: `${operation}: could not look up the ${kind.label} "${name}". ${error.message}`,
        hint: error.kind === 'permission' ? `${error.hint ?? ''} Or pass the id.` : error.hint,
    });
}

function ambiguous(
    key: string,
    kind: NameKind,
    name: string,
    ids: readonly number[],
    operation: string,
): XanoError {
    return new XanoError({
        kind: 'validation',
        operation,
        path: key,
        message: `${operation}: ${ids.length} ${kind.label}s are named "${name}" (ids ${ids.join(', ')}).`,
        hint: `Pass the id instead of the name${kind.label === 'endpoint' ? `, or name the verb too, as in "GET ${name}"` : ''}.`,
    });
}

async function unknown(
    key: string,
    kind: NameKind,
    name: string,
    scope: Input,
    context: CallContext,
    operation: string,
): Promise<XanoError> {
    const all: string[] = [];
    for (const list of kind.lists) {
        for (const item of await readAll(list, kind, scope, context))
            all.push(...(kind.names ?? named)(item));
    }
    return new XanoError({
        kind: 'not-found',
        operation,
        path: key,
        message: `${operation}: there is no ${kind.label} named "${name}".${didYouMean(name, all)}`,
        hint: `Names must match exactly, capitals included. ${kind.listedBy} shows what is there.`,
    });
}

/** Every item of a list; one that is no page (workspaces) counts as the only one. */
async function readAll(
    list: string,
    kind: NameKind,
    scope: Input,
    context: CallContext,
    search?: string,
): Promise<Item[]> {
    const listing: RestRequest = {
        id: `${kind.resource}.list`,
        effect: 'read',
        scope: kind.scope,
        rest: {
            method: 'GET',
            path: list,
            query: list === '/workspace' ? [] : QUERY,
            paging: { perPage: PER_PAGE },
        },
    };
    const read = (page: number): Promise<unknown> =>
        exchange(listing, { ...scope, search, page, per_page: PER_PAGE }, context);
    const items: Item[] = [];
    let pages = 0;
    for await (const page of walkPages(read, 1, listing.id)) {
        items.push(...page.items.filter(isItem));
        if (++pages === MAX_PAGES) break;
    }
    return items;
}

const isItem = (item: unknown): item is Item => typeof item === 'object' && item !== null;
