import { XanoError } from '../../../errors.js';
import { fieldPath, invalidInput, isPlainObject } from '../../../invalid-input.js';
import type { Input } from '../../../operation.js';
import { describeFields } from '../../../schema/index.js';
import type { Column, DescribedFields, FieldsInput, Index } from '../../../schema/index.js';
import type { Draft } from '../draft.js';
import { toId } from '../ids.js';
import type { AdaptedCall } from '../types.js';

const isFields = (value: unknown): value is FieldsInput => isPlainObject(value) || Array.isArray(value);

/** Described columns, with the ids of the tables they point at by name. */
export async function readFields(
    draft: Draft,
    value: unknown,
    path: string,
    existing: readonly Column[] = [],
): Promise<DescribedFields> {
    if (!isFields(value)) {
        throw invalidInput(
            path,
            `${path} must be an object or a list.`,
            'Write { "email": { "type": "email" } }.',
        );
    }
    const described = describeFields(value, path, existing);
    const targets = new Map<string, number | string>();
    for (const { column, table } of described.references) {
        const at = fieldPath(path, column);
        if (draft.operation === 'addTable' && table === draft.get('name')) {
            throw invalidInput(
                at,
                `"${column}" points at the table that is only now made, which has no id yet.`,
                'Leave it out, and add it with updateTableMeta afterwards.',
            );
        }
        targets.set(column, await toId(draft, 'table_id', table, at));
    }
    draft.notes.push(...described.notes);
    const columns = described.columns.map((column) => {
        const target = targets.get(column.name);
        return target === undefined ? column : { ...column, tableref_id: Number(target) };
    });
    return { ...described, columns };
}

const TOOL_OF: Readonly<Record<string, string>> = {
    'btree|unique': 'createUniqueIndex',
    btree: 'createBtreeIndex',
};

/** The calls that make the indexes; throws where the server has no tool for one, before anything is sent. */
export function indexCalls(
    draft: Draft,
    indexes: readonly Index[],
    ids: (before: readonly unknown[]) => Input,
): AdaptedCall[] {
    return indexes.map(({ type, fields }) => {
        const names = fields.map(({ name }) => `"${name}"`).join(', ');
        const because = `${type === 'btree' ? 'An index' : 'Uniqueness'} of ${names}`;
        const { name: tool } = draft.live(TOOL_OF[type] ?? type, because);
        return {
            tool,
            args: (before) => ({ ...ids(before), fields: fields.map((field) => ({ op: 'asc', ...field })) }),
        };
    });
}

/** The id of a table that was just made; older servers answer with nothing else (metadata-api.md 12). */
export function tableIdOf(answer: unknown): number {
    if (isPlainObject(answer) && typeof answer['id'] === 'number') return answer['id'];
    throw new XanoError({
        kind: 'protocol',
        message: 'The table was made, and the answer does not say its id: its indexes are still missing.',
        hint: 'Find the table with getTables and add its indexes with createUniqueIndex or createBtreeIndex.',
        maybeExecuted: true,
    });
}
