import type * as z from 'zod/mini';
import type { Many, RowId } from './bulk-types.js';
import type { Call, ClientOf, Walk } from './client.js';
import { isRow } from './operations/fields.js';
import type { WholeCatalogue } from './operations/whole.js';
import type { CallOptions } from './settings.js';
import type { ByColumns } from './table-search.js';
import type { TableTypes, XanoTables } from './xano-tables.js';

/** Calls for the records of one table, typed by it: `xano.table('customers').list()`. */

type Records = WholeCatalogue['record'];
type InputOf<V extends keyof Records> = z.input<ReturnType<Records[V]['input']>>;
type OutputOf<V extends keyof Records> = z.output<ReturnType<Records[V]['output']>>;

type TableName = Extract<keyof XanoTables, string>;

/** The types of a table that a generated file knows; of any other, a record is a value per column. */
type TypesOf<N> = N extends TableName ? Extract<XanoTables[N], TableTypes> : Loose;

interface Loose {
    readonly row: Record<string, unknown>;
    readonly new: Readonly<Record<string, unknown>>;
}

type ColumnOf<T extends TableTypes> = keyof T['row'] & string;
type Columns<T extends TableTypes> = ColumnOf<T> | readonly ColumnOf<T>[];
type Changes<T extends TableTypes> = Partial<Omit<T['new'], 'id'>>;

/** Records of a page, with totals. */
export interface RecordPage<Row> {
    readonly itemsReceived: number;
    readonly curPage: number;
    readonly nextPage: number | null;
    readonly prevPage: number | null;
    readonly offset: number;
    readonly perPage?: number;
    readonly itemsTotal: number;
    readonly pageTotal: number;
    readonly items: Row[];
}

/** What the table says about the input of each call; the rest of it is the operation's. */
interface Inputs<T extends TableTypes> {
    readonly create: { readonly row: T['new'] };
    readonly update: { readonly updates: Changes<T> };
    readonly bulkAdd: { readonly items: Many<T['new']> };
    readonly bulkPatch: { readonly items: Many<{ readonly row_id: RowId; readonly updates: Changes<T> }> };
    readonly patchBySearch: { readonly updates: Changes<T> };
    readonly patchWhere: { readonly updates: Changes<T> };
    readonly upsert: { readonly match: Columns<T>; readonly row: Partial<T['new']> };
    readonly upsertMany: { readonly match: Columns<T>; readonly items: Many<Partial<T['new']>> };
    readonly findDuplicates: { readonly columns: readonly ColumnOf<T>[] };
    readonly removeDuplicates: { readonly columns: Columns<T> };
}

/** The same for the answers. */
interface Outputs<Row> {
    readonly get: Row;
    readonly create: Row;
    readonly update: Row;
    readonly list: RecordPage<Row>;
    readonly search: RecordPage<Row>;
    readonly upsert: { readonly action: 'created' | 'updated' | 'unchanged'; readonly row: Row };
}

type TypedInput<V extends keyof Records, T extends TableTypes, Bound> = V extends keyof Inputs<T>
    ? ByColumns<Omit<InputOf<V>, keyof Inputs<T>[V] | (Bound & string)>, T['row']> & Inputs<T>[V]
    : ByColumns<Omit<InputOf<V>, Bound & string>, T['row']>;

type TypedOutput<V extends keyof Records, T extends TableTypes> = V extends keyof Outputs<T['row']>
    ? Outputs<T['row']>[V]
    : OutputOf<V>;

type TypedCall<I, O> = Call<I, O> & (O extends { items: readonly unknown[] } ? Walk<I, O> : unknown);

/** Every call of `xano.record`; `Bound` is the input that is given already. */
export type TableRecords<T extends TableTypes, Bound = never> = {
    readonly [V in keyof Records]: TypedCall<TypedInput<V, T, Bound>, TypedOutput<V, T>>;
};

/** How `xano.table` is called; its verbs, such as `xano.table.add`, stand beside that. */
export interface TableOf {
    /** The records of a table, id or exact name: `xano.table('customers').list()`. Nothing is sent yet. */
    <N extends TableName>(table: N): TableRecords<TypesOf<N>, 'table_id'>;
    (table: number | string): TableRecords<Loose, 'table_id'>;
    /** The same for tables that are named in each call by `table_id`, typed by the one named here. */
    <N extends TableName = never>(): TableRecords<TypesOf<[N] extends [never] ? unknown : N>>;
}

type Answered = (input?: unknown, options?: CallOptions) => unknown;

const isCall = (value: unknown): value is Answered => typeof value === 'function';

/** Makes `xano.table('customers')` of a client's record calls. */
export function tableOf(record: ClientOf<WholeCatalogue>['record']): TableOf {
    const on = (table: number | string): unknown => membersOn(record, table);
    return ((table?: number | string) => (table === undefined ? record : on(table))) as TableOf;
}

/** The calls among the members with the table in each input; a call has members, too: its walks and its declaration. */
function membersOn(calls: object, table: number | string): Readonly<Record<string, unknown>> {
    const members: readonly (readonly [string, unknown])[] = Object.entries(calls);
    return Object.fromEntries(
        members.map(([name, member]) => [name, isCall(member) ? bound(member, table) : member]),
    );
}

const bound = (call: Answered, table: number | string): Answered =>
    Object.assign(
        // What is no object is refused as what it is.
        (input: unknown = {}, options?: CallOptions) =>
            call(isRow(input) ? { ...input, table_id: table } : input, options),
        membersOn(call, table),
    );
