import { knownTools } from '../../../core/src/mcp/tools/index.js';
import type { RestOperation } from '../../../core/src/operation.js';
import { KINDS, operations } from '../pairs.js';

/** An operation of the MCP server, under the names Xano's lists have for it, and what does the same here. */
export interface ToolCoverage {
    readonly tool: string;
    readonly aliases: readonly string[];
    /** Ids of operations. */
    readonly operations: readonly string[];
    /** Why there is none. */
    readonly reason: string | undefined;
}

/** Tools that no operation calls, and why. */
export const NO_OPERATION: Readonly<Record<string, string>> = {
    generateWorkspaceSdk:
        'no document names an endpoint, the arguments or the answer of it; call it by its name',
};

/** The lists of tools are restated in test/unit/mcp/tools/documented.ts, to which `knownTools` is held there. */
export function toolCoverage(): readonly ToolCoverage[] {
    const calling = operations.map((operation) => ({ id: operation.id, tools: toolsOf(operation) }));
    return knownTools()
        .filter(({ name, operation }) => name === operation)
        .map(({ name, aliases }) => ({
            tool: name,
            aliases,
            operations: calling
                .filter(({ tools }) => [name, ...aliases].some((one) => tools.includes(one)))
                .map(({ id }) => id),
            reason: NO_OPERATION[name],
        }));
}

function toolsOf({ mcp }: RestOperation): readonly string[] {
    if (mcp === undefined) return [];
    const { tool } = mcp;
    // One for each kind of index.
    return typeof tool === 'string' ? [tool] : KINDS.map((kind) => tool({ kind }));
}

/** Operations of the server that have neither an operation here nor a reason. */
export const unexplained = (tools: readonly ToolCoverage[]): readonly string[] =>
    tools
        .filter(({ operations: ids, reason }) => ids.length === 0 && reason === undefined)
        .map(({ tool }) => tool);
