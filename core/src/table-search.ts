import type {
    SearchCondition,
    SearchInput,
    SearchScalar,
    SortDirection,
    SortInput,
    XanoExpression,
} from './search/index.js';

/** What to look for in the records of one table, and in which order, with the names of its columns. */

type ColumnOf<Row> = keyof Row & string;

/** Of an enum one of its values; for any other column what can be compared with one. */
type Comparable<Value> = [NonNullable<Value>] extends [string]
    ? string extends NonNullable<Value>
        ? SearchScalar
        : Value | null
    : SearchScalar;

/** `{ status: 'open', 'price|>=': 10 }`, all of which must hold. A list needs an operator, such as `in`. */
type ColumnsFound<Row> = {
    readonly [Column in ColumnOf<Row>]?: Comparable<Row[Column]>;
} & {
    readonly [Written in `${ColumnOf<Row>}|${string}`]?: SearchScalar | readonly SearchScalar[];
};

/** The forms of `SearchInput` with the columns of a table; Xano's own statement form is taken as it is. */
type SearchByColumns<Row> =
    | (Omit<SearchCondition, 'field'> & { readonly field: ColumnOf<Row> })
    | { readonly and: readonly SearchByColumns<Row>[] }
    | { readonly or: readonly SearchByColumns<Row>[] }
    | ColumnsFound<Row>
    | XanoExpression
    | readonly SearchByColumns<Row>[];

/** `'created_at'`, `'-created_at'`, `{ created_at: 'desc' }` or `{ field: 'created_at', direction: 'desc' }`. */
type SortKeyOf<Row> =
    | ColumnOf<Row>
    | `${'+' | '-'}${ColumnOf<Row>}`
    | { readonly [Column in ColumnOf<Row>]?: SortDirection }
    | { readonly field: ColumnOf<Row>; readonly direction?: SortDirection };

/** The `search` of a typed table: `TableSearch<Customers>`. Of a table without types, any search. */
export type TableSearch<Row> = string extends ColumnOf<Row> ? SearchInput : SearchByColumns<Row>;

/** The `sort` of a typed table. Of a table without types, any sort. */
export type TableSort<Row> =
    string extends ColumnOf<Row> ? SortInput : SortKeyOf<Row> | readonly SortKeyOf<Row>[];

interface Named<Row> {
    readonly search: TableSearch<Row>;
    readonly sort: TableSort<Row>;
}

/** An input whose search and order name the columns of a table. */
export type ByColumns<Input, Row> = {
    readonly [Key in keyof Input]: Key extends keyof Named<Row>
        ? Named<Row>[Key] | Extract<Input[Key], undefined>
        : Input[Key];
};
