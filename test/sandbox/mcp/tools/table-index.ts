import { list, text } from '../tool.js';
import type { Properties, Tool } from '../tool.js';

const indexes = '/workspace/{workspace_id}/table/{table_id}/index';

const creator = (name: string, kind: string, fields: string, extras: Properties = {}): Tool => ({
    name,
    description: `Adds a ${kind} index`,
    effect: 'create',
    method: 'POST',
    path: `${indexes}/${kind}`,
    body: { ...extras, fields: list(fields) },
    required: [...Object.keys(extras), 'fields'],
});

/** Indexes of a table. */
export const tableIndexTools: readonly Tool[] = [
    {
        name: 'listTableIndexes',
        description: 'Indexes of a table',
        effect: 'read',
        method: 'GET',
        path: indexes,
    },
    creator('createBtreeIndex', 'btree', '[{"name": column, "op": "asc" or "desc"}]'),
    creator('createUniqueIndex', 'unique', '[{"name": column, "op": "asc" or "desc"}]'),
    creator('createSearchIndex', 'search', '[{"name": column, "priority": 1}]', {
        name: text('Name of the index'),
        lang: text('Language, e.g. english or simple'),
    }),
    creator('createSpatialIndex', 'spatial', '[{"name": column, "op": "gist_geometry_ops_2d"}]'),
    creator('createVectorIndex', 'vector', '[{"name": column, "op": "vector_cosine_ops"}]'),
    {
        name: 'deleteTableIndex',
        description: 'Drops an index',
        effect: 'delete',
        method: 'DELETE',
        path: `${indexes}/{index_id}`,
    },
    {
        name: 'replaceTableIndexes',
        description: 'Replaces all indexes; the primary one must be listed',
        effect: 'replace',
        method: 'PUT',
        path: indexes,
        body: { index: list('All indexes') },
        required: ['index'],
    },
];
