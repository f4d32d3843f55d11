import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { idOrName, text } from '../fields.js';
import { holderShape } from '../logic.js';
import { stored } from '../shapes.js';
import { undrafted } from './family.js';

const {
    list,
    get,
    create,
    update,
    delete: remove,
} = undrafted({
    resource: 'mcpServer',
    one: 'an MCP server',
    all: 'MCP servers',
    what: 'sets of tools for AI clients, beside the one that Xano has of the Metadata API',
    path: '/mcp_server',
    id: {
        /** MCP server, id or exact name. */
        mcp_server_id: idOrName(),
    },
    item: () => ({ ...stored, ...holderShape() }),
    without: 'clients that are connected to it lose its tools',
    scope: null,
    tools: { noun: 'MCPServer' },
});

export const mcpServerOperations = defineOperations('mcpServer', {
    list,
    get,
    create,
    update,

    // Documented with a body, an empty object, unlike any other DELETE of one thing.
    delete: { ...remove, rest: { ...remove.rest, body: 'json' } },

    documentation: {
        title: 'Read documentation for models',
        description:
            "Xano's own help on XanoScript and its MCP server, by topic, written for language models.",
        effect: 'read',
        scope: null,
        input: () =>
            z.strictObject({
                /** Topic. Default `start`. */
                type: z.optional(text()),
            }),
        output: () => z.union([z.string(), z.looseObject({})]),
        rest: { method: 'GET', path: '/mcp_server/documentation', query: ['type'], answer: 'text' },
        mcp: { tool: 'documentation' },
    },
});
