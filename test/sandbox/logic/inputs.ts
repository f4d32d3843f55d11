import { missingParam } from '../errors.js';
import { isField } from '../openapi/schema.js';
import { coerceValue, omittedValue } from '../store/coerce.js';
import { type Column, readColumn } from '../store/column.js';
import { isColumnType } from '../store/column-types.js';
import type { JsonRecord } from '../store/json.js';

/**
 * The inputs of an endpoint or a function, checked against their descriptors, with defaults filled in. What no input is
 * called is left out.
 *
 * @throws ApiError 400 that names the input
 */
export function readInputs(fields: readonly object[], sent: JsonRecord, now: number): JsonRecord {
    const read: Record<string, unknown> = {};
    for (const field of fields.filter(isField)) {
        const { name, type = 'text' } = field;
        const value = sent[name];
        // Inputs know types that tables do not, such as `file`: those are taken as they come.
        const column = isColumnType(type) ? readColumn({ ...field, type }) : undefined;
        if (value !== undefined) read[name] = column === undefined ? value : readValue(column, value, now);
        else if (field.required === true && (field.default ?? '') === '') throw missingParam(name);
        else if (column !== undefined) read[name] = omittedValue(column, now);
    }
    return read;
}

/** choice: in an address everything is text; where a list or JSON is wanted that text is read as JSON. */
function readValue(column: Column, value: unknown, now: number): unknown {
    const structured = column.style === 'list' || column.type === 'json' || column.type === 'object';
    return coerceValue(column, structured && typeof value === 'string' ? parsed(value) : value, now);
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}
