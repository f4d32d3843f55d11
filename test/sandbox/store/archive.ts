import { newCanonical } from './names.js';
import { createBranch } from './base-objects.js';
import type { Row } from './coerce.js';
import { isRecord } from './json.js';
import {
    type ApiDoc,
    type ApigroupDoc,
    type BranchDoc,
    type ChannelDoc,
    type DataSourceDoc,
    LOGIC_KINDS,
    type LogicDoc,
    type LogicKind,
    type TableDoc,
    type WorkspaceDoc,
} from './object-kinds.js';
import type { ObjectStore } from './objects.js';
import type { TableStore } from './tables.js';

/**
 * choice: the format of Xano's archive is not public. This one holds the stored objects of one branch, without drafts,
 * and the records of every data source; an export of the schema leaves all but the branch and the tables out.
 */
export interface Archive {
    readonly format: 'sandbox 1';
    /** What the password must hash to; empty for none. */
    readonly lock: string;
    readonly branch: Pick<BranchDoc, 'label' | 'description' | 'color'>;
    readonly tables: readonly TableDoc[];
    readonly whole?: Whole;
}

interface Whole {
    readonly workspace: WorkspaceDoc;
    readonly datasources: readonly DataSourceDoc[];
    /** By table id and label of the data source. */
    readonly records: Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>>;
    readonly apigroups: readonly ApigroupDoc[];
    readonly apis: readonly ApiDoc[];
    readonly channels: readonly ChannelDoc[];
    readonly logic: Readonly<Partial<Record<LogicKind, readonly LogicDoc[]>>>;
}

export interface Stores {
    readonly objects: ObjectStore;
    readonly tables: TableStore;
    readonly now: () => number;
}

const inside =
    (workspace: WorkspaceDoc) =>
    (doc: { readonly workspace_id: number }): boolean =>
        doc.workspace_id === workspace.id;

export function schemaArchive({ objects }: Stores, workspace: WorkspaceDoc, branch: BranchDoc): Archive {
    const { label, description, color } = branch;
    const tables = objects.list('table', inside(workspace));
    return { format: 'sandbox 1', lock: '', branch: { label, description, color }, tables };
}

export async function wholeArchive(
    stores: Stores,
    workspace: WorkspaceDoc,
    branch: BranchDoc,
): Promise<Archive> {
    const { objects } = stores;
    const archive = schemaArchive(stores, workspace, branch);
    const datasources = objects.list('datasource', inside(workspace));
    const records: Record<string, Record<string, readonly Row[]>> = {};
    for (const table of archive.tables) {
        const bySource = (records[table.id] = {} as Record<string, readonly Row[]>);
        for (const source of datasources) bySource[source.label] = await allRecords(stores, table, source);
    }
    const here = (doc: { readonly workspace_id: number; readonly branch: string }): boolean =>
        doc.workspace_id === workspace.id && doc.branch === branch.label;
    return {
        ...archive,
        whole: {
            workspace,
            datasources,
            records,
            apigroups: objects.list('apigroup', here),
            apis: objects.list('api', here).map(published),
            channels: objects.list('realtime_channel', inside(workspace)),
            logic: Object.fromEntries(
                LOGIC_KINDS.map((kind) => [kind, objects.list(kind, here).map(published)]),
            ),
        },
    };
}

const published = <T extends ApiDoc | LogicDoc>(doc: T): T => ({
    ...doc,
    draft: undefined,
    draft_updated_at: null,
});

const CHUNK = 10_000;

async function allRecords(
    { tables, now }: Stores,
    table: TableDoc,
    source: DataSourceDoc,
): Promise<readonly Row[]> {
    const set = await tables.records(table, source);
    const rows: Row[] = [];
    for (let page = 1; rows.length < set.total; page++) {
        const { items } = await set.page({ search: null, page, perPage: CHUNK }, now());
        if (items.length === 0) break;
        // What was read from a table can be written to one.
        rows.push(...(items as readonly Row[]));
    }
    return rows;
}

export function isArchive(value: unknown): value is Archive {
    return (
        isRecord(value) &&
        value.format === 'sandbox 1' &&
        Array.isArray(value.tables) &&
        isRecord(value.branch)
    );
}

