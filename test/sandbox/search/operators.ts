import { unsupportedReference } from '../errors.js';

/** How an operator reads its right side; `compile.ts` has one SQL form per entry. */
export const OPERATORS = {
    '=': 'equal',
    '==': 'equal',
    '!=': 'unequal',
    '<': 'order',
    '<=': 'order',
    '>': 'order',
    '>=': 'order',
    like: 'pattern',
    ilike: 'pattern',
    '~': 'regex',
    in: 'member',
    'not in': 'member',
    between: 'range',
    includes: 'substring',
    'not includes': 'substring',
    contains: 'contains',
    '@>': 'contains',
    'not contains': 'contains',
    overlaps: 'overlap',
    'not overlaps': 'overlap',
    search: 'fulltext',
} as const;

export type Operator = keyof typeof OPERATORS;
export type OperatorKind = (typeof OPERATORS)[Operator];

export function isOperator(name: string): name is Operator {
    return Object.hasOwn(OPERATORS, name);
}

export function readOperator(raw: string): Operator {
    const name = raw.trim().toLowerCase().replace(/\s+/g, ' ');
    if (!isOperator(name)) throw unsupportedReference(raw);
    return name;
}
