import { isRecord } from '../store/json.js';
import { LOGIC_KINDS, type ObjectKind, type ObjectKinds } from '../store/object-kinds.js';
import type { ObjectStore } from '../store/objects.js';
import { renderChannel } from './channel.js';
import { type DocumentKind, withClause } from './document.js';
import { renderApiGroup, renderEndpoint } from './endpoint.js';
import { renderFunction } from './function.js';
import { renderLogic } from './logic.js';
import { quote } from './render-fields.js';
import { renderTable } from './render-table.js';

/** Kinds of objects that are documents, by the word their declaration begins with. */
export const STORED = {
    table: 'table',
    api_group: 'apigroup',
    query: 'api',
    realtime_channel: 'realtime_channel',
    function: 'function',
    task: 'task',
    middleware: 'middleware',
    addon: 'addon',
    tool: 'tool',
    agent: 'agent',
    mcp_server: 'mcp_server',
    table_trigger: 'table_trigger',
    workspace_trigger: 'workspace_trigger',
    agent_trigger: 'agent_trigger',
    mcp_server_trigger: 'mcp_server_trigger',
    realtime_trigger: 'realtime_trigger',
    workflow_test: 'workflow_test',
} as const satisfies Partial<Record<DocumentKind, ObjectKind>>;

export type StoredDocumentKind = keyof typeof STORED;

/** An object of a branch with its document. */
export interface BranchObject {
    readonly kind: StoredDocumentKind;
    readonly id: number;
    readonly name: string;
    readonly guid: string;
    /** Endpoints only. */
    readonly verb?: string;
    readonly group?: { readonly id: number; readonly name: string };
    readonly source: string;
}

/** Every object of a branch: tables first, then API groups with their endpoints, then the others. */
export function branchObjects(
    objects: ObjectStore,
    workspaceId: number,
    branch: string,
    drafts = false,
): readonly BranchObject[] {
    const here = (doc: { readonly workspace_id: number; readonly branch: string }): boolean =>
        doc.workspace_id === workspaceId && doc.branch === branch;
    const inside = (doc: { readonly workspace_id: number }): boolean => doc.workspace_id === workspaceId;
    const tableName = (id: number): string => objects.get('table', id)?.name ?? String(id);
    const shown = <T extends ObjectKinds['api' | 'function']>(doc: T): T =>
        drafts && isRecord(doc.draft) ? { ...doc, ...doc.draft } : doc;
    return [
        ...objects.list('table', inside).map((doc) => entry('table', doc, renderTable(doc, tableName))),
        ...objects.list('apigroup', here).flatMap((group) => [
            entry('api_group', group, group.source ?? renderApiGroup(group)),
            ...objects
                .list('api', ({ apigroup_id }) => apigroup_id === group.id)
                .map(shown)
                .map((doc) => ({
                    ...entry('query', doc, renderEndpoint(doc, group.name, tableName)),
                    verb: doc.verb,
                    group: { id: group.id, name: group.name },
                })),
        ]),
        ...objects
            .list('realtime_channel', inside)
            .map((doc) => entry('realtime_channel', doc, renderChannel(doc))),
        ...LOGIC_KINDS.flatMap((kind) =>
            objects
                .list(kind, here)
                .map(shown)
                .map((doc) =>
                    entry(
                        kind,
                        doc,
                        kind === 'function' ? renderFunction(doc, tableName) : renderLogic(kind, doc),
                    ),
                ),
        ),
    ];
}

export const branchDocuments = (
    objects: ObjectStore,
    workspaceId: number,
    branch: string,
): readonly string[] => branchObjects(objects, workspaceId, branch).map(({ source }) => source);

/** Exports print the guid last, so that a document finds its object again. */
function entry(
    kind: StoredDocumentKind,
    { id, name, guid }: { readonly id: number; readonly name: string; readonly guid: string },
    source: string,
): BranchObject {
    return { kind, id, name, guid, source: withClause(source, 'guid', quote(guid)) };
}
