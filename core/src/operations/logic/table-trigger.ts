import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { reacts, triggers } from './trigger.js';

export const tableTriggerOperations = defineOperations(
    'tableTrigger',
    triggers({
        resource: 'tableTrigger',
        one: 'a table trigger',
        all: 'table triggers',
        what: 'logic that runs when records of a table change',
        path: '/table/trigger',
        tools: { noun: 'TableTrigger', list: 'listWorkspaceTableTriggers' },
        actions: { insert: reacts(), update: reacts(), delete: reacts(), truncate: reacts() },
        more: {
            table_id: z.number(),
            /** Labels of the data sources whose changes it reacts to. */
            datasources: z.array(z.string()),
        },
    }),
);
