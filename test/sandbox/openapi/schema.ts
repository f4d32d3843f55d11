import type { Column } from '../store/column.js';
import { isRecord, type JsonRecord } from '../store/json.js';

/** Xano's types as JSON Schema; stored-file and geo values are objects. */
const TYPES: Readonly<Record<string, JsonRecord>> = {
    int: { type: 'integer', format: 'int64' },
    decimal: { type: 'number' },
    bool: { type: 'boolean' },
    text: { type: 'string' },
    enum: { type: 'string' },
    email: { type: 'string', format: 'email' },
    password: { type: 'string', format: 'password' },
    uuid: { type: 'string', format: 'uuid' },
    date: { type: 'string', format: 'date' },
    timestamp: { type: 'integer', format: 'timestamptz' },
    vector: { type: 'array', items: { type: 'number' } },
    json: {},
    file: { type: 'string', format: 'binary' },
};

/** An input descriptor as stored: a column, or what came in its place. */
export type Field = Partial<Column> & { readonly name: string };

export const isField = (value: object): value is Field => isRecord(value) && typeof value.name === 'string';

export function fieldSchema(field: Field): JsonRecord {
    const type = field.type ?? 'text';
    const single = {
        ...(type === 'object' ? objectSchema(field.children ?? []) : (TYPES[type] ?? { type: 'object' })),
        ...(field.values === undefined ? {} : { enum: field.values }),
    };
    return {
        ...(field.style === 'list' ? { type: 'array', items: single } : single),
        ...(field.description === undefined || field.description === ''
            ? {}
            : { description: field.description }),
        ...(field.nullable === true ? { nullable: true } : {}),
        ...(field.default === undefined || field.default === '' ? {} : { default: field.default }),
    };
}

export function objectSchema(fields: readonly Field[]): JsonRecord {
    const required = fields.filter((field) => field.required === true).map(({ name }) => name);
    return {
        type: 'object',
        properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
        ...(required.length === 0 ? {} : { required }),
    };
}
