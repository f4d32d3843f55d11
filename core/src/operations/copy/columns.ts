import { createRowCheck } from '../../bulk/coerce/index.js';
import type { CheckedColumn } from '../../bulk/coerce/index.js';
import { fieldPath, invalidInput, isPlainObject } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import type { Row } from '../fields.js';

/** A column as `table.get` answers it, as far as a copy is concerned. */
export interface CopiedColumn extends CheckedColumn {
    /** Id of the table whose records it points at; 0 or null for none. */
    readonly tableref_id?: number | null | undefined;
}

/** Source column to target column, or null for one that stays behind. */
export type ColumnMap = Readonly<Record<string, string | null>>;

export const isColumnMap = (value: unknown): boolean =>
    isPlainObject(value) && Object.values(value).every((to) => to === null || typeof to === 'string');

/** A column that is copied, and where to. */
export interface ColumnPair<C extends CheckedColumn = CopiedColumn> {
    readonly from: C;
    readonly to: C;
}

export interface ColumnPlan {
    readonly from: readonly CopiedColumn[];
    readonly to: readonly CopiedColumn[];
    readonly map: ColumnMap;
    readonly keepIds: boolean;
}

/**
 * Which column goes where: by the map, else by its name.
 *
 * @throws XanoError `validation` for a column that has no place, rather than leave its values behind without a word
 */
export function pairColumns({ from, to, map, keepIds }: ColumnPlan): ColumnPair[] {
    const unknown = Object.keys(map).find((name) => !from.some((column) => column.name === name));
    if (unknown !== undefined) {
        const near = didYouMean(
            unknown,
            from.map(({ name }) => name),
        );
        throw invalidInput(
            fieldPath('columns', unknown),
            `The table copied from has no column "${unknown}".${near}`,
        );
    }
    const pairs: ColumnPair[] = [];
    const homeless: string[] = [];
    for (const column of from) {
        const { name } = column;
        const wanted = Object.hasOwn(map, name) ? map[name] : name === 'id' && !keepIds ? null : name;
        if (wanted === null || wanted === undefined) continue;
        const target = to.find((other) => other.name === wanted);
        if (target === undefined) homeless.push(wanted === name ? name : `${name} (as ${wanted})`);
        else pairs.push({ from: column, to: target });
    }
    if (homeless.length > 0) {
        throw invalidInput(
            'columns',
            `The table copied to has no place for ${homeless.join(', ')}.`,
            'Name the columns they go to, { "old": "new" }, or leave them behind with { "old": null }.',
        );
    }
    for (const pair of pairs) requireSound(pair, pairs, keepIds);
    return pairs;
}

function requireSound(pair: ColumnPair, pairs: readonly ColumnPair[], keepIds: boolean): void {
    const { from, to } = pair;
    const path = fieldPath('columns', from.name);
    if (pairs.some((other) => other !== pair && other.to === to)) {
        throw invalidInput(path, `Two columns go to "${to.name}".`, 'Leave one of them behind with null.');
    }
    if (to.name === 'id' && (from.name !== 'id' || !keepIds)) {
        throw invalidInput(
            path,
            'Only ids go to "id", with keep_ids: true.',
            'Choose another column for it.',
        );
    }
    // choice: what Xano answers for a password is its hash, and what it is given it hashes: nobody could log in again.
    if (from.type === 'password' && to.type === 'password') {
        throw invalidInput(
            path,
            `"${from.name}" holds passwords, of which Xano gives only hashes and would hash those again.`,
            `Leave it behind with columns: { ${from.name}: null }, and let people set new passwords.`,
        );
    }
}

export type Change = (value: unknown) => unknown;

/**
 * Makes a row of the target of a row of the source: values are renamed, changed, and converted where the type is another
 * one. A value that goes to a column of the same type is not touched: text in a json column stays text, whatever it looks
 * like.
 */
export function rowMapper(
    pairs: readonly ColumnPair[],
    changes: ReadonlyMap<string, Change>,
): (row: Row) => Row {
    const convert = createRowCheck(
        pairs.map(({ from, to }) => {
            const same = from.type === to.type && (from.style === 'list') === (to.style === 'list');
            return same ? { name: to.name, type: '' } : to;
        }),
        'convert',
        { keepIds: true },
    );
    return (row) =>
        convert(
            Object.fromEntries(
                pairs.map(({ from, to }) => {
                    const value = row[from.name];
                    return [to.name, changes.get(from.name)?.(value) ?? value];
                }),
            ),
        );
}
