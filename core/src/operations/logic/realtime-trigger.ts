import { defineOperations } from '../../operation.js';
import { reacts, triggers } from './trigger.js';

export const realtimeTriggerOperations = defineOperations(
    'realtimeTrigger',
    triggers({
        resource: 'realtimeTrigger',
        one: 'a realtime trigger',
        all: 'realtime triggers',
        what: 'logic that runs when a client joins a realtime channel or writes to it',
        path: '/realtime/channel/trigger',
        tools: { list: 'listRealtimeTriggers' },
        actions: { message: reacts(), join: reacts() },
        more: {},
    }),
);
