import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { branch, confirm, isRow, text, whole, workspace } from '../fields.js';
import type { Row } from '../fields.js';
import { asList, bytes, thing } from '../shapes.js';

const PATH = '/workspace/{workspace_id}/knowledge';

export const knowledgeShape = () =>
    thing({
        id: z.optional(z.number()),
        guid: z.optional(z.string()),
        name: z.optional(z.nullable(z.string())),
        description: z.optional(z.string()),
        knowledge_type: z.optional(z.string()),
        mode: z.optional(z.string()),
        scope: z.optional(z.string()),
        enabled: z.optional(z.boolean()),
        locked: z.optional(z.boolean()),
        content: z.optional(z.string()),
    });

/** What items are uploaded with. */
export const knowledgeItems = {
    /** Items, as knowledge.pull answers them. Default none. */
    items: z.optional(z.array(z.custom<Row>(isRow, 'must be an item as knowledge.pull answers it'))),
    /** Delete items that are not given. Default false. */
    delete: z.optional(z.boolean()),
    /** Only answer what would be done. Default false. */
    dry_run: z.optional(z.boolean()),
    /** Xano's `force`; what it overrules is not documented. Default false. */
    force: z.optional(z.boolean()),
};

export const KNOWLEDGE_DESTROYS =
    'the former content of items that are given; with `delete` every other item';

/** What a workspace tells language models about itself. */
export const knowledgeOperations = defineOperations('knowledge', {
    list: {
        title: 'List knowledge',
        description: 'Items of knowledge of a workspace, all of them at once.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Branch they belong to. Default: Xano's, which is not documented. */
                branch_id: z.optional(text()),
                /** Only items that are switched on. */
                enabled_only: z.optional(z.boolean()),
                /** Answer their content, too. */
                include_content: z.optional(z.boolean()),
                /** Only items of this `knowledge_type`. Default: of every one. */
                type: z.optional(text()),
            }),
        output: () => z.array(knowledgeShape()),
        rest: {
            method: 'GET',
            path: PATH,
            query: ['branch_id', 'enabled_only', 'include_content', 'type'],
            receive: asList,
        },
    },

    pull: {
        title: 'Get knowledge with its content',
        description: 'All items of knowledge of a branch with their content, as knowledge.push takes them.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...branch }),
        output: () => z.array(knowledgeShape()),
        rest: { method: 'GET', path: `${PATH}/sync`, branch: true, query: ['branch'], receive: asList },
    },

    push: {
        title: 'Upload knowledge',
        description: 'Creates and changes items of knowledge; `dry_run` only answers what would be done.',
        effect: 'bulk-update',
        scope: null,
        destroys: KNOWLEDGE_DESTROYS,
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...branch, ...knowledgeItems, ...confirm }),
        output: () =>
            thing({
                guid_map: z.optional(z.unknown()),
                imported: z.optional(z.number()),
                deleted: z.optional(z.number()),
                operations: z.optional(z.array(thing({}))),
                summary: z.optional(thing({})),
            }),
        rest: { method: 'POST', path: `${PATH}/sync`, branch: true, body: 'json' },
    },

    file: {
        title: 'Get a file of an item of knowledge',
        description: 'One file of an item of knowledge as bytes.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Item, by its id. */
                knowledge_id: whole(),
                /** Path of the file inside the item. */
                path: text(),
            }),
        // choice: what kind of file it is, Xano does not say; bytes hold any.
        output: bytes,
        rest: { method: 'GET', path: `${PATH}/{knowledge_id}/file`, query: ['path'], answer: 'bytes' },
    },
});
