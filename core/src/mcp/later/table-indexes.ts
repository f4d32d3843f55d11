import { asText } from '../../as-text.js';
import { isPlainObject } from '../../invalid-input.js';
import type { Input } from '../../operation.js';
import { indexTool } from '../tools/index-tool.js';
import type { Later } from './later.js';

/** Types of index as a table has them, and as they are added one by one. */
const KINDS: Readonly<Record<string, string>> = {
    btree: 'btree',
    'btree|unique': 'unique',
    gin: 'gin',
    search: 'search',
    spatial: 'spatial',
    vector: 'vector',
};

const listOf = (value: unknown): readonly Input[] =>
    Array.isArray(value) ? value.filter(isPlainObject) : [];

const typeOf = (index: Input): string => asText(index['type']);

/** Its columns; adding an index wants the direction said, which a table's list of indexes may leave out. */
const fieldsOf = (index: Input): readonly Input[] => {
    const fields = listOf(index['fields']);
    return typeOf(index).startsWith('btree') ? fields.map((field) => ({ op: 'asc', ...field })) : fields;
};

const same = (one: Input, other: Input): boolean =>
    typeOf(one) === typeOf(other) &&
    JSON.stringify(fieldsOf(one).map(({ name, op }) => [name, op])) ===
        JSON.stringify(fieldsOf(other).map(({ name, op }) => [name, op]));

/** choice: an answer that does not show the indexes is taken to have those of a table made without a schema. */
const STANDARD: readonly Input[] = [{ type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] }];

/** The indexes asked for that the new table has not; every table has its primary one. */
function missingIndexes(input: Input, answer: unknown): readonly Input[] {
    const shown = isPlainObject(answer) && Array.isArray(answer['index']);
    const there = shown ? listOf(answer['index']) : STANDARD;
    return listOf(input['index']).filter(
        (index) => typeOf(index) !== 'primary' && !there.some((one) => same(one, index)),
    );
}

function calls(input: Input, answer: unknown): ReturnType<Later['calls']> {
    const table_id = isPlainObject(answer) ? answer['id'] : undefined;
    const { workspace_id } = input;
    return missingIndexes(input, answer).map((index) => {
        const { type: _type, id: _id, ...rest } = index;
        const type = typeOf(index);
        return {
            tool: indexTool(KINDS[type] ?? type),
            args: { ...rest, workspace_id, table_id, fields: fieldsOf(index) },
        };
    });
}

/** The table with the indexes it got afterwards, as one call over the Metadata API answers it. */
function finish(input: Input, answer: unknown, made: readonly unknown[]): unknown {
    if (!isPlainObject(answer) || !Array.isArray(answer['index'])) return answer;
    const added = missingIndexes(input, answer).map((index, i) => ({
        ...index,
        fields: fieldsOf(index),
        ...(isPlainObject(made[i]) ? made[i] : {}),
    }));
    return { ...answer, index: [...listOf(answer['index']), ...added] };
}

/** `addTable` takes no indexes: they are added to the table it answered. */
export const tableIndexes: Later = { key: 'index', calls, finish };
