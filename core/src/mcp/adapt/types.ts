import type { Input } from '../../operation.js';
import type { McpTool } from '../types.js';

/** What adapting needs of the server it adapts to. */
export interface AdaptContext {
    /** Carries a reading tool out and answers its data (see `result.ts`); throws where the tool fails. */
    call(tool: string, args: Input): Promise<unknown>;
    /** What the server offers. */
    readonly tools: readonly McpTool[];
    /** Milliseconds since 1970-01-01 UTC, for "today". */
    now(): number;
    /** Used where a tool wants a workspace and none is given; id or exact name. */
    readonly workspaceId?: number | string;
    /**
     * Finds the id behind a name, in place of the list tools of the server. `args` holds the ids known so far. Where it
     * knows no things of the kind it gives the name back, and the list tools are asked.
     */
    resolve?(key: string, name: string, args: Input): Promise<number | string>;
}

export interface AdaptedCall {
    /** As the server names it. */
    readonly tool: string;
    /** A function where it needs what the calls before answered. */
    readonly args: Input | ((before: readonly unknown[]) => Input);
}

/** A call in the server's own terms. Most are one call; what one tool cannot do is several. */
export interface AdaptPlan {
    /** In this order, each only after the one before. Empty for what only reads several times, which `finish` does. */
    readonly calls: readonly AdaptedCall[];
    /** The answer of the whole, from the data of all calls. */
    finish(results: readonly unknown[]): Promise<unknown>;
    /** What was understood in which way, and what Xano has nothing like: sentences for people. */
    readonly notes: readonly string[];
    /** What may be lost, where the tool that was asked for loses nothing by itself: it needs a confirmation. */
    readonly destroys?: string;
}

export type PlanShape = Pick<AdaptPlan, 'calls' | 'finish'>;
