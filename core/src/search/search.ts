import { fieldPath, isPlainObject, requireShallow } from '../invalid-input.js';
import type { SearchNode } from './parse.js';
import { readNode } from './parse.js';
import { chainToShortForm, toShortForm } from './short-form.js';
import { toStatementForm } from './statement-form.js';
import { expressionColumns, isStatementForm, readExpression } from './statement.js';
import type { SearchInput, XanoSearch } from './types.js';

/**
 * A search as Xano takes it, always a list: its short form where that says exactly the same, else its statement form.
 * A list that is already in the statement form is sent as it is. No condition gives an empty list, which matches every
 * row: see {@link isEmptySearch} before a patch or a delete.
 *
 * @param path where the search stands in the input, for errors. Default `search`.
 * @throws XanoError `validation` with the path of the part at fault.
 */
export function toXanoSearch(input: SearchInput, path = 'search'): XanoSearch {
    requireShallow(input, path);
    if (Array.isArray(input) && input.length > 0 && input.every(isStatementForm)) {
        return input.map((item: unknown, i) => readExpression(item, fieldPath(path, i)));
    }
    if (isStatementForm(input)) return [readExpression(input, path)];
    const node = readNode(input, path);
    if (node.kind === 'chain') return chainToShortForm(node);
    return toShortForm(node) ?? toStatementForm(node);
}

/**
 * True when a search names no condition and would so match every row: nothing, blank text, `{}`, `[]`, `{ and: [] }` and
 * whatever holds only such.
 *
 * @throws XanoError `validation` for what is nested too deep to tell.
 */
export function isEmptySearch(input: unknown): boolean {
    requireShallow(input, 'search');
    return isEmpty(input);
}

function isEmpty(input: unknown): boolean {
    if (input === undefined || input === null) return true;
    if (typeof input === 'string') return input.trim() === '';
    if (Array.isArray(input)) return input.every(isEmpty);
    if (!isPlainObject(input)) return false;
    if (isStatementForm(input)) return isPlainObject(input['group']) && isEmpty(input['group']['expression']);
    return Object.entries(input).every(
        ([key, value]) => (key === 'and' || key === 'or') && Array.isArray(value) && isEmpty(value),
    );
}

function columnsOf(node: SearchNode): string[] {
    if (node.kind === 'condition') return [node.field];
    if (node.kind === 'given') return expressionColumns(node.expression);
    if (node.kind === 'chain') return node.links.map(({ condition }) => condition.field);
    return node.members.flatMap(columnsOf);
}

/**
 * The columns a search compares, each once, in the order they are named.
 *
 * @throws XanoError `validation` as {@link toXanoSearch} does.
 */
export function searchColumns(input: SearchInput, path = 'search'): string[] {
    requireShallow(input, path);
    return [...new Set(columnsOf(readNode(input, path)))];
}
