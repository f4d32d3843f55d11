import { invalidInput } from '../invalid-input.js';
import { didYouMean } from '../near.js';
import { plain, spellings } from '../spellings.js';
import type { ColumnType } from './columns.js';
import { columnTypes } from './columns.js';

/** Names that people and other databases have for Xano's types; lower case, without blanks, `_` and `-`. */
const otherNames: Readonly<Partial<Record<ColumnType, readonly string[]>>> = {
    attachment: ['file', 'document'],
    bool: ['boolean'],
    decimal: ['number', 'float', 'double', 'numeric', 'real', 'currency', 'money'],
    email: ['mail'],
    enum: ['select', 'choice', 'options'],
    geo_point: ['location'],
    image: ['picture', 'photo'],
    // A foreign key is stored as a plain int or uuid column; only the endpoints that add one have a name for it.
    int: ['integer', 'bigint', 'smallint', 'long', 'tableref', 'reference', 'foreignkey'],
    // choice: a list of nothing in particular is json, which holds any list; `text[]` makes a list of one type.
    json: ['jsonb', 'array', 'list', 'map', 'dict', 'any'],
    object: ['record'],
    text: ['string', 'varchar', 'char', 'str', 'longtext', 'url'],
    timestamp: ['datetime', 'timestamptz', 'epochms'],
    uuid: ['guid', 'tablerefuuid'],
    vector: ['embedding'],
};

/** A `geo_point` is also a `point`. */
const byName = spellings(columnTypes, (type) => [type.replace('geo_', ''), ...(otherNames[type] ?? [])]);

const references = new Set(['tableref', 'tablerefuuid', 'reference', 'foreignkey']);

export interface NamedType {
    readonly type: ColumnType;
    /** `text[]` */
    readonly list: boolean;
    /** The name says that the column points at a table. */
    readonly reference: boolean;
}

/** @throws XanoError `validation` with near matches and all types. */
export function readType(written: unknown, path: string): NamedType {
    const hint = `The types are ${columnTypes.join(', ')}; "[]" behind one makes a list.`;
    if (typeof written !== 'string') throw invalidInput(path, 'The column has no type.', hint);
    const list = written.trim().endsWith('[]');
    const name = plain(list ? written.trim().slice(0, -2) : written);
    const type = byName.get(name);
    if (type !== undefined) return { type, list, reference: references.has(name) };
    // The other names only when no type is near: their bits are found inside many words.
    const near = didYouMean(name, columnTypes) || didYouMean(name, byName.keys());
    throw invalidInput(path, `"${written}" is not a column type.${near}`, hint);
}
