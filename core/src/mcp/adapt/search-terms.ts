import { invalidInput, isPlainObject } from '../../invalid-input.js';
import { isEmptySearch, toXanoSearch, toXanoSort } from '../../search/index.js';
import type { SearchInput, SortInput, XanoExpression, XanoSearch, XanoSort } from '../../search/index.js';

/** A comparison as it stands and as it is wanted. */
export interface Term {
    readonly column: string;
    readonly operator: string;
    readonly value: unknown;
}

export type TermChange = (term: Term) => Pick<Term, 'column' | 'value'>;

const isInput = (value: unknown): value is SearchInput => isPlainObject(value) || Array.isArray(value);

/** Any search in Xano's own form, all of several; undefined for no condition. */
export function readSearch(
    parts: readonly { readonly path: string; readonly value: unknown }[],
): XanoSearch | undefined {
    const given = parts.filter(({ value }) => !isEmptySearch(value));
    for (const { path, value } of given) {
        if (!isInput(value)) {
            throw invalidInput(path, `${path} is not a search expression.`, 'Write { "column|>=": value }.');
        }
        // Read one by one first, so that a fault is named where it was written.
        toXanoSearch(value, path);
    }
    const [first] = given;
    if (first === undefined || !isInput(first.value)) return undefined;
    if (given.length === 1) return toXanoSearch(first.value, first.path);
    return toXanoSearch({ and: given.map(({ value }) => value).filter(isInput) }, first.path);
}

function changeShort(condition: Readonly<Record<string, unknown>>, change: TermChange) {
    return Object.fromEntries(
        Object.entries(condition).map(([key, value]) => {
            const [column = '', operator = '', ...rest] = key.split('|');
            const changed = change({ column, operator: operator || '=', value });
            return [[changed.column, ...key.split('|').slice(1, 2), ...rest].join('|'), changed.value];
        }),
    );
}

function changeExpression(expression: XanoExpression, change: TermChange): unknown {
    if (expression.type === 'group') {
        const inside = expression.group.expression.map((one) => changeExpression(one, change));
        return { ...expression, group: { expression: inside } };
    }
    const nested = 'statement' in expression;
    const { left, op, right } = nested ? expression.statement : expression;
    // A typed or filtered operand is the caller's own business.
    if (left.tag !== 'col' || typeof left.operand !== 'string' || right.tag !== undefined) return expression;
    const { column, value } = change({ column: left.operand, operator: op, value: right.operand });
    const triple = { left: { ...left, operand: column }, op, right: { ...right, operand: value } };
    return nested ? { ...expression, statement: triple } : { ...expression, ...triple };
}

const isExpression = (item: XanoSearch[number]): item is XanoExpression =>
    'type' in item &&
    (item.type === 'statement' || item.type === 'group') &&
    ('left' in item || 'group' in item || 'statement' in item);

/** A search with each comparison changed; what joins them stays. */
export const changeTerms = (search: XanoSearch, change: TermChange): readonly unknown[] =>
    search.map((item) => (isExpression(item) ? changeExpression(item, change) : changeShort(item, change)));

/** Every comparison of a search. */
export function termsOf(search: XanoSearch): Term[] {
    const terms: Term[] = [];
    changeTerms(search, (term) => {
        terms.push(term);
        return term;
    });
    return terms;
}

/** A sort in Xano's own form, with its columns renamed. */
export function readSort(
    value: unknown,
    rename: (column: string) => string,
    path = 'sort',
): XanoSort | undefined {
    if (!isInput(value) && typeof value !== 'string') {
        throw invalidInput(path, `${path} is not a sort.`, 'Write { "created_at": "desc" }.');
    }
    // Checked by toXanoSort itself, key by key.
    const sort = toXanoSort(value as SortInput, path);
    if (sort === undefined) return undefined;
    const renamed = (one: Readonly<Record<string, 'asc' | 'desc'>>) =>
        Object.fromEntries(Object.entries(one).map(([column, direction]) => [rename(column), direction]));
    return Array.isArray(sort)
        ? sort.map(renamed)
        : renamed(sort as Readonly<Record<string, 'asc' | 'desc'>>);
}
