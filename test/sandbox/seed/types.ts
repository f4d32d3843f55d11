/**
 * What the sandbox starts with: plain data without guids or formatted dates. The loader gives every object that brings
 * no id of its own the next one, in the order of the arrays, resolves names to ids, computes index ids and formats dates.
 * All times are epoch milliseconds.
 */
export interface SampleData {
    /** The account behind the sandbox token, as `GET /auth/me` and the audit log show it. */
    readonly owner: SampleUser;
    /** The shop first, then a small second workspace. */
    readonly workspaces: readonly SampleWorkspace[];
}

export interface SampleUser {
    readonly id: number;
    readonly name: string;
    readonly email: string;
}

/** Every named object lives on the live branch; names are unique within their array (endpoints: name plus verb). */
export interface SampleWorkspace {
    /** Default: the next one. */
    readonly id?: number;
    readonly name: string;
    readonly description: string;
    readonly branches: readonly SampleBranch[];
    readonly dataSources: readonly SampleDataSource[];
    readonly tables: readonly SampleTable[];
    readonly apiGroups: readonly SampleApiGroup[];
    readonly functions: readonly SampleFunction[];
    readonly tasks: readonly SampleTask[];
    readonly tools: readonly SampleTool[];
    readonly middleware: readonly SampleMiddleware[];
    readonly tableTriggers: readonly SampleTableTrigger[];
    readonly workspaceTriggers: readonly SampleWorkspaceTrigger[];
    /** Oldest first, so that ids given in order put the newest run last. So are all run histories and the audit log. */
    readonly requestHistory: readonly SampleRequest[];
    readonly functionHistory: readonly SampleRun[];
    readonly taskHistory: readonly SampleRun[];
    readonly middlewareHistory: readonly SampleRun[];
    readonly triggerHistory: readonly SampleRun[];
    readonly toolHistory: readonly SampleRun[];
    readonly audit: readonly SampleAudit[];
    readonly files: readonly SampleFile[];
    readonly staticHosts?: readonly SampleStaticHost[];
}

export interface SampleStaticHost {
    readonly name: string;
    readonly description: string;
    readonly created_at: number;
}

export interface SampleBranch {
    readonly label: string;
    readonly live: boolean;
    readonly backup: boolean;
    readonly created_at: number;
}

export interface SampleDataSource {
    readonly label: string;
    /** `#rrggbb` */
    readonly color: string;
}

/**
 * A table column or an input descriptor in the form Xano answers with, key order kept. The one difference:
 * `tableref` names the target table, where Xano has its id in `tableref_id`.
 */
export interface Column {
    readonly name: string;
    readonly type: string;
    readonly description: string;
    readonly nullable: boolean;
    /** Always a string on read: numbers as text, `now` on timestamps. */
    readonly default: string;
    readonly required: boolean;
    /** Text columns only. */
    readonly format?: string;
    /** Enum columns only. */
    readonly values?: readonly string[];
    readonly access: 'public' | 'private' | 'internal';
    readonly style: 'single' | 'list';
    readonly validators?: { readonly trim?: boolean; readonly lower?: boolean };
    readonly tableref?: string;
}

export interface SampleIndex {
    readonly type: 'primary' | 'btree' | 'btree|unique' | 'gin';
    readonly fields: readonly { readonly name: string; readonly op?: string }[];
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One record with every column of its table set, `id` included. */
export type Row = Readonly<Record<string, Json>>;

export interface SampleTable {
    /** Default: the next one. */
    readonly id?: number;
    readonly name: string;
    readonly description: string;
    /** True when its rows can hold sessions, so endpoints may name it in `auth`. */
    readonly auth: boolean;
    readonly created_at: number;
    readonly schema: readonly Column[];
    readonly index: readonly SampleIndex[];
    readonly rowsByDataSource: Readonly<Record<string, readonly Row[]>>;
}

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface SampleEndpoint {
    readonly name: string;
    readonly verb: Verb;
    readonly input: readonly Column[];
    /** Name of the table whose rows may call it; null for a public endpoint. */
    readonly auth: string | null;
    readonly description: string;
    readonly xanoscript: string;
}

export interface SampleApiGroup {
    /** Default: the next one. */
    readonly id?: number;
    readonly name: string;
    readonly canonical: string;
    readonly description: string;
    readonly swagger: boolean;
    readonly created_at: number;
    readonly endpoints: readonly SampleEndpoint[];
}

interface Named {
    readonly name: string;
    readonly description: string;
    readonly created_at: number;
    readonly xanoscript: string;
}

export interface SampleFunction extends Named {
    readonly input: readonly Column[];
}

export interface SampleTask extends Named {
    readonly datasource: string;
    readonly active: boolean;
}

export interface SampleTool extends Named {
    readonly instructions: string;
    readonly input: readonly Column[];
}

export interface SampleMiddleware extends Named {
    readonly input: readonly Column[];
}

export interface SampleTableTrigger extends Named {
    readonly table: string;
    readonly actions: Readonly<Record<'insert' | 'update' | 'delete' | 'truncate', boolean>>;
    readonly datasources: readonly string[];
}

export interface SampleWorkspaceTrigger extends Named {
    readonly actions: Readonly<Record<'branch_live' | 'branch_merge' | 'branch_new', boolean>>;
}

/** Positions in `apiGroups` and in the `endpoints` of that group: `api_id` and `query_id` once the loader gave ids. */
export interface EndpointRef {
    readonly group: number;
    readonly endpoint: number;
}

/** One row of the request history. */
export interface SampleRequest {
    readonly created_at: number;
    readonly branch: string;
    readonly endpoint: EndpointRef;
    /** Seconds, three decimals. */
    readonly duration: number;
    readonly status: number;
    readonly verb: Verb;
    /** Path and query, from `/api:` on: the loader puts the origin of the instance in front. */
    readonly uri: string;
    readonly input: Json;
    /** `Name: value` lines. Holds bearer tokens in clear, as Xano's own history does; these are fakes. */
    readonly request_headers: readonly string[];
    readonly response_headers: readonly string[];
    readonly output: Json;
}

/** One run of a function, task, middleware, trigger or tool. */
export interface SampleRun {
    /** Name of the object that ran, in the array its history belongs to (triggers: either trigger array). */
    readonly name: string;
    readonly created_at: number;
    readonly branch: string;
    /** Seconds, three decimals. */
    readonly duration: number;
    readonly input: Json;
    readonly output: Json;
    /** Middleware runs only: the endpoint they ran for. */
    readonly endpoint?: EndpointRef;
}

export interface SampleAudit {
    readonly created_at: number;
    /** `<resource>:<action>`, e.g. `table:create`. */
    readonly type: string;
    readonly msg: string;
    readonly label: readonly string[];
    readonly data: Json;
    /** Label of the branch it happened on; null where branches do not apply. */
    readonly branch: string | null;
}

export interface SampleFile {
    readonly name: string;
    readonly created_at: number;
    /** Bytes. */
    readonly size: number;
    readonly type: string;
    readonly mime: string;
    readonly access: 'public' | 'private';
    /** `/vault/...` */
    readonly path: string;
}