const REPLACED = [...LOGIC_KINDS, 'apigroup', 'api', 'realtime_channel', 'branch', 'datasource'] as const;

/** choice: files, static sites and the history stay, as the archive has none; ids are new, guids are kept. */
export async function replaceWorkspace(
    { objects, tables, now }: Stores,
    workspace: WorkspaceDoc,
    { branch, tables: archived, whole }: Archive & { readonly whole: Whole },
): Promise<WorkspaceDoc> {
    for (const table of objects.list('table', inside(workspace))) await tables.drop(table);
    for (const kind of REPLACED) {
        for (const { id } of objects.list(kind, inside(workspace))) await objects.remove(kind, id);
    }
    await createBranch(objects, workspace.id, { ...branch, live: true }, now());
    const sources: DataSourceDoc[] = [];
    for (const { id: _id, ...source } of whole.datasources) {
        sources.push(await objects.insert('datasource', { ...source, workspace_id: workspace.id }));
    }
    const ids = new Map(archived.map(({ id }) => [id, objects.reserveId('table')]));
    const moved = <T extends object>(doc: T): T => ({
        ...withTableIds(doc, ids),
        workspace_id: workspace.id,
    });
    for (const table of archived) {
        const { id: _id, ...doc } = moved(table);
        const made = await tables.create(doc, ids.get(table.id));
        for (const source of sources) {
            const set = await tables.records(made, source);
            await set.insert(whole.records[table.id]?.[source.label] ?? []);
        }
    }
    for (const { id, ...group } of whole.apigroups) {
        const taken = objects.list('apigroup').some(({ canonical }) => canonical === group.canonical);
        const canonical = taken ? newCanonical() : group.canonical;
        const made = await objects.insert('apigroup', { ...moved(group), canonical });
        for (const { id: _id, ...api } of whole.apis.filter(({ apigroup_id }) => apigroup_id === id)) {
            await objects.insert('api', { ...moved(api), apigroup_id: made.id });
        }
    }
    for (const { id: _id, ...channel } of whole.channels)
        await objects.insert('realtime_channel', moved(channel));
    for (const kind of LOGIC_KINDS) {
        for (const doc of whole.logic[kind] ?? []) {
            await objects.put(kind, { ...moved(doc), id: objects.reserveId(kind) });
        }
    }
    const { id: _id, created_at: _made, ...settings } = whole.workspace;
    return objects.update('workspace', workspace, { ...settings, updated_at: now() });
}

/** choice: tables are told apart by name. One that is there gets the columns and indexes of the archive, others are made. */
export async function loadSchema(
    { objects, tables, now }: Stores,
    workspace: WorkspaceDoc,
    archive: Archive,
    label: string,
): Promise<BranchDoc> {
    const known = new Map(objects.list('table', inside(workspace)).map((table) => [table.name, table]));
    const ids = new Map(
        archive.tables.map(({ id, name }) => [id, known.get(name)?.id ?? objects.reserveId('table')]),
    );
    for (const table of archive.tables) {
        const { id: _id, ...doc } = { ...withTableIds(table, ids), workspace_id: workspace.id };
        const current = known.get(table.name);
        if (current === undefined) await tables.create(doc, ids.get(table.id));
        else {
            await tables.replaceSchema(current, doc.schema);
            await tables.changeIndexes(current, () => doc.index);
        }
    }
    const { description, color } = archive.branch;
    return createBranch(objects, workspace.id, { label, description, color }, now());
}

/** Ids of tables stand in columns, inputs and triggers. */
function withTableIds<T>(value: T, ids: ReadonlyMap<number, number>): T {
    const renew = (part: unknown): unknown => {
        if (Array.isArray(part)) return part.map(renew);
        if (!isRecord(part)) return part;
        return Object.fromEntries(
            Object.entries(part).map(([key, inner]) => [
                key,
                (key === 'tableref_id' || key === 'table_id') && typeof inner === 'number'
                    ? (ids.get(inner) ?? inner)
                    : renew(inner),
            ]),
        );
    };
    // Only numbers were exchanged for numbers.
    return renew(value) as T;
}
