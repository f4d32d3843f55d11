import { formatDate } from '../store/dates.js';
import type { JsonRecord } from '../store/json.js';
import type { LogicKind, ObjectKind } from '../store/object-kinds.js';

/** Keys of each object in the order Xano answers them. */
const SHAPES = {
    workspace: 'id name description swagger documentation branch',
    branch: 'created_at label backup live',
    table: 'id created_at updated_at name description docs guid auth tag autocomplete schema index xanoscript',
    apigroup:
        'id created_at updated_at name description docs guid branch canonical swagger documentation tag xanoscript input',
    api: 'id created_at updated_at name description docs guid auth cache verb input tag draft_updated_at xanoscript',
    file: 'id created_at name size type mime access path',
    function:
        'id created_at updated_at name description docs guid cache branch input tag draft_updated_at xanoscript',
    task: 'id created_at updated_at name description docs guid datasource active branch tag draft_updated_at xanoscript',
    middleware: 'id created_at updated_at name description guid branch input tag draft_updated_at xanoscript',
    addon: 'id created_at updated_at name description guid branch input tag xanoscript',
    tool: 'id created_at updated_at name description docs instructions guid branch input tag draft_updated_at xanoscript',
    agent: 'id created_at updated_at name description llm tag xanoscript input',
    mcp_server: 'id created_at updated_at name description tag xanoscript input',
    table_trigger:
        'id created_at updated_at name description guid branch tag actions draft_updated_at xanoscript input table_id datasources',
    workspace_trigger:
        'id created_at updated_at name description guid branch tag actions draft_updated_at xanoscript input workspace_id',
    agent_trigger:
        'id created_at updated_at name description guid branch tag actions draft_updated_at xanoscript input',
    mcp_server_trigger:
        'id created_at updated_at name description guid branch tag actions draft_updated_at xanoscript input',
    realtime_trigger:
        'id created_at updated_at name description guid branch tag actions draft_updated_at xanoscript input',
    workflow_test: 'id created_at updated_at name description docs guid datasource branch tag xanoscript',
    static_host: 'id created_at updated_at name description workspace dev prod git',
    static_host_build:
        'id created_at updated_at name description canonical file_count file_bytes original type status log static_host user',
    knowledge: 'id guid name description knowledge_type mode scope enabled locked content',
    realtime_channel: 'id name active xanoscript',
    /** A channel within the settings of its workspace. */
    realtime_settings:
        'id pattern description enabled anonymous_clients client_authenticated_messaging client_private_messaging client_private_messaging_authenticated_only client_public_messaging client_public_messaging_authenticated_only history presence wildcard',
} as const satisfies Partial<Record<ObjectKind | 'realtime_settings', string>> & Record<LogicKind, string>;

export type PresentedKind = keyof typeof SHAPES;

const KEYS = new Map(Object.entries(SHAPES).map(([kind, keys]) => [kind, keys.split(' ')]));
const DATES = new Set(['created_at', 'updated_at', 'draft_updated_at']);

/**
 * A stored object as Xano answers it. `extra` adds or replaces what is computed; a key nothing is known for is left
 * out, except `xanoscript`, which is null unless asked for.
 */
export function present(kind: PresentedKind, doc: object, extra: JsonRecord = {}): JsonRecord {
    const source: JsonRecord = { xanoscript: null, ...doc, ...extra };
    const shown: Record<string, unknown> = {};
    for (const key of KEYS.get(kind) ?? []) {
        const value = source[key];
        if (value === undefined) continue;
        shown[key] = DATES.has(key) && typeof value === 'number' ? formatDate(value) : value;
    }
    return shown;
}

/** The `xanoscript` of an answer that was asked to include it. */
export const scriptValue = (value: string): object => ({ status: 'ok', value, message: '' });
