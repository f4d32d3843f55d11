import { notFound } from '../errors.js';
import { baseObject, DEFAULT_CACHE } from '../load-logic.js';
import { endpointDocument } from '../openapi/document.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { ApiDoc } from '../store/object-kinds.js';
import { parseEndpoint, renderEndpoint } from '../xanoscript/endpoint.js';
import { groupOf } from './apigroup.js';
import { audit } from './audit.js';
import { cacheOf, fieldsOf, sourceOf, tableLookup } from './definition.js';
import { objectOf } from './find.js';
import {
    bodyOf,
    choiceOf,
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

const BASE = '/workspace/{workspace_id}/apigroup/{apigroup_id}/api';
const ONE = `${BASE}/{api_id}`;
const VERBS = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD'];

export const apiRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, scope: 'workspace:api read', handler: list },
    { method: 'POST', path: BASE, scope: 'workspace:api create', handler: create },
    {
        method: 'GET',
        path: ONE,
        scope: 'workspace:api read',
        handler: (call) => show(call, endpointOf(call)),
    },
    { method: 'PUT', path: ONE, scope: 'workspace:api update', handler: change },
    { method: 'DELETE', path: ONE, scope: 'workspace:api delete', handler: remove },
    { method: 'PUT', path: `${ONE}/security`, scope: 'workspace:api update', handler: restrict },
    {
        method: 'GET',
        path: `${ONE}/openapi`,
        scope: 'workspace:api read',
        handler: (call) => endpointDocument(call.app, groupOf(call), endpointOf(call)),
    },
];

function endpointOf(call: Call): ApiDoc {
    const api = objectOf(call, 'api', 'api_id');
    if (api.apigroup_id !== groupOf(call).id) throw notFound();
    return api;
}

function list(call: Call): unknown {
    const group = groupOf(call);
    const endpoints = call.app.objects.list('api', (api) => api.apigroup_id === group.id);
    return listPage(endpoints, queryOf(call), NEWEST_FIRST, (api) => show(call, api));
}

async function create(call: Call): Promise<unknown> {
    const { app } = call;
    const group = groupOf(call);
    const body = definitionOf(call);
    const name = requiredText(body, 'name');
    const api = await app.objects.insert('api', {
        ...baseObject(group.workspace_id, name, presentText(body, 'description'), app.now()),
        docs: optionalText(body, 'docs') ?? '',
        tag: optionalTextList(body, 'tag') ?? [],
        branch: group.branch,
        apigroup_id: group.id,
        verb: choiceOf(body, 'verb', VERBS),
        auth: body.auth ?? false,
        cache: { ...DEFAULT_CACHE, ...cacheOf(body) },
        input: fieldsOf(body),
        draft_updated_at: null,
        ...sourceOf(call),
    });
    audit(call, 'create', subject(api));
    return show(call, api);
}

/** Publishes at once unless `publish=false`, which keeps the change as a draft. */
async function change(call: Call): Promise<unknown> {
    const { app } = call;
    const api = endpointOf(call);
    const body = definitionOf(call);
    const changes: Partial<ApiDoc> = {
        name: requiredText(body, 'name'),
        description: presentText(body, 'description'),
        verb: choiceOf(body, 'verb', VERBS),
        ...given('docs', optionalText(body, 'docs')),
        ...given('tag', optionalTextList(body, 'tag')),
        ...given('auth', body.auth),
        ...(isRecord(body.cache) ? { cache: { ...api.cache, ...cacheOf(body) } } : {}),
        ...(body.input === undefined ? {} : { input: fieldsOf(body) }),
        ...sourceOf(call),
    };
    const publish = optionalBool({ ...queryOf(call), ...body }, 'publish') ?? true;
    const at = app.now();
    const { draft: _published, ...live } = api;
    const changed = publish
        ? { ...live, ...changes, updated_at: at, draft_updated_at: null }
        : { ...api, draft: { ...api.draft, ...changes }, draft_updated_at: at };
    await app.objects.put('api', changed);
    audit(call, 'update', subject(changed));
    return show(call, changed);
}

async function remove(call: Call): Promise<unknown> {
    const api = endpointOf(call);
    await call.app.objects.remove('api', api.id);
    audit(call, 'delete', subject(api));
    return null;
}

async function restrict(call: Call): Promise<unknown> {
    const guid = presentText(bodyOf(call), 'guid');
    const changed = await call.app.objects.update('api', endpointOf(call), { restricted_to: guid });
    return show(call, changed);
}

function definitionOf(call: Call): JsonRecord {
    const { body } = call.request;
    if (typeof body !== 'string') return bodyOf(call);
    return parseEndpoint(body, tableLookup(call, groupOf(call).workspace_id));
}

function show(call: Call, api: ApiDoc): unknown {
    const includeDraft = optionalBool(queryOf(call), 'include_draft') ?? false;
    const shown = includeDraft ? { ...api, ...api.draft } : api;
    if (!wantsScript(call)) return present('api', shown);
    const tableName = (id: number): string => call.app.objects.get('table', id)?.name ?? '';
    return present('api', shown, {
        xanoscript: scriptValue(renderEndpoint(shown, groupOf(call).name, tableName)),
    });
}

const subject = ({ id, name, workspace_id, branch }: ApiDoc) =>
    ({ kind: 'api', id, name, workspaceId: workspace_id, branch }) as const;
