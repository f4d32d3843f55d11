import { invalidInput } from '../invalid-input.js';
import type { SearchNode } from './parse.js';
import { BRACKETS } from './short-form.js';
import type { XanoExpression } from './types.js';

function expression(node: SearchNode): XanoExpression {
    if (node.kind === 'given') return node.expression;
    if (node.kind === 'condition') {
        return {
            type: 'statement',
            left: { tag: 'col', operand: node.field },
            op: node.operator,
            right: { operand: node.value },
        };
    }
    if (node.kind === 'group') return { type: 'group', group: { expression: toStatementForm(node) } };
    throw invalidInput(
        node.path,
        'A list that mixes "and" with "|or" cannot be part of a larger search: what binds tighter is not documented.',
        BRACKETS,
    );
}

function join(part: XanoExpression, or: boolean): XanoExpression {
    return (part.or ?? false) === or ? part : { ...part, or };
}

/**
 * Xano's statement form. Every list in it is joined in one way, all AND or all OR, with a group for each change: how
 * Xano reads a list that mixes both is not documented.
 */
export function toStatementForm(node: SearchNode): XanoExpression[] {
    if (node.kind !== 'group') return [expression(node)];
    return node.members.map((member, i) => join(expression(member), node.or && i > 0));
}
