import { defined } from '../../defined.js';
import { fieldPath, isPlainObject } from '../../invalid-input.js';
import type { Values } from '../../bulk-types.js';
import { columnRule } from './column-rule.js';
import type { CheckedColumn, ColumnRule } from './column-rule.js';
import { refusal, unknownColumn } from './refusal.js';
import { list } from './rules.js';

/** `convert` makes a value what its column stores where that is no guess; `check` refuses what would need it. */
export type CheckMode = 'convert' | 'check';

export interface RowCheckOptions {
    /** Rows may hold `id`. Default false: Xano drops it without a word. */
    readonly keepIds?: boolean;
}

/** Gives the value as it is stored, or throws. The path names the column in errors. */
type Check<T> = (value: T, path: string) => T;

/**
 * A check of rows against the columns of their table, made once and run for every row. It answers the row itself where
 * nothing had to be converted. What is converted:
 *
 * | type | from |
 * |---|---|
 * | int | text of a whole number as it is written (`"42"`; not `"042"`, `"1.0"`, `"1,000"`), BigInt |
 * | decimal | text of a number (`"1.50"`, `"1e3"`) all of whose digits are kept, BigInt |
 * | bool | `"true"` and `"false"` in capitals or not, `1`, `0`, `"1"`, `"0"` |
 * | text, email, password, enum | numbers, BigInt, booleans |
 * | timestamp | Date, ISO 8601 text with a zone, a day (midnight in UTC), text of 12 to 14 digits (milliseconds) |
 * | date | Date, or text of a time, that is midnight in UTC |
 * | json, object, vector, files, geometry, lists | the JSON text of an object or of a list |
 *
 * Empty text becomes null in a column that may be null, unless it holds texts. Members that are undefined are dropped. A
 * column that the table does not have is refused: Xano would ignore its values. Types this package does not know pass.
 *
 * @throws XanoError (the check) `validation` with the column as its `path`; never with the value of a password.
 */
export function createRowCheck(
    columns: readonly CheckedColumn[],
    mode: CheckMode,
    { keepIds = false }: RowCheckOptions = {},
): (row: Values) => Values {
    const check = membersCheck(
        columns.filter(({ name }) => keepIds || name !== 'id'),
        mode,
    );
    return (row) => check(row, '');
}

function membersCheck(columns: readonly CheckedColumn[], mode: CheckMode): Check<Values> {
    const checks = new Map(columns.map((column) => [column.name, columnCheck(column, mode)]));
    return (row, path) => {
        let copy: Record<string, unknown> | undefined;
        let gaps = false;
        // Object.keys would make a list for every row.
        for (const name in row) {
            if (!Object.hasOwn(row, name)) continue;
            const value = row[name];
            if (value === undefined) {
                gaps = true;
                continue;
            }
            const at = path === '' ? name : fieldPath(path, name);
            const check = checks.get(name);
            if (check === undefined) throw unknownColumn(at, name, [...checks.keys()]);
            const checked = check(value, at);
            if (checked === value) continue;
            // Spread first: to set an own `__proto__` changes a value, to set a new one the prototype.
            copy ??= { ...row };
            copy[name] = checked;
        }
        const result = copy ?? row;
        return gaps ? defined(result) : result;
    };
}

function columnCheck(column: CheckedColumn, mode: CheckMode): Check<unknown> {
    const rule = columnRule(column);
    if (column.style !== 'list') return valueCheck(column, rule, mode);
    const asList = valueCheck(column, list, mode);
    const item = valueCheck({ ...column, nullable: false }, rule, mode);
    return (value, path) => {
        const given = asList(value, path);
        // Not null, which a list may be too.
        if (!Array.isArray(given)) return given;
        const items: readonly unknown[] = given;
        const checked = items.map((one, i) => item(one, fieldPath(path, i)));
        return checked.some((one, i) => one !== items[i]) ? checked : items;
    };
}

function valueCheck(column: CheckedColumn, rule: ColumnRule, mode: CheckMode): Check<unknown> {
    const { fits, from, inside, hint } = rule;
    const converting = mode === 'convert';
    const suspect = converting ? rule.suspect : undefined;
    const members = inside && membersCheck(inside, mode);
    return (value, path) => {
        let result = value;
        if (!fits(value) || suspect?.(value) === true) {
            const empty = value === null || (value === '' && converting);
            if (empty && column.nullable === true) return null;
            result = converting ? from?.(value) : undefined;
            if (result === undefined || !fits(result))
                throw refusal(column, rule === list, value, path, hint);
        }
        return members !== undefined && isPlainObject(result) ? members(result, path) : result;
    };
}
