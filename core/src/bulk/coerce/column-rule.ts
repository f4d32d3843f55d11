import { isColumnType } from '../../schema/index.js';
import { rules, structure } from './rules.js';
import type { Rule } from './rules.js';

/** What counts of a column, as `table.get` answers it. */
export interface CheckedColumn {
    readonly name: string;
    readonly type: string;
    readonly nullable?: boolean | undefined;
    readonly style?: string | undefined;
    /** Text for every type; empty for none. */
    readonly default?: string | undefined;
    readonly sensitive?: unknown;
    /** Enum only. */
    readonly values?: readonly string[] | undefined;
    /** Vector only: `{ size }`. */
    readonly vector?: unknown;
    /** Object only: columns. */
    readonly children?: unknown;
}

/** What one value of a column has to be, beside what its type says. */
export interface ColumnRule extends Rule {
    /** The columns inside an object, where they are known. */
    readonly inside?: readonly CheckedColumn[];
}

const more: Readonly<Record<string, (column: CheckedColumn, rule: Rule) => ColumnRule>> = {
    enum: ({ values }, rule) => {
        // Rows hold "" where an enum without a default was left out.
        const allowed = new Set<unknown>(['', ...(values ?? [])]);
        return { ...rule, fits: (value) => allowed.has(value) };
    },
    vector: ({ vector }, rule) => {
        const size = (vector as { readonly size?: unknown } | undefined)?.size;
        return {
            ...rule,
            fits: (value) =>
                rule.fits(value) && (size === undefined || (value as readonly unknown[]).length === size),
        };
    },
    object: ({ children }, rule) =>
        Array.isArray(children) && children.length > 0
            ? { ...rule, inside: children as readonly CheckedColumn[] }
            : rule,
};

export function columnRule(column: CheckedColumn): ColumnRule {
    const { type } = column;
    // choice: a type Xano adds tomorrow must not stop a load today.
    if (!isColumnType(type)) return { fits: () => true };
    const rule = rules[type] ?? structure;
    return more[type]?.(column, rule) ?? rule;
}
