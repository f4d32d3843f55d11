import { invalidParam, missingParam, notAllowable } from '../errors.js';
import { baseObject } from '../load-logic.js';
import { groupDocument } from '../openapi/document.js';
import type { JsonRecord } from '../store/json.js';
import { newCanonical } from '../store/names.js';
import type { ApigroupDoc } from '../store/object-kinds.js';
import { parseApiGroup, renderApiGroup } from '../xanoscript/endpoint.js';
import { audit } from './audit.js';
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

const BASE = '/workspace/{workspace_id}/apigroup';
const ONE = `${BASE}/{apigroup_id}`;

export const apiGroupRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, scope: 'workspace:api read', handler: list },
    { method: 'POST', path: BASE, scope: 'workspace:api create', handler: create },
    { method: 'GET', path: ONE, scope: 'workspace:api read', handler: (call) => show(call, groupOf(call)) },
    { method: 'PUT', path: ONE, scope: 'workspace:api update', handler: change },
    { method: 'DELETE', path: ONE, scope: 'workspace:api delete', handler: remove },
    { method: 'PUT', path: `${ONE}/security`, scope: 'workspace:api update', handler: secure },
    {
        method: 'GET',
        path: `${ONE}/openapi`,
        scope: 'workspace:api read',
        handler: (call) => groupDocument(call.app, groupOf(call)),
    },
];

export const groupOf = (call: Call): ApigroupDoc => objectOf(call, 'apigroup', 'apigroup_id');

function list(call: Call): unknown {
    const workspace = workspaceOf(call);
    const query = queryOf(call);
    const branch = branchLabel(call, workspace.id, optionalText(query, 'branch'));
    const groups = call.app.objects.list(
        'apigroup',
        (group) => group.workspace_id === workspace.id && group.branch === branch,
    );
    // Recorded list items lack `input`, single answers have it.
    return listPage(groups, query, NEWEST_FIRST, (group) => show(call, group, { input: undefined }));
}

async function create(call: Call): Promise<unknown> {
    const { app, request } = call;
    const workspace = workspaceOf(call);
    const body = definitionOf(call);
    const name = requiredText(body, 'name');
    const description = presentText(body, 'description');
    const swagger = optionalBool(body, 'swagger');
    if (swagger === undefined) throw missingParam('swagger');
    const label = optionalText(body, 'branch') ?? optionalText(queryOf(call), 'branch');
    const group = await app.objects.insert('apigroup', {
        ...baseObject(workspace.id, name, description, app.now()),
        docs: optionalText(body, 'docs') ?? '',
        tag: optionalTextList(body, 'tag') ?? [],
        branch: branchLabel(call, workspace.id, label),
        canonical: readCanonical(call, body) ?? newCanonical(),
        swagger,
        ...(typeof request.body === 'string' ? { source: request.body } : {}),
    });
    audit(call, 'create', subject(group));
    return show(call, group);
}

async function change(call: Call): Promise<unknown> {
    const { app, request } = call;
    const group = groupOf(call);
    const body = definitionOf(call);
    const changed = await app.objects.update('apigroup', group, {
        name: requiredText(body, 'name'),
        description: presentText(body, 'description'),
        ...given('swagger', optionalBool(body, 'swagger')),
        ...given('docs', optionalText(body, 'docs')),
        ...given('tag', optionalTextList(body, 'tag')),
        ...(typeof request.body === 'string' ? { source: request.body } : {}),
        updated_at: app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(call, changed);
}

async function remove(call: Call): Promise<unknown> {
    const { objects } = call.app;
    const group = groupOf(call);
    for (const { id } of objects.list('api', (api) => api.apigroup_id === group.id))
        await objects.remove('api', id);
    await objects.remove('apigroup', group.id);
    audit(call, 'delete', subject(group));
    return null;
}

/** On a group itself this sets its own guid and canonical; both are required. */
async function secure(call: Call): Promise<unknown> {
    const group = groupOf(call);
    const body = bodyOf(call);
    const guid = presentText(body, 'guid');
    const canonical = requiredText(body, 'canonical');
    if (canonical !== group.canonical) readCanonical(call, body);
    const changed = await call.app.objects.update('apigroup', group, {
        // Empty text clears elsewhere; a group cannot be without a guid, so it keeps the one it has.
        ...(guid === '' ? {} : { guid }),
        canonical,
        updated_at: call.app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(call, changed);
}

/** @throws ApiError 400 when another group of the instance has it */
function readCanonical(call: Call, body: JsonRecord): string | undefined {
    const canonical = optionalText(body, 'canonical');
    if (canonical === undefined || canonical === '') return undefined;
    if (!/^[\w-]+$/.test(canonical)) throw invalidParam('canonical');
    if (call.app.objects.list('apigroup').some((group) => group.canonical === canonical)) {
        throw notAllowable(canonical, 'canonical');
    }
    return canonical;
}

function definitionOf(call: Call): JsonRecord {
    const { body } = call.request;
    return typeof body === 'string' ? parseApiGroup(body) : bodyOf(call);
}

function show(call: Call, group: ApigroupDoc, extra: JsonRecord = {}): unknown {
    const link = `${call.app.origin()}/apispec:${group.canonical}:${group.branch}?type=json`;
    return present('apigroup', group, {
        documentation: { link },
        input: [],
        ...(wantsScript(call) ? { xanoscript: scriptValue(group.source ?? renderApiGroup(group)) } : {}),
        ...extra,
    });
}

const subject = ({ id, name, workspace_id, branch }: ApigroupDoc) =>
    ({ kind: 'apigroup', id, name, workspaceId: workspace_id, branch }) as const;
