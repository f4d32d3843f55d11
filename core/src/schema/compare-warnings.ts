import { asText } from '../as-text.js';
import { childColumns } from './columns.js';
import type { Column, Index } from './columns.js';
import type { ColumnKey } from './describe-column.js';

/** For each part of a column, what its change may do to the rows that are there; nothing when it does no harm. */
const warnings: Readonly<Partial<Record<ColumnKey, (from: Column, to: Column) => string | undefined>>> = {
    type: (from, to) =>
        `"${from.name}" changes from ${asText(from.type)} to ${to.type}: values that do not fit may be lost.`,
    style: (from, to) =>
        `"${from.name}" changes from ${asText(from.style)} to ${to.style}: its values may be lost.`,
    nullable: (from, to) =>
        from.nullable && !to.nullable
            ? `"${from.name}" may no longer be null: rows where it is may be changed, or the change refused.`
            : undefined,
    required: (from, to) =>
        !from.required && to.required && to.default === ''
            ? `"${from.name}" becomes required: rows without it will be refused.`
            : undefined,
    values: (from, to) => {
        const gone = (from.values ?? []).filter((value) => to.values?.includes(value) !== true);
        return gone.length === 0 || from.type !== to.type
            ? undefined
            : `"${from.name}" no longer allows ${gone.map(asText).join(', ')}: rows may still hold it.`;
    },
    vector: (from) => `"${from.name}" changes its size: vectors that are there no longer fit.`,
    children: (from, to) => {
        const kept = new Set(childColumns(to).map(({ name }) => name));
        const gone = childColumns(from).filter(({ name }) => !kept.has(name));
        return gone.length === 0
            ? undefined
            : `"${from.name}" loses ${gone.map(({ name }) => name).join(', ')} with their values.`;
    },
};

export function changeWarnings(change: {
    readonly from: Column;
    readonly to: Column;
    readonly changes: readonly { readonly key: ColumnKey }[];
}): string[] {
    return change.changes.flatMap(({ key }) => warnings[key]?.(change.from, change.to) ?? []);
}

export function newColumnWarning({ name, required, nullable, default: preset }: Column): string[] {
    if (!required || nullable || preset !== '') return [];
    return [`"${name}" is required and has no default: rows that are there have no value for it.`];
}

/** @param added columns that are new, in which every row has the same value. */
export function indexWarning({ type, fields }: Index, added: readonly Column[]): string[] {
    if (type !== 'btree|unique') return [];
    const names = fields.map(({ name }) => name);
    const list = names.map((name) => `"${name}"`).join(', ');
    return names.every((name) => added.some((column) => column.name === name))
        ? [`${list} is new and unique: rows that are there all have the same value in it.`]
        : [`${list} becomes unique: the index is refused when two rows have the same value.`];
}
