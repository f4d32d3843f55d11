import type { CallContext } from '../link.js';
import type { McpTool } from '../mcp/types.js';
import type { HttpResponse } from '../runtime.js';
import type { McpVisit } from './mcp-visit.js';

export type CheckState = 'ok' | 'warning' | 'failed' | 'skipped';

/** What a check found. */
export interface Finding {
    readonly state: CheckState;
    /** One sentence. */
    readonly message: string;
    /** What to do about it. */
    readonly next?: string | undefined;
    /** The same for programs: plain data, without a secret. */
    readonly facts?: Readonly<Record<string, unknown>>;
}

export interface CheckReport extends Finding {
    readonly id: string;
    readonly title: string;
    /** How long it took, in milliseconds. */
    readonly ms: number;
}

export interface Verdict {
    readonly state: 'ok' | 'warning' | 'failed';
    /** One sentence: what is wrong, or that nothing is. */
    readonly message: string;
    /** The one thing to do next. */
    readonly next: string;
}

/** What an examination found. Plain data; no text in it holds the token. */
export interface Diagnosis {
    /** False when a check failed. */
    readonly ok: boolean;
    readonly verdict: Verdict;
    readonly checks: readonly CheckReport[];
    /** When it was made: ISO time, by this machine's clock. */
    readonly at: string;
    /** Of this package. */
    readonly version: string;
}

/** A setting of the connection whose origin is worth knowing. */
export type SettingName = 'instanceUrl' | 'accessToken' | 'mcpUrl' | 'workspaceId';

/** What the entry of a platform knows and the pure part cannot. */
export interface Place {
    /** For what is said about CORS and proxies; default `other`. */
    readonly kind?: 'node' | 'browser' | 'other';
    /** Where a setting came from, in words; undefined when `value` is not the one that was read. */
    readonly sourceOf?: (setting: SettingName, value: unknown) => string | undefined;
    /** Checks of the platform's own, in place of those of the same id. */
    readonly checks?: readonly Check[];
}

/** What earlier checks learnt and later ones work with. */
export interface Learnt {
    /** Xano's answer to "whose token is this". */
    answer?: HttpResponse;
    /** Milliseconds Xano's clock is ahead of this one. */
    aheadMs?: number;
    role?: string;
    workspaces?: readonly { readonly id: number; readonly name: string }[];
    workspaceId?: number;
    /** Xano answered 429: nothing more is asked of the Metadata API. */
    limited?: boolean;
    visit?: McpVisit;
    tools?: readonly McpTool[];
}

/** What a check works with. */
export interface Subject {
    /** The client's, for this check alone: over the Metadata API, never repeated, ended by the check's deadline. */
    readonly context: CallContext;
    readonly place: Place;
    readonly learnt: Learnt;
}

/** One thing that is looked at. It never writes. */
export interface Check {
    readonly id: string;
    readonly title: string;
    /** Ids of checks that must have gone well, or this one would only repeat what they say. */
    readonly needs?: readonly string[];
    readonly run: (subject: Subject) => Finding | Promise<Finding>;
}
