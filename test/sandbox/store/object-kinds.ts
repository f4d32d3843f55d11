import type { Column } from './column.js';
import type { ClusterFields, ReleaseContent, TenantFields } from './delivery-kinds.js';
import type { TableIndex } from './table-index.js';

/** Stored forms. Dates are epoch milliseconds here and Xano's text in answers (`routes/present.ts`). */
interface Dated {
    readonly id: number;
    readonly created_at: number;
    readonly updated_at: number;
}

export interface WorkspaceDoc extends Dated {
    readonly name: string;
    readonly description: string;
    readonly swagger: boolean;
    readonly documentation: Readonly<Record<string, unknown>> | null;
    readonly preferences: Readonly<Record<string, unknown>>;
    /** Absent until it is set. */
    readonly realtime?: { readonly enabled: boolean; readonly hash: string };
}

interface InWorkspace extends Dated {
    readonly workspace_id: number;
}

export interface BranchDoc extends InWorkspace {
    readonly label: string;
    readonly description: string;
    readonly color: string;
    readonly backup: boolean;
    readonly live: boolean;
}

export interface DataSourceDoc extends InWorkspace {
    readonly label: string;
    readonly color: string;
}

interface Named extends InWorkspace {
    readonly name: string;
    readonly description: string;
    readonly docs: string;
    readonly guid: string;
    readonly tag: readonly string[];
    /** Source as it was last written, if it was written as XanoScript. */
    readonly source?: string;
    /** Guid of the API group the object is restricted to; empty for none. */
    readonly restricted_to?: string;
}

export interface TableDoc extends Named {
    readonly auth: boolean;
    readonly autocomplete: readonly { readonly name: string }[];
    readonly schema: readonly Column[];
    readonly index: readonly TableIndex[];
}

interface Branched extends Named {
    /** Label of its branch. */
    readonly branch: string;
}

export interface ApigroupDoc extends Branched {
    readonly canonical: string;
    readonly swagger: boolean;
}

export interface Cache {
    readonly active: boolean;
    readonly ttl: number;
    readonly input: boolean;
    readonly auth: boolean;
    readonly datasource: boolean;
    readonly ip: boolean;
    readonly headers: readonly string[];
    readonly env: readonly string[];
}

export interface ApiDoc extends Branched {
    readonly apigroup_id: number;
    readonly verb: string;
    /** False for a public endpoint, else what was sent: the name or id of the auth table. */
    readonly auth: unknown;
    readonly cache: Cache;
    readonly input: readonly object[];
    readonly draft_updated_at: number | null;
    /** Changes of a PUT with `publish=false`, shown with `include_draft=true`. */
    readonly draft?: Partial<ApiDoc>;
}

/** Functions, tasks, tools, middleware, addons, triggers: what they carry beyond a name differs, so it is open. */
export interface LogicDoc extends Branched {
    readonly draft_updated_at: number | null;
    readonly [extra: string]: unknown;
}

export interface FileDoc extends InWorkspace {
    readonly name: string;
    readonly size: number;
    readonly type: string;
    readonly mime: string;
    readonly access: string;
    readonly path: string;
}

export interface ChannelSettings {
    readonly description: string;
    readonly enabled: boolean;
    readonly anonymous_clients: boolean;
    readonly client_authenticated_messaging: boolean;
    readonly client_private_messaging: boolean;
    readonly client_private_messaging_authenticated_only: boolean;
    readonly client_public_messaging: boolean;
    readonly client_public_messaging_authenticated_only: boolean;
    readonly history: number;
    readonly presence: boolean;
    readonly wildcard: boolean;
}

/** A realtime channel; its name is the pattern. */
export interface ChannelDoc extends InWorkspace, ChannelSettings {
    readonly name: string;
    readonly guid: string;
}

/** Where a static site is served: for visitors, or for trying it out. */
export interface HostEnv {
    readonly canonical: string;
    readonly host: string;
    readonly custom: string;
    readonly default_url: string | null;
    readonly custom_url: string | null;
    readonly mode: string | null;
    /** The build that is published there. */
    readonly build_id?: number | undefined;
}

export interface StaticHostDoc extends InWorkspace {
    readonly name: string;
    readonly description: string;
    readonly dev: HostEnv;
    readonly prod: HostEnv;
    readonly git: { readonly repo: string; readonly private_key: string; readonly public_key: string };
}

export interface BuildFile {
    readonly path: string;
    readonly text: string;
}

export interface BuildDoc extends InWorkspace {
    readonly static_host_id: number;
    readonly user_id: number;
    readonly name: string;
    readonly description: string;
    readonly canonical: string;
    readonly original: string;
    readonly type: string;
    readonly status: 'pending' | 'building' | 'ok' | 'error';
    readonly log: string;
    readonly file_count: number;
    readonly file_bytes: number;
    /** Absent when the upload was no zip archive. */
    readonly files?: readonly BuildFile[] | undefined;
}

export interface ReleaseDoc extends InWorkspace, ReleaseContent {}

/** The personal sandbox has the workspace 0, which is none. */
export interface TenantDoc extends InWorkspace, TenantFields {}

export interface ClusterDoc extends Dated, ClusterFields {}

/** What language models are told about a workspace. */
export interface KnowledgeDoc extends InWorkspace {
    readonly branch: string;
    readonly guid: string;
    readonly name: string;
    readonly description: string;
    readonly knowledge_type: string;
    readonly mode: string;
    readonly scope: string;
    readonly enabled: boolean;
    readonly locked: boolean;
    readonly content: string;
}

export interface AccountDoc extends Dated {
    readonly user_id: number;
    readonly name: string;
    readonly email: string;
}

export interface SnippetToken {
    readonly token: string;
    readonly created_at: number;
    readonly updated_at: number;
    readonly max_installs: number;
    readonly current_installs: number;
}

/** What the account published for others to install. */
export interface SnippetDoc extends Dated {
    readonly canonical: string;
    readonly name: string;
    readonly install_access: string;
    readonly install_access_description: string;
    readonly tokens: readonly SnippetToken[];
}

export const LOGIC_KINDS = [
    'function',
    'task',
    'middleware',
    'addon',
    'tool',
    'agent',
    'mcp_server',
    'table_trigger',
    'workspace_trigger',
    'agent_trigger',
    'mcp_server_trigger',
    'realtime_trigger',
    'workflow_test',
] as const;

export type LogicKind = (typeof LOGIC_KINDS)[number];

export interface ObjectKinds extends Readonly<Record<LogicKind, LogicDoc>> {
    readonly account: AccountDoc;
    readonly snippet: SnippetDoc;
    readonly workspace: WorkspaceDoc;
    readonly branch: BranchDoc;
    readonly datasource: DataSourceDoc;
    readonly table: TableDoc;
    readonly apigroup: ApigroupDoc;
    readonly api: ApiDoc;
    readonly file: FileDoc;
    readonly realtime_channel: ChannelDoc;
    readonly static_host: StaticHostDoc;
    readonly static_host_build: BuildDoc;
    readonly knowledge: KnowledgeDoc;
    readonly release: ReleaseDoc;
    readonly tenant: TenantDoc;
    readonly cluster: ClusterDoc;
}

export type ObjectKind = keyof ObjectKinds;
