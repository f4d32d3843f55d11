import { ApiError, notAllowable } from '../errors.js';
import { forkBranch, relabelBranch, removeBranch } from '../store/branches.js';
import type { BranchDoc } from '../store/object-kinds.js';
import { audit } from './audit.js';
import { branchesOf, findBranch, workspaceOf } from './find.js';
import { bodyOf, given, optionalText, requiredText } from './input.js';
import { present } from './present.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/branch';
const ONE = `${BASE}/{branch_label}`;

/** choice: the scopes of create, change and live are not stated; they follow the delete, which needs Update. */
export const branchRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, scope: 'instance:workspace read', handler: list },
    { method: 'POST', path: BASE, scope: 'instance:workspace update', handler: create },
    { method: 'GET', path: ONE, scope: 'instance:workspace read', handler: (call) => show(branchOf(call)) },
    { method: 'PUT', path: ONE, scope: 'instance:workspace update', handler: change },
    { method: 'DELETE', path: ONE, scope: 'instance:workspace update', handler: remove },
    { method: 'POST', path: `${ONE}/live`, scope: 'instance:workspace update', handler: setLive },
];

function list(call: Call): unknown {
    return branchesOf(call, workspaceOf(call).id).map(show);
}

async function create(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const body = bodyOf(call);
    const source = findBranch(call, workspace.id, optionalText(body, 'source_branch') ?? 'v1');
    const label = newLabel(call, workspace.id, requiredText(body, 'label'));
    const details = {
        ...given('description', optionalText(body, 'description')),
        ...given('color', optionalText(body, 'color')),
    };
    const branch = await forkBranch(call.app.objects, source, { label, ...details }, call.app.now());
    audit(call, 'create', subject(branch));
    return show(branch);
}

async function change(call: Call): Promise<unknown> {
    const branch = branchOf(call);
    const body = bodyOf(call);
    const label = optionalText(body, 'label') ?? branch.label;
    if (label !== branch.label) {
        newLabel(call, branch.workspace_id, label);
        await relabelBranch(call.app.objects, branch, label);
    }
    const changed = await call.app.objects.update('branch', branch, {
        label,
        ...given('description', optionalText(body, 'description')),
        ...given('color', optionalText(body, 'color')),
        updated_at: call.app.now(),
    });
    audit(call, 'update', subject(changed));
    return show(changed);
}

async function setLive(call: Call): Promise<unknown> {
    const live = await makeLive(call, branchOf(call));
    audit(call, 'update', subject(live));
    return show(live);
}

export async function makeLive(call: Call, branch: BranchDoc): Promise<BranchDoc> {
    const { objects } = call.app;
    for (const other of branchesOf(call, branch.workspace_id)) {
        if (other.live) await objects.update('branch', other, { live: false });
    }
    return objects.update('branch', branch, { live: true, updated_at: call.app.now() });
}

async function remove(call: Call): Promise<unknown> {
    const branch = branchOf(call);
    if (branch.live || branch.label === 'v1') {
        // choice: code and text are ours; that the live branch and v1 are refused is documented.
        throw new ApiError(
            400,
            'ERROR_CODE_BAD_REQUEST',
            'The default and the live branch cannot be deleted.',
        );
    }
    await removeBranch(call.app.objects, branch);
    audit(call, 'delete', subject(branch));
    return null;
}

function newLabel(call: Call, workspaceId: number, label: string): string {
    if (branchesOf(call, workspaceId).some((branch) => branch.label === label))
        throw notAllowable(label, 'label');
    return label;
}

function branchOf(call: Call): BranchDoc {
    return findBranch(call, workspaceOf(call).id, call.params.branch_label ?? '');
}

/** `live` is there on the live branch only, as recorded. */
const show = (branch: BranchDoc): object => present('branch', branch, { live: branch.live || undefined });

const subject = (branch: BranchDoc) =>
    ({
        kind: 'branch',
        id: branch.id,
        name: branch.label,
        workspaceId: branch.workspace_id,
        branch: branch.label,
    }) as const;
