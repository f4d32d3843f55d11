import { workspaceDocument } from '../openapi/document.js';
import { createWorkspace } from '../store/base-objects.js';
import { isRecord } from '../store/json.js';
import type { WorkspaceDoc } from '../store/object-kinds.js';
import { removeWorkspace } from '../store/workspaces.js';
import { audit } from './audit.js';
import { branchLabel, liveBranch, workspaceOf } from './find.js';
import { bodyOf, choiceOf, given, optionalBool, optionalText, queryOf, requiredText } from './input.js';
import { present } from './present.js';
import { type Call, Reply, type Route } from './route.js';
import { describeWorkspace } from './workspace-context.js';
import { toYaml } from './yaml.js';

const BASE = '/workspace';
const ONE = `${BASE}/{workspace_id}`;

export const workspaceRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, handler: list },
    { method: 'POST', path: BASE, scope: 'instance:workspace create', handler: create },
    {
        method: 'GET',
        path: ONE,
        scope: 'instance:workspace read',
        handler: (call) => show(call, workspaceOf(call)),
    },
    { method: 'PUT', path: ONE, scope: 'instance:workspace update', handler: change },
    { method: 'DELETE', path: ONE, scope: 'instance:workspace delete', handler: remove },
    { method: 'GET', path: `${ONE}/context`, scope: 'instance:workspace read', handler: context },
    { method: 'GET', path: `${ONE}/openapi`, scope: 'instance:workspace read', handler: openApi },
];

function list(call: Call): unknown {
    return call.app.objects.list('workspace').map(({ id, name, description }) => {
        return { id, name, description, branch: liveBranch(call, id) };
    });
}

async function create(call: Call): Promise<unknown> {
    const body = bodyOf(call);
    const names = { name: requiredText(body, 'name'), description: optionalText(body, 'description') ?? '' };
    const workspace = await createWorkspace(call.app.objects, names, call.app.now());
    audit(call, 'create', subject(workspace));
    return show(call, workspace);
}

async function change(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const body = bodyOf(call);
    const changed = await call.app.objects.update('workspace', workspace, {
        ...given('name', optionalText(body, 'name')),
        ...given('description', optionalText(body, 'description')),
        ...given('swagger', optionalBool(body, 'swagger')),
        ...(isRecord(body.documentation)
            ? { documentation: { ...workspace.documentation, ...body.documentation } }
            : {}),
        ...(isRecord(body.preferences)
            ? { preferences: { ...workspace.preferences, ...body.preferences } }
            : {}),
        updated_at: call.app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(call, changed);
}

async function remove(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    await removeWorkspace(call.app.objects, call.app.tables, workspace);
    audit(call, 'delete', subject(workspace));
    return null;
}

function context(call: Call): unknown {
    const query = queryOf(call);
    const workspace = workspaceOf(call);
    const branch = branchLabel(call, workspace.id, optionalText(query, 'branch'));
    const described = describeWorkspace(call, workspace, branch, optionalText(query, 'include') ?? '');
    if (choiceOf(query, 'format', ['yaml', 'json'], 'yaml') === 'json') return described;
    // choice: whether YAML comes as plain text or as one JSON string is not recorded.
    return new Reply(Buffer.from(toYaml(described)), { 'Content-Type': 'text/yaml; charset=UTF-8' });
}

function openApi(call: Call): unknown {
    const workspace = workspaceOf(call);
    const branch = branchLabel(call, workspace.id, optionalText(queryOf(call), 'branch'));
    return workspaceDocument(call.app, workspace, branch);
}

function show(call: Call, workspace: WorkspaceDoc): unknown {
    return present('workspace', workspace, { branch: liveBranch(call, workspace.id) });
}

const subject = ({ id, name }: WorkspaceDoc) => ({ kind: 'workspace', id, name, workspaceId: id }) as const;
