import { createHash } from 'node:crypto';

import { inputError, invalidParam, missingParam, notAllowable } from '../errors.js';
import type { Column } from './column.js';
import { isRecord } from './json.js';

export interface IndexField {
    readonly name: string;
    readonly op?: string;
    readonly priority?: number;
}

export interface TableIndex {
    readonly type: string;
    readonly name?: string;
    readonly lang?: string;
    readonly fields: readonly IndexField[];
    readonly id: string;
}

const TYPES = ['primary', 'btree', 'btree|unique', 'gin', 'search', 'spatial', 'vector'];

/** The ids every recorded table has for its two first indexes. */
const KNOWN_IDS: Readonly<Record<string, string>> = {
    'primary:[{"name":"id"}]': '1339908e',
    'btree:[{"name":"created_at","op":"desc"}]': '411a6c94',
};

/** Eight hex digits that depend on the definition only. choice: SHA-256, since Xano's own hash is unknown. */
export function makeIndex(definition: Omit<TableIndex, 'id'>): TableIndex {
    const { type, name, lang, fields } = definition;
    const key = `${type}:${JSON.stringify(fields)}`;
    const id =
        KNOWN_IDS[key] ??
        createHash('sha256')
            .update(`${key}${name ?? ''}${lang ?? ''}`)
            .digest('hex')
            .slice(0, 8);
    return {
        type,
        ...(name === undefined ? {} : { name }),
        ...(lang === undefined ? {} : { lang }),
        fields,
        id,
    };
}

export const PRIMARY = makeIndex({ type: 'primary', fields: [{ name: 'id' }] });
export const BY_CREATED_AT = makeIndex({ type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] });

/** One index as it was sent; XanoScript says `field` where JSON says `fields`. */
export function readIndex(raw: unknown, schema: readonly Column[]): TableIndex {
    if (!isRecord(raw)) throw invalidParam('index');
    // `unique` is how the adder's path calls it; it reads back as btree|unique.
    const type = raw.type === 'unique' ? 'btree|unique' : raw.type;
    if (type === undefined) throw missingParam('type');
    if (typeof type !== 'string' || !TYPES.includes(type)) throw notAllowable(JSON.stringify(type), 'type');
    return makeIndex({
        type,
        ...(typeof raw.name === 'string' ? { name: raw.name } : {}),
        ...(typeof raw.lang === 'string' ? { lang: raw.lang } : {}),
        fields: readFields(type, raw.fields ?? raw.field, schema),
    });
}

export function readIndexes(raw: unknown, schema: readonly Column[]): readonly TableIndex[] {
    if (!Array.isArray(raw)) throw invalidParam('index');
    const indexes = raw.map((item) => readIndex(item, schema));
    if (!indexes.some((index) => index.id === PRIMARY.id)) {
        // choice: that the primary index must be listed is documented, the answer is not.
        throw inputError('The primary index on id must be listed.', 'index');
    }
    return [...new Map(indexes.map((index) => [index.id, index])).values()];
}

function readFields(type: string, raw: unknown, schema: readonly Column[]): readonly IndexField[] {
    if (raw === undefined) throw missingParam('fields');
    if (!Array.isArray(raw) || raw.length === 0) throw invalidParam('fields');
    return raw.map((field) => {
        if (!isRecord(field) || typeof field.name !== 'string') throw missingParam('name');
        if (!schema.some((column) => column.name === field.name)) throw notAllowable(field.name, 'fields');
        const op = field.op ?? (type.startsWith('btree') ? 'asc' : undefined);
        if (op !== undefined && (typeof op !== 'string' || !allowedOps(type).includes(op))) {
            throw notAllowable(JSON.stringify(op), 'op');
        }
        return {
            name: field.name,
            ...(op === undefined || type === 'primary' ? {} : { op }),
            ...(typeof field.priority === 'number' ? { priority: field.priority } : {}),
        };
    });
}

const OPS: Readonly<Record<string, readonly string[]>> = {
    btree: ['asc', 'desc'],
    'btree|unique': ['asc', 'desc'],
    gin: ['jsonb_path_op', 'jsonb_path_ops'],
    search: ['A', 'B', 'C', 'D', 'simple'],
    spatial: ['gist_geometry_ops_2d'],
    vector: ['vector_ip_ops', 'vector_cosine_ops', 'vector_l1_ops', 'vector_l2_ops'],
};

const allowedOps = (type: string): readonly string[] => OPS[type] ?? ['asc', 'desc'];
