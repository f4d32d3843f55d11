import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import type { Condition, Fields, Link } from './condition.js';
import { isCondition, readCondition, readShort } from './condition.js';
import { EXAMPLE } from './operators.js';
import { isStatementForm, readExpression } from './statement.js';
import type { XanoExpression } from './types.js';

export interface Group {
    readonly kind: 'group';
    readonly or: boolean;
    readonly members: readonly SearchNode[];
}

/** The caller's own statement form, sent as it is. */
export interface Given {
    readonly kind: 'given';
    readonly expression: XanoExpression;
}

/** Short form in which AND and OR mix. What binds tighter only Xano knows, so it can be passed on but not rewritten. */
export interface Chain {
    readonly kind: 'chain';
    readonly links: readonly Link[];
    readonly path: string;
}

export type SearchNode = Condition | Group | Given | Chain;

const isEmptyGroup = (node: SearchNode): boolean => node.kind === 'group' && node.members.length === 0;

/** Members of one group, with groups of the same kind and groups of one dissolved: fewer brackets, same meaning. */
function group(or: boolean, members: readonly SearchNode[], path: string): SearchNode {
    if (or && (members.length === 0 || members.some(isEmptyGroup))) {
        const at = fieldPath(path, Math.max(0, members.findIndex(isEmptyGroup)));
        throw invalidInput(
            members.length === 0 ? path : at,
            'An empty condition in "or" would match everything or nothing.',
            'Leave it out, or give it a condition.',
        );
    }
    const flat = members.flatMap((node) => (node.kind === 'group' && node.or === or ? node.members : [node]));
    const kept = flat.filter((node) => !isEmptyGroup(node));
    const [only] = kept;
    return only !== undefined && kept.length === 1 ? only : { kind: 'group', or, members: kept };
}

/** Words of other query languages that would otherwise be taken for columns. */
const foreign = ['group_by', 'groupBy', 'having', '$and', '$or', '$not', '$expr', '$where'];

function refuseForeign(fields: Fields, path: string): void {
    const word = Object.keys(fields).find((key) => foreign.includes(key));
    if (word === undefined) return;
    const logic = word === '$and' || word === '$or';
    throw invalidInput(
        fieldPath(path, word),
        `Xano's row search has no "${word}".`,
        logic
            ? `Write { "${word.slice(1)}": [...] }.`
            : 'Search the rows and group them afterwards; for a column of that name { "field": ..., "value": ... }.',
    );
}

function readLinks(fields: Fields, path: string): Link[] {
    refuseForeign(fields, path);
    return Object.entries(fields).map(([key, value]) => readShort(key, value, fieldPath(path, key)));
}

function join(links: readonly Link[], path: string): SearchNode {
    const conditions = links.map(({ condition }) => condition);
    if (links.every(({ or }) => !or)) return group(false, conditions, path);
    if (links.slice(1).every(({ or }) => or)) return group(true, conditions, path);
    return { kind: 'chain', links, path };
}

function refuseMark(item: unknown, path: string): void {
    if (!isPlainObject(item)) return;
    const marked = isStatementForm(item)
        ? item['or'] === true
        : Object.keys(item).some((key) => /\|\s*or\s*$/i.test(key));
    if (!marked) return;
    throw invalidInput(
        path,
        'This "or" stands in a list that is joined by "and".',
        'Write { "or": [first, second] }.',
    );
}

function readMembers(list: readonly unknown[], or: boolean, path: string): SearchNode {
    const members = list.map((item, i) => readNode(item, fieldPath(path, i)));
    if (!or) list.forEach((item, i) => refuseMark(item, fieldPath(path, i)));
    return group(or, members, path);
}

function readBranch(fields: Fields, word: 'and' | 'or', path: string): SearchNode {
    const list = fields[word];
    const inside = fieldPath(path, word);
    const beside = Object.keys(fields).find((key) => key !== word);
    if (!Array.isArray(list)) {
        throw invalidInput(
            inside,
            `"${word}" takes a list of conditions.`,
            `Write { "${word}": [...] }; for a column of that name { "field": "${word}", "value": ... }.`,
        );
    }
    if (beside !== undefined) {
        throw invalidInput(
            fieldPath(path, beside),
            `"${beside}" stands beside "${word}" in one object.`,
            `Write { "and": [{ "${word}": [...] }, { "${beside}": ... }] }.`,
        );
    }
    return readMembers(list, word === 'or', inside);
}

type Shape = 'list' | 'given' | 'condition' | 'and' | 'or' | 'fields';

function shapeOf(value: unknown, path: string): { shape: Shape; fields: Fields } {
    if (Array.isArray(value)) return { shape: 'list', fields: {} };
    if (!isPlainObject(value)) {
        throw invalidInput(path, 'A search is an object or a list of objects.', `Write ${EXAMPLE}.`);
    }
    if (isStatementForm(value)) return { shape: 'given', fields: value };
    if (isCondition(value)) return { shape: 'condition', fields: value };
    if (Object.hasOwn(value, 'and')) return { shape: 'and', fields: value };
    if (Object.hasOwn(value, 'or')) return { shape: 'or', fields: value };
    return { shape: 'fields', fields: value };
}

/** Elements of a list all hold, unless Xano's own marks (`column|op|or`, `or: true`) among them say otherwise. */
function readList(list: readonly unknown[], path: string): SearchNode {
    const shapes = list.map((item, i) => shapeOf(item, fieldPath(path, i)));
    if (list.length > 0 && shapes.every(({ shape }) => shape === 'fields')) {
        return join(
            shapes.flatMap(({ fields }, i) => readLinks(fields, fieldPath(path, i))),
            path,
        );
    }
    if (list.length > 0 && shapes.every(({ shape }) => shape === 'given')) {
        const expression = list.map((item, i) => readExpression(item, fieldPath(path, i)));
        return { kind: 'given', expression: { type: 'group', group: { expression } } };
    }
    return readMembers(list, false, path);
}

/**
 * Any form of a search as one tree of conditions. An empty one is an AND group without members.
 *
 * @throws XanoError `validation` with the path of the part at fault.
 */
export function readNode(value: unknown, path: string): SearchNode {
    if (Array.isArray(value)) return readList(value, path);
    const { shape, fields } = shapeOf(value, path);
    if (shape === 'given') return { kind: 'given', expression: readExpression(value, path) };
    if (shape === 'condition') return readCondition(fields, path);
    if (shape === 'and' || shape === 'or') return readBranch(fields, shape, path);
    return join(readLinks(fields, path), path);
}
