import type { OnError } from '../server/workflow.js';

/** An item as n8n passes it on. */
export interface EngineItem {
    readonly json: Readonly<Record<string, unknown>>;
    readonly binary?: Readonly<Record<string, EngineBinary>>;
    readonly pairedItem?: unknown;
}

export interface EngineBinary {
    /** Base64. */
    readonly data: string;
    readonly mimeType: string;
    readonly fileName?: string;
}

/** One node to run once, over all items. */
export interface EngineRun {
    /** Its name without the package's. */
    readonly type: string;
    readonly typeVersion?: number;
    readonly parameters: Readonly<Record<string, unknown>>;
    /** Default: one empty item. */
    readonly items?: readonly EngineItem[];
    /** Field values by credential type. */
    readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly onError?: OnError;
}

export interface EngineResult {
    readonly status: string;
    readonly error?: EngineError;
    /** Of the first output. */
    readonly items: readonly EngineItem[];
    /** Of all outputs; more than one with `continueErrorOutput`. */
    readonly outputs: readonly (readonly EngineItem[])[];
    readonly hints: readonly string[];
}

export interface EngineError {
    readonly name: string;
    readonly message: string;
    readonly description?: string;
    readonly itemIndex?: number;
    readonly httpCode?: string;
}

export type EngineRequest = { readonly id: number; readonly run: EngineRun };

export type EngineReply =
    { readonly id: number; readonly result: EngineResult } | { readonly id: number; readonly defect: string };
