import { isObject } from './json.js';
import type { Json } from './json.js';

/** What a `search` of the Metadata API looks at. */
export interface SearchTerms {
    readonly columns: readonly string[];
    /** It holds a condition, and no group without one: those are met by every record. */
    readonly narrows: boolean;
    /** It holds something that is neither of Xano's two documented forms, so nobody knows which columns it reads. */
    readonly unclear: boolean;
}

const UNCLEAR: SearchTerms = { columns: [], narrows: false, unclear: true };
const one = (columns: readonly string[]): SearchTerms => ({ columns, narrows: true, unclear: false });

function join(all: readonly SearchTerms[]): SearchTerms {
    return {
        columns: all.flatMap(({ columns }) => columns),
        narrows: all.length > 0 && all.every(({ narrows }) => narrows),
        unclear: all.some(({ unclear }) => unclear),
    };
}

/** One side of a statement: a column, or a constant, which reads none. */
function operandColumns(side: unknown, standard: 'col' | 'const'): readonly string[] | undefined {
    if (!isObject(side)) return undefined;
    const { tag = standard, operand, filters = [] } = side;
    // Arguments of filters may be columns as well.
    if (!Array.isArray(filters) || filters.length > 0 || typeof tag !== 'string') return undefined;
    if (tag.startsWith('const')) return [];
    return tag === 'col' && typeof operand === 'string' ? [operand] : undefined;
}

function statementTerms(node: Json): SearchTerms {
    const { left, right } = isObject(node['statement']) ? node['statement'] : node;
    const [first, second] = [operandColumns(left, 'col'), operandColumns(right, 'const')];
    return first === undefined || second === undefined ? UNCLEAR : one([...first, ...second]);
}

/** `{ "price|>=": 10 }`: the column stands before the bar. */
function shortTerms(node: Json): SearchTerms {
    return join(
        Object.entries(node).map(([key, value]) => {
            const isPlain = [value].flat().every((each) => typeof each !== 'object' || each === null);
            return isPlain ? one([(key.split('|')[0] ?? '').trim()]) : UNCLEAR;
        }),
    );
}

const hasOnly = (node: Json, names: readonly string[]): boolean =>
    Object.keys(node).every((name) => names.includes(name));

function nodeTerms(node: unknown): SearchTerms {
    if (!isObject(node)) return UNCLEAR;
    // A column may be called "type" or "group", so the values tell the forms apart.
    if (node['type'] === 'group' && isObject(node['group'])) {
        const isWhole = hasOnly(node, ['type', 'or', 'group']) && hasOnly(node['group'], ['expression']);
        return isWhole ? searchTerms(node['group']['expression']) : UNCLEAR;
    }
    const isStatement = node['type'] === 'statement' && ('left' in node || 'statement' in node);
    if (!isStatement) return shortTerms(node);
    const parts = ['type', 'or', 'statement', 'left', 'op', 'right'];
    return hasOnly(node, parts) ? statementTerms(node) : UNCLEAR;
}

/** Reads a `search` in either documented form, a list or one condition. Left out, it has no terms. */
export function searchTerms(search: unknown): SearchTerms {
    if (isObject(search) && 'expression' in search) return searchTerms(search['expression']);
    const nodes: readonly unknown[] = Array.isArray(search) ? search : [search ?? {}];
    return join(nodes.map(nodeTerms));
}
