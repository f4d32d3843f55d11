import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { confirm } from '../fields.js';
import { KNOWLEDGE_DESTROYS, knowledgeItems } from '../xanoscript/knowledge.js';

const PATH = '/sandbox/knowledge/sync';

export const sandboxKnowledgeOperations = defineOperations('sandboxKnowledge', {
    pull: {
        title: 'Get the knowledge of your sandbox',
        description: 'Items of knowledge of your sandbox. The form of the answer is not documented.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({}),
        output: () => z.unknown(),
        rest: { method: 'GET', path: PATH },
    },

    push: {
        title: 'Upload knowledge to your sandbox',
        description:
            'Creates and changes items of knowledge of your sandbox; `dry_run` only answers what would be done.',
        effect: 'bulk-update',
        scope: null,
        experimental: true,
        destroys: KNOWLEDGE_DESTROYS,
        input: () => z.strictObject({ ...knowledgeItems, ...confirm }),
        output: () => z.unknown(),
        rest: { method: 'POST', path: PATH, body: 'json' },
    },
});
