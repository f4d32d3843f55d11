import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { idOrName } from '../fields.js';
import { writtenShape } from '../logic.js';
import { stored } from '../shapes.js';
import { drafted } from './family.js';

export const toolOperations = defineOperations(
    'tool',
    drafted({
        resource: 'tool',
        one: 'a tool',
        all: 'tools',
        what: 'functions with `instructions` for the models of agents and MCP clients',
        path: '/tool',
        id: {
            /** Tool, id or exact name. */
            tool_id: idOrName(),
        },
        item: () => ({
            ...stored,
            docs: z.string(),
            /** What a model is told about it. */
            instructions: z.string(),
            guid: z.string(),
            branch: z.string(),
            ...writtenShape(),
        }),
        without: 'agents and MCP servers lose it',
        scope: null,
        tools: { noun: 'Tool' },
    }),
);
