import type { WorkspaceDoc } from '../store/object-kinds.js';
import type { Call } from './route.js';

/** choice: the layout of Xano's context dump is not documented; this one says what a language model needs to know. */
export function describeWorkspace(
    call: Call,
    workspace: WorkspaceDoc,
    branch: string,
    include: string,
): object {
    const { objects } = call.app;
    const parts = {
        tables: () => describeTables(call, workspace.id),
        api_groups: () =>
            objects
                .list('apigroup', (group) => group.workspace_id === workspace.id && group.branch === branch)
                .map(({ id, name, description, canonical }) => ({
                    id,
                    name,
                    description,
                    canonical,
                    endpoints: objects
                        .list('api', (api) => api.apigroup_id === id)
                        .map((api) => ({
                            id: api.id,
                            name: api.name,
                            verb: api.verb,
                            description: api.description,
                        })),
                })),
        functions: () =>
            objects
                .list('function', (doc) => doc.workspace_id === workspace.id && doc.branch === branch)
                .map(({ id, name, description }) => ({ id, name, description })),
        tasks: () =>
            objects
                .list('task', (doc) => doc.workspace_id === workspace.id && doc.branch === branch)
                .map(({ id, name, description }) => ({ id, name, description })),
    };
    const wanted = include.split(',').map((name) => name.trim());
    const chosen = Object.entries(parts).filter(([name]) => include === '' || wanted.includes(name));
    return {
        workspace: { id: workspace.id, name: workspace.name, description: workspace.description, branch },
        ...Object.fromEntries(chosen.map(([name, describe]) => [name, describe()])),
    };
}

function describeTables(call: Call, workspaceId: number): readonly object[] {
    return call.app.objects
        .list('table', (table) => table.workspace_id === workspaceId)
        .map(({ id, name, description, auth, schema, index }) => ({
            id,
            name,
            description,
            auth,
            schema,
            index,
        }));
}
