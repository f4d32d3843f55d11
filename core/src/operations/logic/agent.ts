import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { idOrName } from '../fields.js';
import { holderShape } from '../logic.js';
import { stored } from '../shapes.js';
import { undrafted } from './family.js';

export const agentOperations = defineOperations(
    'agent',
    undrafted({
        resource: 'agent',
        one: 'an agent',
        all: 'agents',
        what: 'language models with instructions and tools',
        path: '/agent',
        id: {
            /** Agent, id or exact name. */
            agent_id: idOrName(),
        },
        item: () => ({
            ...stored,
            /** Provider of the model, such as `anthropic` or `xano-free`. */
            llm: z.string(),
            ...holderShape(),
        }),
        without: 'logic that runs it fails from then on',
        scope: null,
        tools: { noun: 'Agent' },
    }),
);
