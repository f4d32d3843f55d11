import { invalidInput } from '../invalid-input.js';
import type { Condition } from './condition.js';
import { isShortOperator } from './operators.js';
import type { Chain, SearchNode } from './parse.js';
import type { XanoShortCondition } from './types.js';

/** The hint for a list that mixes both: what binds tighter only Xano knows. */
export const BRACKETS = 'Write the brackets: { "or": [first, { "and": [second, third] }] }.';

/** A bar in a column name would be read as the start of an operator. */
const fits = ({ field, operator }: Condition): boolean => isShortOperator(operator) && !field.includes('|');

function write({ field, operator, value }: Condition, or: boolean): XanoShortCondition {
    const bare = operator === '=' && !or;
    return { [bare ? field : `${field}|${operator}${or ? '|or' : ''}`]: value };
}

/** Xano's documented short form, where it says exactly the same: one condition, all of several, or any of several. */
export function toShortForm(node: SearchNode): XanoShortCondition[] | undefined {
    if (node.kind === 'condition') return fits(node) ? [write(node, false)] : undefined;
    if (node.kind !== 'group') return undefined;
    const conditions = node.members.filter((member) => member.kind === 'condition');
    if (conditions.length < node.members.length || !conditions.every(fits)) return undefined;
    // The mark sits on the later of two conditions, so the first never has it.
    return conditions.map((condition, i) => write(condition, node.or && i > 0));
}

/** A short form in which the caller mixed AND and OR, link by link as it was written. */
export function chainToShortForm({ links, path }: Chain): XanoShortCondition[] {
    const odd = links.find(({ condition }) => !fits(condition));
    if (odd !== undefined) {
        throw invalidInput(
            path,
            `"${odd.condition.operator}" cannot be used in a list that mixes "and" with "|or".`,
            BRACKETS,
        );
    }
    return links.map(({ condition, or }) => write(condition, or));
}
