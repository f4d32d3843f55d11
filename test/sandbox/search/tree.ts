import type { Operator } from './operators.js';

/** A search expression, whichever grammar it was written in. */
export type Node = Comparison | Group;

export interface Comparison {
    readonly kind: 'comparison';
    readonly left: Operand;
    readonly operator: Operator;
    readonly right: Operand;
}

/** Members are joined from left to right: `a AND b OR c` is `(a AND b) OR c` (choice: Xano documents no precedence). */
export interface Group {
    readonly kind: 'group';
    readonly members: readonly Member[];
}

export interface Member {
    /** Joins this member to everything before it with OR instead of AND. */
    readonly or: boolean;
    readonly node: Node;
}

export type Operand =
    { readonly kind: 'column'; readonly name: string } | { readonly kind: 'value'; readonly value: unknown };
