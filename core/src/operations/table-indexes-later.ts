import { isPlainObject } from '../invalid-input.js';
import type { Input } from '../operation.js';
import { indexTool } from './table-index.js';

/** Types of index as a table has them, and as they are added one by one. */
const KINDS: Readonly<Record<string, string>> = {
    btree: 'btree',
    'btree|unique': 'unique',
    gin: 'gin',
    search: 'search',
    spatial: 'spatial',
    vector: 'vector',
};

const fieldsOf = (index: unknown): readonly Input[] =>
    isPlainObject(index) && Array.isArray(index['fields']) ? index['fields'].filter(isPlainObject) : [];

/** Every new table has these two. */
function isStandard(index: unknown): boolean {
    const [field, ...more] = fieldsOf(index);
    return more.length === 0 && (field?.['name'] === 'id' || field?.['name'] === 'created_at');
}

/** `addTable` takes no indexes: they are added to the table it answered. */
export function indexesLater(
    input: Input,
    answer: unknown,
): readonly { readonly tool: string; readonly args: Input }[] {
    const indexes = Array.isArray(input['index']) ? input['index'].filter((index) => !isStandard(index)) : [];
    const table_id = isPlainObject(answer) ? answer['id'] : undefined;
    return indexes.map((index) => {
        const type = isPlainObject(index) ? String(index['type']) : '';
        const { workspace_id } = input;
        return {
            tool: indexTool(KINDS[type] ?? type),
            args: { workspace_id, table_id, fields: fieldsOf(index) },
        };
    });
}
