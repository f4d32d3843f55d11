import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

import { inputError, invalidParam, notAllowable } from '../errors.js';
import {
    type Archive,
    isArchive,
    loadSchema,
    replaceWorkspace,
    schemaArchive,
    wholeArchive,
} from '../store/archive.js';
import { audit } from './audit.js';
import { makeLive } from './branch.js';
import { branchesOf, branchLabel, findBranch, liveBranch, workspaceOf } from './find.js';
import { bodyOf, optionalBool, optionalText, requiredText, uploadedFile } from './input.js';
import { present } from './present.js';
import { type Call, Reply, type Route } from './route.js';

const ONE = '/workspace/{workspace_id}';

/** The scope of import-schema is documented as Read. */
export const archiveRoutes: readonly Route[] = [
    {
        method: 'POST',
        path: `${ONE}/export`,
        scope: 'instance:workspace read',
        handler: (call) => exported(call, true),
    },
    {
        method: 'POST',
        path: `${ONE}/export-schema`,
        scope: 'instance:workspace read',
        handler: (call) => exported(call, false),
    },
    { method: 'POST', path: `${ONE}/import`, scope: 'instance:workspace update', handler: importWhole },
    { method: 'POST', path: `${ONE}/import-schema`, scope: 'instance:workspace read', handler: importSchema },
];

async function exported(call: Call, whole: boolean): Promise<Reply> {
    const workspace = workspaceOf(call);
    const body = bodyOf(call);
    const label = branchLabel(call, workspace.id, optionalText(body, 'branch'));
    const branch = findBranch(call, workspace.id, label);
    const content = whole
        ? await wholeArchive(call.app, workspace, branch)
        : schemaArchive(call.app, workspace, branch);
    const archive: Archive = { ...content, lock: lockOf(call) };
    return new Reply(gzipSync(JSON.stringify(archive)), {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="workspace-${workspace.id}.xano"`,
    });
}

async function importWhole(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const { whole, ...archive } = sentArchive(call);
    if (whole === undefined) throw invalidParam('file');
    const replaced = await replaceWorkspace(call.app, workspace, { ...archive, whole });
    audit(call, 'update', {
        kind: 'workspace',
        id: replaced.id,
        name: replaced.name,
        workspaceId: replaced.id,
    });
    return present('workspace', replaced, { branch: liveBranch(call, replaced.id) });
}

async function importSchema(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const body = bodyOf(call);
    const label = requiredText(body, 'newbranch');
    const archive = sentArchive(call);
    if (branchesOf(call, workspace.id).some((branch) => branch.label === label)) {
        throw notAllowable(label, 'newbranch');
    }
    const made = await loadSchema(call.app, workspace, archive, label);
    const branch = optionalBool(body, 'setlive') === true ? await makeLive(call, made) : made;
    audit(call, 'create', {
        kind: 'branch',
        id: branch.id,
        name: label,
        workspaceId: workspace.id,
        branch: label,
    });
    return present('branch', branch, { live: branch.live || undefined });
}

/** choice: an archive made with a password wants the same one again; it is not really encrypted. */
function sentArchive(call: Call): Archive {
    const { bytes } = uploadedFile(call, 'file');
    const archive = unpacked(bytes);
    if (!isArchive(archive)) throw invalidParam('file');
    if (archive.lock !== '' && archive.lock !== lockOf(call)) throw inputError('Wrong password.', 'password');
    return archive;
}

function lockOf(call: Call): string {
    const password = optionalText(bodyOf(call), 'password') ?? '';
    return password === '' ? '' : createHash('sha256').update(password).digest('hex');
}

function unpacked(bytes: Uint8Array): unknown {
    try {
        return JSON.parse(gunzipSync(bytes).toString()) as unknown;
    } catch {
        throw invalidParam('file');
    }
}
