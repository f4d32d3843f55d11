import type { App } from './app.js';
import type { LoadedGroup } from './load-seed.js';
import type { LogicIds } from './load-logic.js';
import type { EndpointRef, SampleRun, SampleUser, SampleWorkspace } from './seed/index.js';
import type { JsonRecord } from './store/json.js';
import type { LogicKind, WorkspaceDoc } from './store/object-kinds.js';

interface Context {
    readonly app: App;
    readonly workspace: WorkspaceDoc;
    readonly owner: SampleUser;
    readonly groups: readonly LoadedGroup[];
    readonly logicIds: LogicIds;
}

/** Run histories, the column each uses for its object, and the kinds that object may be. */
const RUNS = [
    ['functionHistory', 'function_history', 'function_id', ['function']],
    ['taskHistory', 'task_history', 'task_id', ['task']],
    ['middlewareHistory', 'middleware_history', 'middleware_id', ['middleware']],
    ['triggerHistory', 'trigger_history', 'trigger_id', ['table_trigger', 'workspace_trigger']],
    ['toolHistory', 'tool_history', 'tool_id', ['tool']],
] as const satisfies readonly (readonly [keyof SampleWorkspace, string, string, readonly LogicKind[]])[];

export async function loadHistory(context: Context, sample: SampleWorkspace): Promise<void> {
    const { app, workspace } = context;
    // Most of the sample by far: it is made when it is written.
    app.history.runs('request_history').addMany(() =>
        sample.requestHistory.map(({ endpoint, uri, ...request }) => ({
            ...request,
            ...endpointIds(context, endpoint),
            uri: app.origin() + uri,
            workspace_id: workspace.id,
        })),
    );
    for (const [key, path, idColumn, kinds] of RUNS) {
        for (const run of sample[key]) {
            app.history.runs(path).add(() => runEntry(context, run, idColumn, kinds));
        }
    }
    loadAudit(context, sample);
    if (app.db.outlives) await app.history.flush();
}

function runEntry(
    context: Context,
    run: SampleRun,
    idColumn: string,
    kinds: readonly LogicKind[],
): JsonRecord {
    const { name, endpoint, ...entry } = run;
    const id = kinds
        .map((kind) => context.logicIds.get(kind)?.get(name))
        .find((found) => found !== undefined);
    const target = endpoint === undefined ? 0 : endpointIds(context, endpoint).query_id;
    const related = { query_id: target, function_id: 0, task_id: 0 };
    return { ...entry, ...related, [idColumn]: id ?? 0, workspace_id: context.workspace.id };
}

function endpointIds({ groups }: Context, ref: EndpointRef): { api_id: number; query_id: number } {
    const group = groups[ref.group];
    return { api_id: group?.id ?? 0, query_id: group?.endpointIds[ref.endpoint] ?? 0 };
}

function loadAudit({ app, workspace, owner }: Context, sample: SampleWorkspace): void {
    const branches = app.objects.list('branch', (branch) => branch.workspace_id === workspace.id);
    for (const { branch, ...entry } of sample.audit) {
        const id = branches.find(({ label }) => label === branch)?.id ?? 0;
        app.history.audit.add(() => ({
            ...entry,
            updated_at: entry.created_at,
            obj: null,
            user: { id: owner.id, email: owner.email },
            workspace: { id: workspace.id, name: workspace.name },
            branch: { id, label: branch },
            workspace_id: workspace.id,
        }));
    }
}
