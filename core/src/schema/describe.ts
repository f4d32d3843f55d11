import { invalidInput, requireShallow } from '../invalid-input.js';
import type { Column, ColumnType, Index } from './columns.js';
import type { ColumnDefaults, ColumnKey, DescribedColumn } from './describe-column.js';
import { describeColumn } from './describe-column.js';
import type { FieldsInput } from './description.js';
import { readDescription } from './description.js';
import type { Entry } from './entries.js';
import { readEntries } from './entries.js';
import { readNotes, spokenOf, statedKeys } from './stated.js';

export interface DescribedFields {
    /** `id` first, then `created_at` unless it is described at another place. */
    readonly columns: Column[];
    /** Without ids, which Xano gives: the two every table has, then one for each `unique` or `index`. */
    readonly indexes: Index[];
    /** Foreign keys given by the name of a table: `tableref_id` of these columns is still to be set. */
    readonly references: { readonly column: string; readonly table: string }[];
    /** What was left out because Xano has nothing like it, or what to check: sentences for people. */
    readonly notes: string[];
    /** `id` and `created_at` where nobody described them: a new table has them, an existing one is not given them. */
    readonly implied: readonly string[];
    /** By column, what its description itself says, without the defaults. */
    readonly stated: Readonly<Record<string, readonly ColumnKey[]>>;
}

/** How Xano records the two columns of a table made without a schema, where that differs from other columns. */
const standard = {
    id: { type: 'int', defaults: { required: true, nullable: false } },
    created_at: { type: 'timestamp', defaults: { default: 'now', nullable: false, access: 'private' } },
} as const satisfies Record<string, { type: ColumnType; defaults: ColumnDefaults }>;

type StandardName = keyof typeof standard;

const standardNames: readonly StandardName[] = ['id', 'created_at'];

/** The two indexes that Xano gives it. */
const standardIndexes: readonly Index[] = [
    { type: 'primary', fields: [{ name: 'id' }] },
    { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
];

/** What a description without a type takes over from the column it is about, so that `{ required: true }` is enough. */
const borrowed = ['type', 'style', 'values', 'format', 'vector', 'children', 'tableref_id'] as const;

function borrow(entry: Entry, existing: readonly Column[]): { entry: Entry; keys: readonly ColumnKey[] } {
    const { description, name, path } = entry;
    const column = existing.find((known) => known.name === name);
    if (column === undefined || description.type !== undefined || description.foreign_key !== undefined) {
        return { entry, keys: [] };
    }
    const own = spokenOf(description);
    const keys = borrowed.filter((key) => !own.has(key));
    const taken = readDescription(Object.fromEntries(keys.map((key) => [key, column[key]])), path);
    return { entry: { ...entry, description: { ...taken, ...description } }, keys };
}

function describeId(entry: Entry): DescribedColumn {
    const described = describeColumn(entry, standard.id.defaults);
    const { type, style } = described.column;
    if ((type !== 'int' && type !== 'uuid') || style === 'list') {
        throw invalidInput(
            entry.description.type?.path ?? entry.path,
            `The primary key "id" is of type int or uuid, not ${style === 'list' ? 'a list' : type}.`,
            'Leave "id" out for an int, or write "id": "uuid".',
        );
    }
    // Said or not, a primary key always has a value, and an index of its own.
    const column = { ...described.column, required: true, nullable: false };
    return { ...described, column, unique: false, index: false };
}

function describeEntry(entry: Entry): DescribedColumn {
    if (entry.name === 'id') return describeId(entry);
    const described = describeColumn(entry);
    if (entry.name !== 'created_at' || described.column.type !== standard.created_at.type) return described;
    // Every table has an index on it already.
    return { ...describeColumn(entry, standard.created_at.defaults), index: false };
}

/** A standard column that goes without saying. */
const usual = (name: StandardName): DescribedColumn =>
    describeEntry({ name, description: { type: { value: standard[name].type, path: name } }, path: name });

function indexesOf({ column, unique, index }: DescribedColumn): Index[] {
    // A unique index also finds rows, so a second one would only cost time on every write.
    if (!unique && !index) return [];
    return [{ type: unique ? 'btree|unique' : 'btree', fields: [{ name: column.name, op: 'asc' }] }];
}

/**
 * Columns and indexes of a table from a description of its fields. `id` and `created_at` are always among them.
 *
 * @param path where the fields stand in the input, for errors. Default `fields`.
 * @param existing the columns the table has already, when it is to be changed: a description of one of them need not
 *   say its type.
 * @throws XanoError `validation` with the path of what does not fit and a hint what to write.
 */
export function describeFields(
    fields: FieldsInput,
    path = 'fields',
    existing: readonly Column[] = [],
): DescribedFields {
    requireShallow(fields, path);
    const described = readEntries(fields, path).map((written) => {
        const { entry, keys } = borrow(written, existing);
        const result = describeEntry(entry);
        const stated = statedKeys(entry, result.column);
        return {
            ...result,
            stated: stated.filter((key) => !keys.some((taken) => taken === key)),
            notes: readNotes(entry, result.column),
        };
    });
    const isDescribed = (name: string): boolean => described.some(({ column }) => column.name === name);
    const implied = standardNames.filter((name) => !isDescribed(name));
    const given = [...implied.map(usual), ...described];
    const isId = ({ column }: DescribedColumn): boolean => column.name === 'id';
    const all = [...given.filter(isId), ...given.filter((one) => !isId(one))];
    return {
        columns: all.map(({ column }) => column),
        indexes: [...standardIndexes, ...all.flatMap(indexesOf)],
        references: all.flatMap(({ column, table }) =>
            table === undefined ? [] : [{ column: column.name, table }],
        ),
        notes: described.flatMap(({ notes }) => notes),
        implied,
        stated: Object.fromEntries(described.map(({ column, stated }) => [column.name, stated])),
    };
}
