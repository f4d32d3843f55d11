import { LOGIC_KINDS, type WorkspaceDoc } from './object-kinds.js';
import type { ObjectStore } from './objects.js';
import type { TableStore } from './tables.js';

const CONTAINED = [
    ...LOGIC_KINDS,
    'apigroup',
    'api',
    'file',
    'realtime_channel',
    'static_host',
    'static_host_build',
    'knowledge',
    'release',
    'tenant',
    'branch',
    'datasource',
] as const;

/** The workspace with everything in it. */
export async function removeWorkspace(
    objects: ObjectStore,
    tables: TableStore,
    workspace: WorkspaceDoc,
): Promise<void> {
    const inside = (doc: { readonly workspace_id: number }): boolean => doc.workspace_id === workspace.id;
    // Tables go first: dropping one needs the data sources to find its physical tables.
    for (const table of objects.list('table', inside)) await tables.drop(table);
    for (const kind of CONTAINED) {
        for (const { id } of objects.list(kind, inside)) await objects.remove(kind, id);
    }
    await objects.remove('workspace', workspace.id);
}
