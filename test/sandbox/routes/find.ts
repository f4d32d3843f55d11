import { notFound } from '../errors.js';
import type {
    BranchDoc,
    DataSourceDoc,
    ObjectKind,
    ObjectKinds,
    TableDoc,
    WorkspaceDoc,
} from '../store/object-kinds.js';
import type { RecordSet } from '../store/records.js';
import type { Call } from './route.js';

/** An integer of the path. What is no integer is no id either, and unknown ids answer 404. */
export function idParam(call: Call, name: string): number {
    const text = call.params[name] ?? '';
    if (!/^\d+$/.test(text)) throw notFound();
    return Number(text);
}

export function workspaceOf(call: Call): WorkspaceDoc {
    const workspace = call.app.objects.get('workspace', idParam(call, 'workspace_id'));
    if (workspace === undefined) throw notFound();
    return workspace;
}

type InWorkspace = {
    [K in ObjectKind]: ObjectKinds[K] extends { readonly workspace_id: number } ? K : never;
}[ObjectKind];

/** The object a path parameter names, if it belongs to the workspace of the path. */
export function objectOf<K extends InWorkspace>(call: Call, kind: K, param: string): ObjectKinds[K] {
    const workspace = workspaceOf(call);
    const doc = call.app.objects.get(kind, idParam(call, param));
    if (doc?.workspace_id !== workspace.id) throw notFound();
    return doc;
}

export const tableOf = (call: Call): TableDoc => objectOf(call, 'table', 'table_id');

export function dataSourcesOf(call: Call, workspaceId: number): readonly DataSourceDoc[] {
    return call.app.objects.list('datasource', (source) => source.workspace_id === workspaceId);
}

export function findDataSource(call: Call, workspaceId: number, label: string): DataSourceDoc {
    const found = dataSourcesOf(call, workspaceId).find((source) => source.label === label);
    if (found === undefined) throw notFound();
    return found;
}

/** The records of the table in the path, in the data source of the `x-data-source` header (default `live`). */
export async function recordsOf(call: Call): Promise<RecordSet> {
    const table = tableOf(call);
    const header = call.request.headers['x-data-source'];
    const label = header === undefined || header === '' ? 'live' : header;
    return call.app.tables.records(table, findDataSource(call, table.workspace_id, label));
}

export function branchesOf(call: Call, workspaceId: number): readonly BranchDoc[] {
    return call.app.objects.list('branch', (branch) => branch.workspace_id === workspaceId);
}

export function findBranch(call: Call, workspaceId: number, label: string): BranchDoc {
    const found = branchesOf(call, workspaceId).find((branch) => branch.label === label);
    if (found === undefined) throw notFound();
    return found;
}

export function liveBranch(call: Call, workspaceId: number): string {
    return branchesOf(call, workspaceId).find((branch) => branch.live)?.label ?? 'v1';
}

/** The label to work on: empty or missing means the live branch. */
export function branchLabel(call: Call, workspaceId: number, wanted: string | undefined): string {
    if (wanted === undefined || wanted === '') return liveBranch(call, workspaceId);
    return findBranch(call, workspaceId, wanted).label;
}
