import type { Column, Index } from './columns.js';
import { changeWarnings, indexWarning, newColumnWarning } from './compare-warnings.js';
import type { ColumnKey } from './describe-column.js';
import { columnKeys, sameUnder } from './normal.js';

export interface ColumnChange {
    readonly name: string;
    readonly from: Column;
    readonly to: Column;
    readonly changes: readonly { readonly key: ColumnKey; readonly from: unknown; readonly to: unknown }[];
}

export interface TableShape {
    readonly columns: readonly Column[];
    readonly indexes: readonly Index[];
}

/** A described table, as `describeFields` gives it, once its foreign keys have the ids of their tables. */
export interface WantedShape extends TableShape {
    /** Columns nobody asked for: neither they nor an index on them is added. */
    readonly implied?: readonly string[];
    /** By column, the keys to compare. Absent: every key. */
    readonly stated?: Readonly<Record<string, readonly ColumnKey[]>>;
}

export interface SchemaDifference {
    readonly add: Column[];
    readonly change: ColumnChange[];
    /** Columns of the table that nobody described: they stay. */
    readonly unlisted: string[];
    readonly add_index: Index[];
    /** True when there is nothing to do. */
    readonly same: boolean;
    /** The full list for `PUT .../schema`, which drops what it does not list: current order, additions at the end. */
    readonly merged: Column[];
    /** What may be lost or refused: sentences for people. */
    readonly warnings: string[];
}

/** What describes a column whatever its type; the rest goes when the type changes. */
const lasting: readonly ColumnKey[] = ['description', 'nullable', 'required', 'access', 'style', 'sensitive'];

/** How a part that is no longer wanted is written: left out, Xano might keep it. */
const cleared: Readonly<Partial<Column>> = { tableref_id: null, validators: null, sensitive: false };

function pick(column: Partial<Column>, keys: readonly ColumnKey[]): Partial<Column> {
    return Object.fromEntries(
        Object.entries(column).filter(([key]) => keys.some((wanted) => wanted === key)),
    );
}

/** The current column with the changes in it: keys this package does not know are kept. */
function apply(
    from: Column,
    wanted: Column,
    stated: readonly ColumnKey[],
    changed: readonly ColumnKey[],
): Column {
    if (changed.includes('type')) {
        const kept = lasting.filter((key) => !stated.includes(key));
        return { ...wanted, ...pick(from, kept) };
    }
    return { ...from, ...pick(cleared, changed), ...pick(wanted, changed) };
}

function compareColumn(from: Column, wanted: Column, stated: readonly ColumnKey[]): ColumnChange | undefined {
    const changed = stated.filter((key) => !sameUnder(key, from, wanted));
    if (changed.length === 0) return undefined;
    const to = apply(from, wanted, stated, changed);
    return {
        name: from.name,
        from,
        to,
        changes: changed.map((key) => ({ key, from: from[key], to: wanted[key] })),
    };
}

const fieldsOf = ({ fields }: Index): string =>
    JSON.stringify(fields.map(({ name, op }) => [name, op ?? 'asc']));

/** A unique index also finds rows, so it stands in for a plain one on the same columns. */
function covers(has: Index, wanted: Index): boolean {
    if (has.type === 'primary' && wanted.type === 'primary') return true;
    const type = has.type === wanted.type || (has.type === 'btree|unique' && wanted.type === 'btree');
    return type && fieldsOf(has) === fieldsOf(wanted);
}

function keyWarning(key: Column | undefined, asked: readonly Column[]): string[] {
    const wanted = asked.find(({ name }) => name === 'id');
    if (key === undefined || wanted === undefined || sameUnder('type', key, wanted)) return [];
    return [`"id" stays as it is (${key.type}): the type of a primary key is not changed.`];
}

/**
 * What it takes to bring a table to a description. Only what the description says is compared; nothing is ever dropped,
 * and the primary key is left as it is.
 */
export function compareSchema(current: TableShape, wanted: WantedShape): SchemaDifference {
    const { stated = {}, implied = [] } = wanted;
    const statedOf = (name: string): readonly ColumnKey[] =>
        (Object.hasOwn(stated, name) ? stated[name] : undefined) ?? columnKeys;
    const known = new Map(current.columns.map((column) => [column.name, column]));
    const asked = wanted.columns.filter(({ name }) => !implied.includes(name));
    const others = asked.filter(({ name }) => name !== 'id');

    const add = others.filter(({ name }) => !known.has(name));
    const change = others.flatMap((column) => {
        const from = known.get(column.name);
        return (from && compareColumn(from, column, statedOf(column.name))) ?? [];
    });
    const names = new Set(wanted.columns.map(({ name }) => name));
    const add_index = wanted.indexes
        .filter((index) => !current.indexes.some((has) => covers(has, index)))
        .filter((index) => !index.fields.some(({ name }) => implied.includes(name)));
    const changed = new Map(change.map(({ name, to }) => [name, to]));
    return {
        add,
        change,
        unlisted: [...known.keys()].filter((name) => !names.has(name)),
        add_index,
        same: add.length + change.length + add_index.length === 0,
        merged: [...current.columns.map((column) => changed.get(column.name) ?? column), ...add],
        warnings: [
            ...keyWarning(known.get('id'), asked),
            ...add.flatMap(newColumnWarning),
            ...change.flatMap(changeWarnings),
            ...add_index.flatMap((index) => indexWarning(index, add)),
        ],
    };
}
