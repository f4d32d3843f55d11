import { isXanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { forgetNames } from '../names/memory.js';
import { resolveInput } from '../names/resolve.js';
import type { Input, McpCall, RestRequest } from '../operation.js';
import { asPage } from '../paginate.js';
import { attributed, reworded } from '../reword.js';
import type { OtherWay } from '../way.js';
import { bindArguments } from './binding.js';
import { callOnce } from './call-tool.js';
import { goesOverMcp } from './choose-way.js';
import type { McpDoor } from './door.js';
import { LATER } from './later/index.js';
import { resolveToolName } from './tools/index.js';
import type { McpTool } from './types.js';

type Bindable = RestRequest & { readonly mcp: McpCall };

const hasTool = (operation: RestRequest): operation is Bindable => operation.mcp !== undefined;

const toolNameOf = ({ mcp }: Bindable, input: Input): string =>
    typeof mcp.tool === 'string' ? mcp.tool : mcp.tool(input);

/** Carries operations out by the tools of the MCP server. */
export function mcpWay(door: McpDoor): OtherWay {
    return {
        takes: (operation, input, context) =>
            goesOverMcp(operation, input, context, () => refusalOf(door, operation, input, context)),
        carry: async (operation, input, context) => {
            try {
                return await carryByTool(door, operation, input, context);
            } catch (error) {
                if (isXanoError(error, 'not-found')) context.link.names.clear();
                // Before the next call is sent this way, it is seen whether anybody is there.
                if (isXanoError(error, 'connection')) door.forgetTools();
                throw attributed(error, operation.id);
            }
        },
    };
}

/**
 * Why it cannot be carried out by a tool, as a sentence. Where there is a choice (`via: 'auto'`) it throws at once for a
 * while after the server could not be connected to.
 */
async function refusalOf(
    door: McpDoor,
    operation: RestRequest,
    input: Input,
    context: CallContext,
): Promise<string | undefined> {
    if (!hasTool(operation)) return 'Xano has no tool for it.';
    const { rest } = operation;
    const source =
        rest.dataSource === true ? (input['data_source'] ?? context.options.dataSource) : undefined;
    // Which data source a tool works on cannot be said to it, and its records are somebody's live ones.
    if (source !== undefined && source !== 'live')
        return `tools work on the live data source, not on ${JSON.stringify(source)}.`;
    const { via = 'auto' } = context.options;
    if (via === 'auto' && door.down !== undefined) throw door.down;
    const tool = await findTool(door, toolNameOf(operation, input), context);
    if (tool === undefined) return `this MCP server does not offer ${toolNameOf(operation, input)}.`;
    const branch = rest.branch === true ? (input['branch'] ?? context.options.branch) : undefined;
    const bound = bindArguments(operation, branch === undefined ? input : { ...input, branch }, tool);
    if ('refusal' in bound) return bound.refusal;
    const later = bound.left.length === 0 ? [] : (LATER[operation.id]?.calls(input, undefined) ?? []);
    for (const { tool: name } of later) {
        if ((await findTool(door, name, context)) === undefined)
            return `this MCP server does not offer ${name}.`;
    }
    return undefined;
}

async function findTool(door: McpDoor, name: string, context: CallContext): Promise<McpTool | undefined> {
    const tools = await door.tools(context);
    try {
        return resolveToolName(name, tools);
    } catch {
        return undefined;
    }
}

async function carryByTool(
    door: McpDoor,
    operation: RestRequest,
    input: Input,
    context: CallContext,
): Promise<unknown> {
    if (!hasTool(operation)) throw new Error('a way is taken only after it was not refused');
    const resolved = await resolveInput(operation, input, context);
    const tools = await door.tools(context);
    const tool = resolveToolName(toolNameOf(operation, resolved), tools);
    const bound = bindArguments(operation, resolved, tool);
    if ('refusal' in bound) throw new Error(bound.refusal);
    const first = await callOnce(door, tool, bound.args, context);
    const later = bound.left.length === 0 ? undefined : LATER[operation.id];
    const made: unknown[] = [];
    for (const { tool: name, args } of later?.calls(resolved, first.data) ?? []) {
        const call = () => callOnce(door, resolveToolName(name, tools), args, context);
        made.push((await afterwards(tool, call)).data);
    }
    const data = later === undefined ? first.data : later.finish(resolved, first.data, made);
    if (operation.effect !== 'read') forgetNames(context.link, operation.id);
    const { rest } = operation;
    const answer = rest.paging === undefined ? data : asPage(data, operation.id);
    return rest.receive === undefined ? answer : rest.receive(answer, resolved);
}

/** There is no transaction around several calls: a failure says what had been done before it. */
async function afterwards<T>(first: McpTool, call: () => Promise<T>): Promise<T> {
    try {
        return await call();
    } catch (error) {
        if (!isXanoError(error)) throw error;
        throw reworded(error, {
            maybeExecuted: true,
            hint: `${error.hint ?? ''} Done before: ${first.name}; do not repeat that part.`.trim(),
        });
    }
}
