import { createBranch } from './base-objects.js';
import { type BranchDoc, LOGIC_KINDS } from './object-kinds.js';
import type { ObjectStore } from './objects.js';

interface NewBranch {
    readonly label: string;
    readonly description?: string;
    readonly color?: string;
}

/** choice: a fork copies every object of its source under new ids; guids and canonicals stay, as they name one thing. */
export async function forkBranch(
    objects: ObjectStore,
    source: BranchDoc,
    init: NewBranch,
    at: number,
): Promise<BranchDoc> {
    const branch = await createBranch(objects, source.workspace_id, init, at);
    for (const group of objects.list('apigroup', onBranch(source))) {
        const copy = { ...group, id: objects.reserveId('apigroup'), branch: init.label };
        await objects.put('apigroup', copy);
        for (const api of objects.list('api', (endpoint) => endpoint.apigroup_id === group.id)) {
            const moved = { ...api, id: objects.reserveId('api'), apigroup_id: copy.id, branch: init.label };
            await objects.put('api', moved);
        }
    }
    for (const kind of LOGIC_KINDS) {
        for (const doc of objects.list(kind, onBranch(source))) {
            await objects.put(kind, { ...doc, id: objects.reserveId(kind), branch: init.label });
        }
    }
    for (const item of objects.list('knowledge', onBranch(source))) {
        await objects.put('knowledge', { ...item, id: objects.reserveId('knowledge'), branch: init.label });
    }
    return branch;
}

export async function relabelBranch(objects: ObjectStore, branch: BranchDoc, label: string): Promise<void> {
    for (const kind of BRANCHED) {
        for (const doc of objects.list(kind, onBranch(branch)))
            await objects.put(kind, { ...doc, branch: label });
    }
}

/** The branch with everything on it. */
export async function removeBranch(objects: ObjectStore, branch: BranchDoc): Promise<void> {
    for (const kind of BRANCHED) {
        for (const { id } of objects.list(kind, onBranch(branch))) await objects.remove(kind, id);
    }
    await objects.remove('branch', branch.id);
}

const BRANCHED = [...LOGIC_KINDS, 'apigroup', 'api', 'knowledge'] as const;

const onBranch =
    (branch: BranchDoc) =>
    (doc: { readonly workspace_id: number; readonly branch: string }): boolean =>
        doc.workspace_id === branch.workspace_id && doc.branch === branch.label;
