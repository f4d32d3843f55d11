import type { App } from './app.js';
import { loadHistory } from './load-history.js';
import { baseObject, DEFAULT_CACHE, loadLogic } from './load-logic.js';
import {
    type Column as SampleColumn,
    type SampleData,
    type SampleTable,
    type SampleWorkspace,
} from './seed/index.js';
import {
    createBareWorkspace,
    createBranch,
    createDataSource,
    createWorkspace,
} from './store/base-objects.js';
import { type Column, readSchema } from './store/column.js';
import { completeRow, type Row } from './store/coerce.js';
import { createStaticHost } from './store/static-hosts.js';
import { readIndexes } from './store/table-index.js';

const OWNER = { id: 4211, name: 'Dana Example', email: 'dana@example.test' };

/** One workspace with nothing in it. */
export async function loadEmpty(app: App): Promise<void> {
    await addAccount(app, OWNER);
    await createWorkspace(app.objects, { name: 'Sandbox', description: '' }, app.now());
}

/** Workspaces with all that is in them; what brings no id gets the next one, in the order of the data. */
export async function loadSample(app: App, sample: SampleData): Promise<void> {
    await addAccount(app, sample.owner);
    for (const workspace of sample.workspaces) await loadWorkspace(app, workspace, sample.owner);
}

async function addAccount(app: App, owner: typeof OWNER): Promise<void> {
    const at = app.now();
    const { id, name, email } = owner;
    await app.objects.insert('account', { created_at: at, updated_at: at, user_id: id, name, email });
}

async function loadWorkspace(app: App, sample: SampleWorkspace, owner: typeof OWNER): Promise<void> {
    const { objects } = app;
    const at = sample.branches[0]?.created_at ?? app.now();
    const workspace = await createBareWorkspace(objects, sample, at);
    for (const { created_at, ...branch } of sample.branches) {
        await createBranch(objects, workspace.id, branch, created_at);
    }
    for (const source of sample.dataSources) await createDataSource(objects, workspace.id, source, at);
    const branch = sample.branches.find(({ live }) => live)?.label ?? 'v1';
    const tableIds = await loadTables(app, workspace.id, sample.tables);
    const place = {
        app,
        workspaceId: workspace.id,
        branch,
        columns: (list: readonly SampleColumn[]) => withReferences(list, tableIds),
    };
    const groups = await loadApiGroups(place, sample);
    const logicIds = await loadLogic(place, sample, tableIds);
    for (const { created_at, ...file } of sample.files) {
        await objects.insert('file', {
            ...file,
            workspace_id: workspace.id,
            created_at,
            updated_at: created_at,
        });
    }
    for (const { created_at, ...host } of sample.staticHosts ?? []) {
        await createStaticHost(objects, workspace.id, host, created_at);
    }
    await loadHistory({ app, workspace, owner, groups, logicIds }, sample);
}

/** Where loaded objects belong. */
export interface Place {
    readonly app: App;
    readonly workspaceId: number;
    readonly branch: string;
    /** Columns with the names of referenced tables turned into ids. */
    readonly columns: (list: readonly SampleColumn[]) => readonly object[];
}

function withReferences(
    list: readonly SampleColumn[],
    tableIds: ReadonlyMap<string, number>,
): readonly object[] {
    return list.map(({ tableref, ...column }) =>
        tableref === undefined ? column : { ...column, tableref_id: tableIds.get(tableref) },
    );
}

async function loadTables(
    app: App,
    workspaceId: number,
    tables: readonly SampleTable[],
): Promise<Map<string, number>> {
    // All ids first: a table may refer to one that comes after it, or to itself.
    const ids = new Map(tables.map(({ name, id }) => [name, id ?? app.objects.reserveId('table')]));
    for (const sample of tables) {
        const schema = readSchema(withReferences(sample.schema, ids));
        const { name, description, created_at, auth } = sample;
        const index = readIndexes(sample.index, schema);
        const table = await app.tables.create(
            {
                ...baseObject(workspaceId, name, description, created_at),
                auth,
                autocomplete: [],
                schema,
                index,
            },
            ids.get(name),
        );
        for (const source of app.objects.list('datasource', (s) => s.workspace_id === workspaceId)) {
            const rows = sample.rowsByDataSource[source.label] ?? [];
            const records = await app.tables.records(table, source);
            await records.insert(rows.map((row) => withId(schema, row, app.now())));
        }
    }
    return ids;
}

function withId(schema: readonly Column[], row: Row, now: number): Row {
    return { id: row.id ?? null, ...completeRow(schema, row, now) };
}

/** Ids by position, as the sample history refers to groups and endpoints. */
export interface LoadedGroup {
    readonly id: number;
    readonly endpointIds: readonly number[];
}

async function loadApiGroups(place: Place, sample: SampleWorkspace): Promise<readonly LoadedGroup[]> {
    const { app, workspaceId, branch } = place;
    const loaded: LoadedGroup[] = [];
    for (const { id, name, description, created_at, canonical, swagger, endpoints } of sample.apiGroups) {
        const base = baseObject(workspaceId, name, description, created_at);
        const doc = { ...base, branch, canonical, swagger };
        const group = await app.objects.insert('apigroup', doc, id === undefined ? {} : { id });
        const endpointIds: number[] = [];
        for (const endpoint of endpoints) {
            const { id } = await app.objects.insert('api', {
                ...baseObject(workspaceId, endpoint.name, endpoint.description, created_at),
                branch,
                apigroup_id: group.id,
                verb: endpoint.verb,
                auth: endpoint.auth ?? false,
                cache: DEFAULT_CACHE,
                input: place.columns(endpoint.input),
                draft_updated_at: null,
                source: endpoint.xanoscript,
            });
            endpointIds.push(id);
        }
        loaded.push({ id: group.id, endpointIds });
    }
    return loaded;
}
