import type { ObjectStore } from './objects.js';
import type { WorkspaceDoc } from './object-kinds.js';

export const LIVE_COLOR = '#008000';
/** Xano's default colour of a new data source. */
export const DEFAULT_COLOR = '#ebc346';

interface Names {
    readonly name: string;
    readonly description: string;
    readonly id?: number;
}

/** A workspace as Xano makes one: with branch `v1` live and data source `live`. */
export async function createWorkspace(objects: ObjectStore, names: Names, at: number): Promise<WorkspaceDoc> {
    const workspace = await createBareWorkspace(objects, names, at);
    await createBranch(objects, workspace.id, { label: 'v1', live: true }, at);
    await createDataSource(objects, workspace.id, { label: 'live', color: LIVE_COLOR }, at);
    return workspace;
}

/** The workspace alone: the caller adds its branches and data sources. */
export function createBareWorkspace(objects: ObjectStore, names: Names, at: number): Promise<WorkspaceDoc> {
    const { name, description, id } = names;
    const settings = { swagger: false, documentation: null, preferences: {} };
    const doc = { created_at: at, updated_at: at, name, description, ...settings };
    return objects.insert('workspace', doc, id === undefined ? {} : { id });
}

interface BranchInit {
    readonly label: string;
    readonly live?: boolean;
    readonly backup?: boolean;
    readonly description?: string;
    readonly color?: string;
}

export async function createBranch(objects: ObjectStore, workspaceId: number, init: BranchInit, at: number) {
    return objects.insert('branch', {
        workspace_id: workspaceId,
        created_at: at,
        updated_at: at,
        description: '',
        color: DEFAULT_COLOR,
        backup: false,
        live: false,
        ...init,
    });
}

export async function createDataSource(
    objects: ObjectStore,
    workspaceId: number,
    init: { readonly label: string; readonly color: string },
    at: number,
) {
    return objects.insert('datasource', {
        workspace_id: workspaceId,
        created_at: at,
        updated_at: at,
        ...init,
    });
}
