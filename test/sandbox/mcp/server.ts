import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
    CallToolRequestSchema,
    ErrorCode,
    ListToolsRequestSchema,
    McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { SandboxReply } from '../exchange.js';
import { callTool } from './call.js';
import type { Caller } from './call.js';
import { describeTool } from './tool.js';
import { findTool, tools } from './tools/index.js';

const instructions =
    'Manages a Xano instance through its Metadata API. Start with listWorkspaces: nearly every tool needs a workspace_id. ' +
    'Ids are integers. Lists come in pages: follow nextPage until it is null. Records are those of the live data source.';

const descriptions = tools.map(describeTool);

// choice: text results as custom Xano servers were seen to send them; failures carry isError and the error envelope.
function toResult({ status, body }: SandboxReply): CallToolResult {
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
    return { content: [{ type: 'text', text }], ...(status >= 400 ? { isError: true } : {}) };
}

/** One session's server on `transport`; every call is made in the name of `token`. */
export async function serveTools(transport: unknown, caller: Caller, token: string): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only server class that takes plain JSON Schema
    const server = new Server(
        { name: 'xano-sandbox', version: '1.0.0' },
        { capabilities: { tools: {} }, instructions },
    );
    server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: descriptions }));
    server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
        const tool = findTool(params.name);
        if (tool === undefined) throw new McpError(ErrorCode.InvalidParams, `Tool ${params.name} not found`);
        return toResult(await callTool(caller, tool, params.arguments ?? {}, token));
    });
    // The SDK's own transports miss its Transport type by `onclose?: X | undefined` under exactOptionalPropertyTypes.
    await server.connect(transport as Transport);
}
