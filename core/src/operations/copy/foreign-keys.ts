import type { RowId, RowResult } from '../../bulk-types.js';
import { fieldPath, invalidInput, isPlainObject } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import type { RunContext } from '../../operation.js';
import { likeness } from '../bulk/likeness.js';
import { idOf } from '../bulk/row-id.js';
import { targetOf } from '../bulk/target.js';
import type { Target } from '../bulk/target.js';
import { requireOwn } from '../composite/duplicates.js';
import { rowsById } from '../composite/rows-by-id.js';
import { isEmpty } from '../composite/survivors.js';
import type { Change, ColumnPair } from './columns.js';

/** Old id and new id: pairs, an object by old id, or the `results` of the copy of that table. */
export type IdPairs =
    | readonly (readonly [from: RowId, to: RowId])[]
    | readonly Pick<RowResult, 'index' | 'row_id'>[]
    | Readonly<Record<string, RowId>>;

/** Records are the same that have the same value in a column. */
export interface MatchBy {
    /** Column whose values are there once, such as `email`; two names where the tables call it differently. */
    readonly match: string | readonly [from: string, to: string];
    /** Table the ids point at; default the one the column names. */
    readonly from_table_id?: number | string;
    /** The same for the column copied to. */
    readonly to_table_id?: number | string;
}

/** How ids of another table are made those of the copy; `keep` copies them as they are. */
export type ForeignKey = 'keep' | MatchBy | IdPairs;

const isMatch = (key: object): key is MatchBy => isPlainObject(key) && 'match' in key;

function isForeignKey(key: unknown): boolean {
    if (typeof key !== 'object' || key === null) return key === 'keep';
    if (!isMatch(key)) return true;
    const names: readonly unknown[] = Array.isArray(key.match) ? key.match : [key.match, key.match];
    return names.length === 2 && names.every((name) => typeof name === 'string' && name !== '');
}

export const isForeignKeys = (value: unknown): boolean =>
    isPlainObject(value) && Object.values(value).every(isForeignKey);

/** One side of a copy. */
export interface Side {
    readonly context: RunContext;
    readonly target: Target;
}

export interface ForeignKeyPlan {
    readonly pairs: readonly ColumnPair[];
    readonly keys: Readonly<Record<string, ForeignKey>>;
    readonly from: Side;
    readonly to: Side;
    /** Records of both sides are in the same place: the same instance, workspace and data source. */
    readonly samePlace: boolean;
    readonly keepIds: boolean;
}

/**
 * By source column, what makes an id that of the copy.
 *
 * @throws XanoError `validation` where ids would point at other records and nobody said what to do
 */
export async function foreignKeyChanges(plan: ForeignKeyPlan): Promise<Map<string, Change>> {
    const { pairs, keys } = plan;
    const names = pairs.map(({ from }) => from.name);
    const unknown = Object.keys(keys).find((name) => !names.includes(name));
    if (unknown !== undefined) {
        throw invalidInput(
            fieldPath('foreign_keys', unknown),
            `"${unknown}" is no column that is copied.${didYouMean(unknown, names)}`,
        );
    }
    const changes = new Map<string, Change>();
    for (const pair of pairs) {
        const { name } = pair.from;
        const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
        if (key === undefined) requireSameRecords(pair, plan);
        if (key === undefined || key === 'keep') continue;
        const ids = isMatch(key) ? await matchedIds(key, pair, plan) : givenIds(key);
        changes.set(name, (value) => remapped(value, pair.to.name, ids));
    }
    return changes;
}

/** Ids that are copied as they are must name the same records there. */
function requireSameRecords({ from, to }: ColumnPair, { keepIds, samePlace }: ForeignKeyPlan): void {
    const there = from.tableref_id ?? 0;
    if (there === 0 && (to.tableref_id ?? 0) === 0) return;
    // choice: whoever keeps ids here keeps them in the tables around as well.
    if (keepIds || (samePlace && there === (to.tableref_id ?? 0))) return;
    throw invalidInput(
        fieldPath('foreign_keys', from.name),
        `"${from.name}" holds ids of another table, which name other records where they are copied to.`,
        'Give foreign_keys for it: pairs of ids, the results of that table\'s copy, { match: "email" }, or "keep".',
    );
}

/** New ids by old id; an explanation where there is no single one. */
type Ids = ReadonlyMap<string, { readonly id: RowId } | { readonly why: string }>;

function givenIds(key: Exclude<ForeignKey, 'keep' | MatchBy>): Ids {
    const ids = new Map<string, { readonly id: RowId }>();
    if (!Array.isArray(key)) {
        for (const [from, id] of Object.entries(key as Readonly<Record<string, RowId>>))
            ids.set(from, { id });
        return ids;
    }
    for (const one of key as Exclude<IdPairs, Readonly<Record<string, RowId>>>) {
        const [from, id] = 'index' in one ? [one.index, one.row_id] : one;
        if (id !== undefined) ids.set(String(from), { id });
    }
    return ids;
}

async function matchedIds(
    { match, from_table_id, to_table_id }: MatchBy,
    { from, to }: ColumnPair,
    plan: ForeignKeyPlan,
): Promise<Ids> {
    const path = fieldPath('foreign_keys', from.name);
    const [matchFrom, matchTo] = typeof match === 'string' ? [match, match] : match;
    /** Null where several records have the value. */
    const there = new Map<string, RowId | null>();
    for await (const [id, value] of valuesOf(plan.to, to_table_id ?? to.tableref_id, matchTo, path)) {
        const like = likeness(value);
        there.set(like, there.has(like) ? null : id);
    }
    const ids = new Map<string, { readonly id: RowId } | { readonly why: string }>();
    const here = valuesOf(plan.from, from_table_id ?? from.tableref_id, matchFrom, path);
    for await (const [old, value] of here) {
        const id = isEmpty(value) ? undefined : there.get(likeness(value));
        const why = `${id === null ? 'several records' : 'no record'} there with its ${matchFrom}`;
        ids.set(String(old), id === undefined || id === null ? { why } : { id });
    }
    return ids;
}

/** Every record's id and its value in a column. */
async function* valuesOf(
    { context, target }: Side,
    table: number | string | null | undefined,
    column: string,
    path: string,
): AsyncGenerator<readonly [id: RowId, value: unknown], void, undefined> {
    if (table === undefined || table === null || table === 0) {
        throw invalidInput(
            path,
            'A column does not say which table its ids are of.',
            'Name the tables with from_table_id and to_table_id.',
        );
    }
    const where = await targetOf(context, { ...target, table_id: table });
    let first = true;
    for await (const { rows } of rowsById(context, { where, search: undefined })) {
        for (const row of rows) {
            if (first) requireOwn(row, [column], () => fieldPath(path, 'match'));
            first = false;
            yield [idOf(row), row[column]];
        }
    }
}

/** Null, 0 and empty text point at nothing. */
function remapped(value: unknown, column: string, ids: Ids): unknown {
    if (Array.isArray(value)) return value.map((one) => remapped(one, column, ids));
    if (isEmpty(value) || value === 0) return value;
    const old = typeof value === 'number' || typeof value === 'string' ? String(value) : 'no id';
    const found = ids.get(old);
    if (found !== undefined && 'id' in found) return found.id;
    throw invalidInput(
        column,
        `"${column}" names the record ${old}: ${found?.why ?? 'foreign_keys has no id for it'}.`,
        'Copy that record first, or correct it. With on_error: "continue" such rows are left out and reported.',
    );
}
