import { inputError, unsupportedReference } from '../errors.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import { parseShortForm } from './short-form.js';
import { parseNode } from './statement-form.js';
import type { Group, Member } from './tree.js';

/** Nested groups deeper than this are refused: the parser recurses. */
const MAX_DEPTH = 50;

/**
 * The `search` of a body in either documented grammar, an object or an array, the two mixed if need be.
 * Null when it is missing or empty, which matches every row.
 */
export function parseSearch(raw: unknown): Group | null {
    const members = toArray(raw).flatMap((item) => parseItem(item, 0));
    return members.length === 0 ? null : { kind: 'group', members };
}

export function parseItem(item: unknown, depth: number): readonly Member[] {
    if (!isRecord(item)) throw inputError('Invalid value for param: search', 'search');
    if (depth > MAX_DEPTH) throw inputError('The search is nested too deeply.', 'search');
    return isExpressionNode(item)
        ? [parseNode(item, (inner) => parseExpression(inner, depth + 1))]
        : parseShortForm(item);
}

function parseExpression(raw: unknown, depth: number): Group {
    return { kind: 'group', members: toArray(raw).flatMap((item) => parseItem(item, depth)) };
}

function isExpressionNode(item: JsonRecord): boolean {
    // A column may be called "type", so the key alone does not tell the grammars apart.
    return (item.type === 'statement' && ('left' in item || 'statement' in item)) || isGroup(item);
}

const isGroup = (item: JsonRecord): boolean => item.type === 'group' && isRecord(item.group);

function toArray(raw: unknown): readonly unknown[] {
    if (raw === undefined || raw === null || raw === '') return [];
    // PHP writes an empty object as [] and the other way round, so both stand for "no condition".
    if (isRecord(raw)) {
        if (Array.isArray(raw.expression)) return raw.expression;
        return Object.keys(raw).length === 0 ? [] : [raw];
    }
    if (Array.isArray(raw)) return raw.filter((item) => !isRecord(item) || Object.keys(item).length > 0);
    throw unsupportedReference(JSON.stringify(raw));
}
