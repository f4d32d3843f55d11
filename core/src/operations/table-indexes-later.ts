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

/** Every new table has its primary key, and an index on `created_at`. */
function isStandard(index: unknown): boolean {
    if (!isPlainObject(index) || index['type'] === 'primary') return true;
    const [field, ...more] = fieldsOf(index);
    return index['type'] === 'btree' && more.length === 0 && field?.['name'] === 'created_at';
}

/** Adding an index wants its direction said, which a table's list of indexes may leave out. */
const directed = (type: string, fields: readonly Input[]): readonly Input[] =>
    type.startsWith('btree') ? fields.map((field) => ({ op: 'asc', ...field })) : fields;

/** `addTable` takes no indexes: they are added to the table it answered. */
export function indexesLater(
    input: Input,
    answer: unknown,
): readonly { readonly tool: string; readonly args: Input }[] {
    const indexes = Array.isArray(input['index']) ? input['index'].filter((index) => !isStandard(index)) : [];
    const table_id = isPlainObject(answer) ? answer['id'] : undefined;
    const { workspace_id } = input;
    return indexes.filter(isPlainObject).map(({ type: written, id: _id, ...index }) => {
        const type = String(written);
        return {
            tool: indexTool(KINDS[type] ?? type),
            args: { ...index, workspace_id, table_id, fields: directed(type, fieldsOf(index)) },
        };
    });
}
