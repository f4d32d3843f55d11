/** Stored forms of releases and of the environments they are brought to. Dates are epoch milliseconds. */

export interface ReleaseContent {
    readonly name: string;
    readonly description: string;
    readonly branch: string;
    readonly hotfix: boolean;
    /** Tables whose records went along, with their count. */
    readonly tables: readonly { readonly id: number; readonly name: string; readonly cnt: number }[];
    /** All of it as XanoScript documents. */
    readonly documents: string;
}

export interface Backup {
    readonly id: number;
    readonly created_at: number;
    readonly description: string;
    readonly release: string;
    readonly content: TenantContent;
}

export interface Snapshot {
    readonly name: string;
    readonly description: string;
    readonly created: number;
    readonly is_original: boolean;
}

/** What a backup keeps of a tenant. */
export interface TenantContent {
    readonly documents: string;
    readonly env: Readonly<Record<string, string>>;
}

/** What it is at, and what it will be once it was looked at `reads` times more. */
export interface TenantWork {
    readonly state: string;
    readonly reads: number;
    readonly then: Readonly<{ release?: string; platform_id?: number; content?: TenantContent }>;
}

export interface TenantSettings {
    readonly display: string;
    readonly description: string;
    readonly domain: string;
    readonly ingress: boolean;
    readonly tasks: boolean;
    readonly tag: readonly unknown[];
    readonly proxy: string;
    readonly rbac: Readonly<Record<string, unknown>>;
}

/** A tenant of a workspace, or the personal sandbox, which is in none. */
export interface TenantFields extends TenantSettings {
    readonly name: string;
    readonly type: 'tenant' | 'sandbox';
    readonly license: string;
    readonly cluster_id: number;
    readonly platform_id: number;
    readonly version: number;
    readonly deployed_at: number | null;
    readonly release: string;
    readonly content: TenantContent;
    readonly work: TenantWork | null;
    /** What was written as its licence. */
    readonly licence: unknown;
    readonly backups: readonly Backup[];
    /** Backups are counted for each tenant. */
    readonly last_backup: number;
    readonly snapshots: readonly Snapshot[];
    /** Name of the snapshot it works on. */
    readonly live_snapshot: string;
    readonly knowledge: readonly Readonly<Record<string, unknown>>[];
}

export interface ClusterFields {
    readonly name: string;
    readonly type: string;
    readonly description: string;
    readonly domain: string;
    readonly licence: unknown;
}
