import { defineOperations } from '../../operation.js';
import { reacts, triggers } from './trigger.js';

export const agentTriggerOperations = defineOperations(
    'agentTrigger',
    triggers({
        resource: 'agentTrigger',
        one: 'an agent trigger',
        all: 'agent triggers',
        what: 'logic that runs when a client connects to an agent',
        path: '/agent/trigger',
        tools: { noun: 'AgentTrigger' },
        actions: { connection: reacts() },
        more: {},
    }),
);
