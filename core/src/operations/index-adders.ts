import * as z from 'zod/mini';
import { indexTool } from '../mcp/tools/index-tool.js';
import { defineOperations } from '../operation.js';
import { addedIndex, INDEX_PATH, indexForms } from './table-index.js';

type Kind = keyof typeof indexForms;

/** Adds an index of one kind. */
const adder = <K extends Kind>(kind: K, what: string) => ({
    title: `Add a ${kind} index`,
    description: `Adds an index ${what}. index.add does the same for any kind.`,
    effect: 'create' as const,
    scope: 'Workspace Database: Create',
    input: () => z.strictObject(indexForms[kind]() as ReturnType<(typeof indexForms)[K]>),
    output: addedIndex,
    rest: { method: 'POST' as const, path: `${INDEX_PATH}/${kind}`, body: 'json' as const },
    mcp: { tool: indexTool(kind) },
});

/** One for each kind, typed with what it takes. They stand beside the general `index.add`. */
export const indexAdders = defineOperations('index', {
    addBtree: adder('btree', 'for equality, ranges and order'),
    addUnique: adder('unique', 'that lets no two records have the same values'),
    addSearch: adder('search', 'for full text'),
    addSpatial: adder('spatial', 'for geometry'),
    addVector: adder('vector', 'for the distance of vectors'),
});
