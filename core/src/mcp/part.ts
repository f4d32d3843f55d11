import { isPlainObject } from '../invalid-input.js';
import type { CallContext, Link } from '../link.js';
import type { Input } from '../operation.js';
import { asPage, walkPages } from '../paginate.js';
import type { CallOptions, XanoOptions } from '../settings.js';
import { callTool } from './call-tool.js';
import { PER_PAGE } from './adapt/forms/paging.js';
import { mcpWay } from './carrier.js';
import type { McpClient, ToolCallOptions } from './client.js';
import { McpDoor } from './door.js';
import type { OpenSession } from './door.js';
import { noMcp } from './no-mcp.js';
import { effectOf, findKnownTool, resolveToolName, searchTools } from './tools/index.js';

/** What makes a client speak MCP. Left out of a bundle, it costs nothing. */
export interface McpPart {
    /** Gives a link its MCP server; a client closes what it returns. */
    attach(link: Link, options: XanoOptions): { close(): Promise<void> } | undefined;
    client(contextOf: (options: CallOptions | undefined) => CallContext): McpClient;
}

/**
 * The MCP side of a client.
 *
 * @param open `createPureSession`, or `createStreamableSession` where a bundle must be small: it holds only the one named.
 */
export function mcpPart(open: OpenSession): McpPart {
    const doors = new WeakMap<Link, McpDoor>();
    const doorOf = ({ link }: CallContext): McpDoor => {
        const door = doors.get(link);
        if (door === undefined) throw noMcp();
        return door;
    };
    return {
        attach(link, { mcpUrl }) {
            if (mcpUrl === undefined) return undefined;
            const door = new McpDoor(link, mcpUrl, open);
            doors.set(link, door);
            link.otherWay = mcpWay(door);
            return door;
        },
        client: (contextOf) => mcpClient(contextOf, doorOf),
    };
}

/** Where a walk begins: Xano counts pages, so an `offset` is the page it falls on and what to skip of that. */
function startOf({ offset, ...rest }: Input): {
    readonly start: number;
    readonly skip: number;
    readonly given: Input;
} {
    const page = rest['page'];
    if (offset === undefined || page !== undefined)
        return { start: typeof page === 'number' ? page : 1, skip: 0, given: { ...rest, offset } };
    const size = Number(rest['limit'] ?? rest['per_page'] ?? PER_PAGE);
    const skipped = Number(offset);
    // What is no number is refused by the call itself, under its own name.
    if (!(size >= 1) || !(skipped >= 0)) return { start: 1, skip: 0, given: { ...rest, offset } };
    const given = { ...rest, ...('per_page' in rest ? {} : { limit: size }) };
    return { start: Math.floor(skipped / size) + 1, skip: skipped % size, given };
}

function mcpClient(
    contextOf: (options: CallOptions | undefined) => CallContext,
    doorOf: (context: CallContext) => McpDoor,
): McpClient {
    const call = async (name: string, args?: unknown, options: ToolCallOptions = {}) => {
        const context = contextOf(options);
        return callTool(doorOf(context), name, args, context, options);
    };
    return {
        callTool: call,
        async *iterateTool(name, args = {}, options) {
            const { start, skip, given } = startOf(args);
            const read = async (page: number): Promise<unknown> => {
                const { data, tool } = await call(name, page === 1 ? given : { ...given, page }, options);
                // A tool whose answer fits in one piece is a list of one page.
                return isPlainObject(data) && 'items' in data
                    ? data
                    : asPage({ items: data, nextPage: null }, tool);
            };
            let left = skip;
            for await (const { items } of walkPages(read, start, name)) {
                yield* items.slice(left);
                left = Math.max(0, left - items.length);
            }
        },
        tools: {
            list: async (query = {}, options) => {
                const context = contextOf(options);
                return searchTools(query, await doorOf(context).tools(context));
            },
            describe: async (name, options) => {
                const context = contextOf(options);
                const tool = resolveToolName(name, await doorOf(context).tools(context));
                const known = findKnownTool(tool.name);
                const found = { name: tool.name, effect: effectOf(tool), available: true, tool };
                return known === undefined ? found : { ...found, known };
            },
            server: async (options) => {
                const context = contextOf(options);
                return doorOf(context).server(context);
            },
        },
    };
}
