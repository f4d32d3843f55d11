import { defineOperations } from '../../operation.js';
import { reacts, triggers } from './trigger.js';

export const mcpServerTriggerOperations = defineOperations(
    'mcpServerTrigger',
    triggers({
        resource: 'mcpServerTrigger',
        one: 'an MCP server trigger',
        all: 'MCP server triggers',
        what: 'logic that runs when a client connects to an MCP server',
        path: '/mcp_server/trigger',
        tools: { noun: 'MCPServerTrigger', list: 'listMcpServerTriggers' },
        actions: { connection: reacts() },
        more: {},
    }),
);
