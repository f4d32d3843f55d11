import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import type { XanoExpression } from './types.js';

const HINT =
    'Write { "type": "statement", "left": { "tag": "col", "operand": "price" }, "op": ">=", "right": { "operand": 10 } }' +
    ' or { "type": "group", "group": { "expression": [...] } }.';

/**
 * True for an object meant as Xano's own statement form. The type alone does not tell: `{ type: 'group' }` also
 * searches a column named `type`.
 */
export function isStatementForm(value: unknown): boolean {
    if (!isPlainObject(value)) return false;
    if (value['type'] === 'group') return isPlainObject(value['group']);
    return (
        value['type'] === 'statement' && (Object.hasOwn(value, 'left') || Object.hasOwn(value, 'statement'))
    );
}

const hasOperand = (side: unknown): boolean => isPlainObject(side) && side['operand'] !== undefined;

function assertExpression(value: unknown, path: string): asserts value is XanoExpression {
    if (!isPlainObject(value) || !isStatementForm(value)) {
        throw invalidInput(path, 'This is not an expression in the statement form of Xano.', HINT);
    }
    // By its type, as everything that reads it goes: a statement may have a member `group`, and it means nothing.
    if (value['type'] === 'group' && isPlainObject(value['group'])) {
        const list = value['group']['expression'];
        const inside = fieldPath(fieldPath(path, 'group'), 'expression');
        if (!Array.isArray(list) || list.length === 0) {
            throw invalidInput(inside, 'A group needs a list of at least one expression.', HINT);
        }
        list.forEach((item: unknown, i) => {
            assertExpression(item, fieldPath(inside, i));
        });
        return;
    }
    const inner = Object.hasOwn(value, 'statement') ? value['statement'] : value;
    for (const side of ['left', 'right']) {
        if (!isPlainObject(inner) || !hasOperand(inner[side]))
            throw invalidInput(fieldPath(path, side), 'The operand is missing.', HINT);
    }
    if (!isPlainObject(inner) || typeof inner['op'] !== 'string')
        throw invalidInput(fieldPath(path, 'op'), 'The operator is missing.', HINT);
}

/**
 * Xano's own form, checked only so far that nothing is missing: operators and tags newer than this package pass.
 *
 * @throws XanoError `validation` with the path of what is missing.
 */
export function readExpression(value: unknown, path: string): XanoExpression {
    assertExpression(value, path);
    return value;
}

/** The columns a given expression compares, in order. */
export function expressionColumns(expression: XanoExpression): string[] {
    if (expression.type === 'group') return expression.group.expression.flatMap(expressionColumns);
    const { left, right } = 'statement' in expression ? expression.statement : expression;
    return [left, right].flatMap(({ tag, operand }) =>
        tag === 'col' && typeof operand === 'string' ? [operand] : [],
    );
}
