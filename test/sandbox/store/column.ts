import { inputError, invalidParam, missingParam, notAllowable } from '../errors.js';
import { COLUMN_TYPES, type ColumnType, isColumnType } from './column-types.js';
import { isRecord, type JsonRecord } from './json.js';

export interface Column {
    readonly name: string;
    readonly type: ColumnType;
    readonly description: string;
    readonly nullable: boolean;
    /** Always text on read: `0` shows as `"0"`, `now` on timestamps. */
    readonly default: string;
    readonly required: boolean;
    readonly format?: string;
    readonly values?: readonly string[];
    readonly access: string;
    readonly style: 'single' | 'list';
    readonly sensitive?: boolean;
    readonly tableref_id?: number;
    readonly vector?: { readonly size: number };
    readonly children?: readonly Column[];
    readonly validators?: Validators;
}

export interface Validators {
    readonly trim?: boolean;
    readonly lower?: boolean;
}

// choice: Xano's own rule is not documented. PostgreSQL cuts identifiers at 63 bytes, so two longer names could meet.
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
const ACCESS = ['public', 'private', 'internal'];

export const ID_COLUMN: Column = {
    name: 'id',
    type: 'int',
    description: '',
    nullable: false,
    default: '',
    required: true,
    access: 'public',
    style: 'single',
};

export const CREATED_AT_COLUMN: Column = {
    ...ID_COLUMN,
    name: 'created_at',
    type: 'timestamp',
    default: 'now',
    required: false,
    access: 'private',
};

export function checkColumnName(name: unknown, param = 'name'): string {
    if (name === undefined || name === null || name === '') throw missingParam(param);
    if (typeof name !== 'string' || !NAME.test(name)) throw invalidParam(param);
    return name;
}

/** A column as it was sent, completed with Xano's defaults; keys in the recorded order. */
export function readColumn(raw: unknown): Column {
    if (!isRecord(raw)) throw invalidParam('schema');
    const name = checkColumnName(raw.name);
    const type = raw.type;
    if (type === undefined) throw missingParam('type');
    if (typeof type !== 'string' || !isColumnType(type)) throw notAllowable(text(type), 'type');
    const access = raw.access ?? 'public';
    if (typeof access !== 'string' || !ACCESS.includes(access)) throw notAllowable(text(access), 'access');
    const style = raw.style ?? 'single';
    if (style !== 'single' && style !== 'list') throw notAllowable(text(style), 'style');
    return {
        name,
        type,
        description: typeof raw.description === 'string' ? raw.description : '',
        nullable: flag(raw.nullable, 'nullable', COLUMN_TYPES[type].nullable),
        default: text(raw.default ?? ''),
        required: flag(raw.required, 'required', false),
        ...(type === 'text' ? { format: text(raw.format ?? '') } : {}),
        ...(type === 'enum' ? { values: readValues(raw.values) } : {}),
        access,
        style,
        ...(raw.sensitive === true ? { sensitive: true } : {}),
        ...(typeof raw.tableref_id === 'number' ? { tableref_id: raw.tableref_id } : {}),
        ...(type === 'vector' ? { vector: { size: readSize(raw.vector) } } : {}),
        ...(type === 'object' ? { children: readChildren(raw.children) } : {}),
        ...readValidators(raw),
    };
}

export function readSchema(raw: unknown): readonly Column[] {
    if (!Array.isArray(raw)) throw invalidParam('schema');
    const schema = raw.map(readColumn);
    const first = schema[0];
    // choice: the rule is documented, the answer that states it is not.
    if (first?.name !== 'id' || (first.type !== 'int' && first.type !== 'uuid')) {
        throw inputError('The first column must be id, of type int or uuid.', 'schema');
    }
    const names = new Set(schema.map((column) => column.name));
    if (names.size !== schema.length) throw inputError('Column names must be unique.', 'schema');
    return schema;
}

function flag(value: unknown, param: string, fallback: boolean): boolean {
    if (value === undefined || value === null) return fallback;
    if (typeof value !== 'boolean') throw invalidParam(param);
    return value;
}

function text(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return value === null || value === undefined ? '' : JSON.stringify(value);
}

function readValues(raw: unknown): readonly string[] {
    if (raw === undefined || raw === null) return [];
    if (!Array.isArray(raw) || !raw.every((value) => typeof value === 'string')) throw invalidParam('values');
    return raw;
}

function readSize(raw: unknown): number {
    const size = isRecord(raw) ? (raw.size ?? 3) : 3;
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) throw invalidParam('vector');
    return size;
}

function readChildren(raw: unknown): readonly Column[] {
    if (raw === undefined || raw === null) return [];
    if (!Array.isArray(raw)) throw invalidParam('children');
    return raw.map(readColumn);
}

/** Filters of an adder read back as validators, where only trim and lower are named. */
function readValidators(raw: JsonRecord): { validators?: Validators } {
    const source = raw.validators ?? raw.filters;
    if (!isRecord(source)) return {};
    const validators = {
        ...(source.trim === true ? { trim: true } : {}),
        ...(source.lower === true ? { lower: true } : {}),
    };
    return Object.keys(validators).length === 0 ? {} : { validators };
}
