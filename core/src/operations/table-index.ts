import * as z from 'zod/mini';
import { indexTool } from '../mcp/tools/index-tool.js';
import { defineOperations } from '../operation.js';
import { confirm, some, table, text, whole } from './fields.js';
import { asList, nothing, thing } from './shapes.js';
import { indexInput, indexShape } from './table-shape.js';

/** Of all of them; of a kind with its name behind it. */
export const INDEX_PATH = '/workspace/{workspace_id}/table/{table_id}/index';

/** Dictionaries of the search index. */
const LANGUAGES = [
    'simple',
    'arabic',
    'danish',
    'dutch',
    'english',
    'finnish',
    'french',
    'german',
    'hungarian',
    'indonesian',
    'irish',
    'italian',
    'lithuanian',
    'nepali',
    'norwegian',
    'portuguese',
    'romanian',
    'russian',
    'spanish',
    'swedish',
    'tamil',
    'turkish',
] as const;

/** Columns of an index, at least one, each with what its kind wants to know. */
const columns = <S extends z.core.$ZodLooseShape>(more: S) =>
    some(
        z.strictObject({
            /** Name of the column. */
            name: text(),
            ...more,
        }),
    );

const ordered = () => ({
    ...table,
    /** Columns in order, each with its direction. */
    fields: columns({
        // choice: ascending where nothing is said, as databases have it; Xano wants it said.
        /** `asc` or `desc`. Default `asc`. */
        op: z._default(z.literal(['asc', 'desc']), 'asc'),
    }),
});

/** What each kind of index is made of. */
export const indexForms = {
    btree: ordered,
    unique: ordered,
    search: () => ({
        ...table,
        /** Name of the index; search only. */
        name: text(),
        /** Language of the texts, `simple` for none; search only. */
        lang: z.literal(LANGUAGES),
        /** Search: columns, each with its weight. */
        fields: columns({
            /** Weight of the column, a whole number. */
            priority: whole(-Infinity),
        }),
    }),
    spatial: () => ({
        ...table,
        /** Spatial: geometry columns. */
        fields: columns({
            /** The only operator class there is. Default `gist_geometry_ops_2d`. */
            op: z._default(z.literal('gist_geometry_ops_2d'), 'gist_geometry_ops_2d'),
        }),
    }),
    vector: () => ({
        ...table,
        /** Vector: vector columns, each with its measure. */
        fields: columns({
            /** Measure: inner product, cosine, L1 or L2. */
            op: z.literal(['vector_ip_ops', 'vector_cosine_ops', 'vector_l1_ops', 'vector_l2_ops']),
        }),
    }),
};

const newIndex = () =>
    z.union([
        z.strictObject({
            /** `btree`: for equality, ranges and order. */
            kind: z.literal('btree'),
            ...indexForms.btree(),
        }),
        z.strictObject({
            /** `unique`: the same, and no two records may have the same values. */
            kind: z.literal('unique'),
            ...indexForms.unique(),
        }),
        z.strictObject({
            /** `search`: full text. */
            kind: z.literal('search'),
            ...indexForms.search(),
        }),
        z.strictObject({
            /** `spatial`: geometry. */
            kind: z.literal('spatial'),
            ...indexForms.spatial(),
        }),
        z.strictObject({
            /** `vector`: distance of vectors. */
            kind: z.literal('vector'),
            ...indexForms.vector(),
        }),
    ]);

export const addedIndex = () => thing({ id: z.optional(z.string()) });

export const indexOperations = defineOperations('index', {
    list: {
        title: 'List indexes',
        description: 'All indexes of a table.',
        effect: 'read',
        scope: 'Workspace Database: Read',
        input: () => z.strictObject(table),
        output: () => z.array(indexShape()),
        rest: { method: 'GET', path: INDEX_PATH, receive: asList },
        mcp: { tool: 'listTableIndexes' },
    },

    add: {
        title: 'Add an index',
        description: 'Adds an index: btree, unique, search, spatial or vector.',
        effect: 'create',
        scope: 'Workspace Database: Create',
        input: newIndex,
        output: addedIndex,
        rest: { method: 'POST', path: `${INDEX_PATH}/{kind}`, body: 'json' },
        mcp: { tool: ({ kind }) => indexTool(String(kind)), omit: ['kind'] },
    },

    remove: {
        title: 'Remove an index',
        description: 'Deletes an index by its id; records stay.',
        effect: 'delete',
        scope: 'Workspace Database: Delete',
        input: () =>
            z.strictObject({
                ...table,
                /** Id of the index, 8 hexadecimal digits, from index.list. */
                index_id: text(),
            }),
        output: nothing,
        rest: { method: 'DELETE', path: `${INDEX_PATH}/{index_id}` },
        mcp: { tool: 'deleteTableIndex' },
    },

    replaceAll: {
        title: 'Replace all indexes',
        description:
            'Sets the whole list of indexes, the primary one included. What is not listed is dropped.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        destroys: 'every index that is not listed',
        input: () =>
            z.strictObject({
                ...table,
                /** Every index of the table from now on, the primary one among them. */
                index: z
                    .array(indexInput())
                    .check(
                        z.refine(
                            (indexes) => indexes.some(({ type }) => type === 'primary'),
                            'must list the primary index too: { type: "primary", fields: [{ name: "id" }] }',
                        ),
                    ),
                ...confirm,
            }),
        output: nothing,
        rest: { method: 'PUT', path: INDEX_PATH, body: 'json' },
        mcp: { tool: 'replaceTableIndexes' },
    },
});
