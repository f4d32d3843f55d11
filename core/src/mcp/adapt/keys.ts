import type { Draft } from './draft.js';
import { takesColumns } from './input-schema.js';

/** Names people and other servers have for one argument; the one the server's schema has is meant. */
const GROUPS: readonly (readonly string[])[] = [
    ['workspace_id', 'workspace'],
    ['table_id', 'table', 'table_name'],
    ['apigroup_id', 'api_group', 'group_id'],
    ['api_id', 'endpoint_id', 'endpoint', 'api'],
    ['query_id', 'endpoint_id'],
    ['content_id', 'row_id', 'record_id', 'item_id', 'id'],
    ['row_ids', 'ids', 'record_ids', 'content_ids'],
    ['items', 'records', 'rows'],
    ['index_id', 'index', 'id'],
    ['xanoscript', 'script', 'code', 'xano_script'],
    ['branch_label', 'branch'],
    ['per_page', 'page_size'],
    ['tag', 'tags'],
];

/** Names that mean this in one place only: elsewhere `column` may be anything. */
const GROUPS_OF: readonly (readonly [tools: RegExp, names: readonly string[]])[] = [
    [/^addTable$/, ['name', 'table_name']],
    [/^(get|delete)TableSchemaElement$/, ['name', 'column_name', 'column', 'schema_name', 'field']],
];

const plain = (key: string): string => key.toLowerCase().replace(/[_\s-]+/g, '');

/** Whether a key may stand for a property: the same but for capitals and underscores, or of one group. */
const alike = (key: string, property: string): boolean => plain(key) === plain(property);
/**
 * Gives arguments the names the server has for them. One that may stand for several is left as it is, and then refused
 * as unknown rather than guessed.
 */
export function renameKeys(draft: Draft): void {
    const properties = Object.keys(draft.properties);
    const open = takesColumns(draft.tool);
    const groups = [
        ...GROUPS,
        ...GROUPS_OF.flatMap(([tools, names]) => (tools.test(draft.operation) ? [names] : [])),
    ];
    const grouped = (key: string, property: string): boolean =>
        groups.some((group) => group.includes(property) && group.some((name) => alike(name, key)));
    for (const key of draft.keys) {
        if (properties.includes(key)) continue;
        const free = properties.filter((name) => draft.get(name) === undefined);
        const same = free.filter((name) => alike(key, name));
        // Where columns are arguments, only what must be there and is not may be meant by another name.
        const named = free.filter((name) => grouped(key, name) && (!open || draft.required.includes(name)));
        const [target, ...others] = same.length > 0 ? same : named;
        if (target !== undefined && others.length === 0) draft.rename(key, target);
    }
}
