import { fieldPath, invalidInput } from '../invalid-input.js';
import { didYouMean } from '../near.js';
import type { SearchOperator } from './operators.js';
import { EXAMPLE, readOperator } from './operators.js';
import type { JsonValue } from './types.js';
import { readOperand } from './values.js';

export interface Condition {
    readonly kind: 'condition';
    readonly field: string;
    readonly operator: SearchOperator;
    readonly value: JsonValue;
}

/** A condition of the short form, with whether it joins by `or` to what stands before it. */
export interface Link {
    readonly or: boolean;
    readonly condition: Condition;
}

export type Fields = Readonly<Record<string, unknown>>;

function readField(field: unknown, path: string): string {
    if (typeof field === 'string' && field.trim() !== '') return field;
    throw invalidInput(path, 'The column to compare is missing.', `Write ${EXAMPLE}.`);
}

/** Spellings of the three parts of a condition. */
const parts: Readonly<Record<string, 'field' | 'operator' | 'value'>> = {
    field: 'field',
    column: 'field',
    operator: 'operator',
    op: 'operator',
    value: 'value',
};

/** `{ field: 'color', value: 'red' }` is a condition on `color`, also where a table has columns of these names. */
export function isCondition(fields: Fields): boolean {
    const named = Object.keys(fields).map((key) => (Object.hasOwn(parts, key) ? parts[key] : undefined));
    return named.includes('field') && (named.includes('value') || named.includes('operator'));
}

export function readCondition(fields: Fields, path: string): Condition {
    const found: Partial<Record<'field' | 'operator' | 'value', { key: string; given: unknown }>> = {};
    for (const [key, given] of Object.entries(fields)) {
        const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
        if (part === undefined || found[part] !== undefined) {
            throw invalidInput(
                fieldPath(path, key),
                `A condition has no "${key}" beside "${part ?? 'field'}".${didYouMean(key, Object.keys(parts))}`,
                `Write ${EXAMPLE}; for several { "and": [...] } or { "or": [...] }.`,
            );
        }
        found[part] = { key, given };
    }
    const at = (part: 'field' | 'operator' | 'value'): string => fieldPath(path, found[part]?.key ?? part);
    const field = readField(found.field?.given, at('field'));
    const operator = readOperator(found.operator?.given ?? '=', at('operator'));
    return {
        kind: 'condition',
        field,
        operator,
        value: readOperand(operator, found.value?.given, at('value')),
    };
}

/** One key of the short form: `column`, `column|op` or `column|op|or`; Xano's documents also show an empty third part. */
export function readShort(key: string, value: unknown, path: string): Link {
    const [column, written = '', joint = '', ...rest] = key.split('|');
    const join = joint.trim().toLowerCase();
    if (rest.length > 0 || !['', 'and', 'or'].includes(join)) {
        throw invalidInput(
            path,
            `"${key}" is not a column with an operator.`,
            'Write "column", "column|>=" or "column|>=|or"; for a name with a bar { "field": ..., "value": ... }.',
        );
    }
    const field = readField(column?.trim(), path);
    const operator = readOperator(written, path);
    const condition: Condition = {
        kind: 'condition',
        field,
        operator,
        value: readOperand(operator, value, path),
    };
    return { or: join === 'or', condition };
}
