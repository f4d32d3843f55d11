import type { SearchOperator } from './operators.js';

/** A plain value. A Date is sent as epoch milliseconds, which is how Xano stores timestamps in rows. */
export type SearchScalar = string | number | boolean | null | Date;

export type SearchValue = SearchScalar | readonly SearchValue[] | { readonly [key: string]: SearchValue };

/** One comparison. Known spellings of the operators (`==`, `gte`, `not_in`, ...) are accepted too. */
export interface SearchCondition {
    readonly field: string;
    /** Default `=`. */
    readonly operator?: SearchOperator | (string & Record<never, never>);
    readonly value: SearchValue;
}

export interface SearchAnd {
    readonly and: readonly SearchInput[];
}

export interface SearchOr {
    readonly or: readonly SearchInput[];
}

/**
 * Columns and values, all of which must hold: `{ status: 'open', 'price|>=': 10 }`. This is also Xano's own short form,
 * so a third segment is understood: `{ 'price|<|or': 2 }`.
 */
export interface SearchFields {
    readonly [columnAndOperator: string]: SearchScalar | readonly SearchScalar[];
}

/**
 * What to look for in rows, in whichever form is nearest. A list means that all its elements must hold. Xano's own
 * statement form may stand wherever an expression may and is sent as it is.
 */
export type SearchInput =
    SearchCondition | SearchAnd | SearchOr | SearchFields | XanoExpression | readonly SearchInput[];

export type JsonValue =
    string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface XanoOperand {
    readonly operand: JsonValue;
    /** `col` for a column, `const`, `const:int`, ... for a typed value; none for a plain value. */
    readonly tag?: string;
    readonly filters?: readonly JsonValue[];
}

export interface XanoComparison {
    readonly left: XanoOperand;
    readonly op: string;
    readonly right: XanoOperand;
}

/** One comparison in Xano's expression tree; its documents show the three parts bare and under `statement`. */
export type XanoStatement = { readonly type: 'statement'; readonly or?: boolean } & (
    XanoComparison | { readonly statement: XanoComparison }
);

export interface XanoGroup {
    readonly type: 'group';
    readonly or?: boolean;
    readonly group: { readonly expression: readonly XanoExpression[] };
}

export type XanoExpression = XanoStatement | XanoGroup;

/** `{ "column": value }`, `{ "column|op": value }` or `{ "column|op|or": value }`. */
export type XanoShortCondition = Readonly<Record<string, JsonValue>>;

/** The `search` of a request body: one of Xano's two grammars, always a list. Empty matches every row. */
export type XanoSearch = readonly XanoShortCondition[] | readonly XanoExpression[];
