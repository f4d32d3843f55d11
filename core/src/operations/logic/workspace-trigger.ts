import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { reacts, triggers } from './trigger.js';

export const workspaceTriggerOperations = defineOperations(
    'workspaceTrigger',
    triggers({
        resource: 'workspaceTrigger',
        one: 'a workspace trigger',
        all: 'workspace triggers',
        what: 'logic that runs when a branch is made, merged or put live',
        path: '/trigger',
        tools: { noun: 'WorkspaceTrigger' },
        actions: { branch_live: reacts(), branch_merge: reacts(), branch_new: reacts() },
        more: { workspace_id: z.number() },
    }),
);
