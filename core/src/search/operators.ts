import { invalidInput } from '../invalid-input.js';
import { didYouMean } from '../near.js';
import { plain, spellings } from '../spellings.js';

interface OperatorFacts {
    /** What the right side must be: one plain value, text, a list, a pair of bounds, or any JSON. */
    readonly takes: 'one' | 'text' | 'list' | 'pair' | 'json';
    /** True where Xano's documents list it for the `column|op` form. */
    readonly short?: true;
    /** Other spellings people write; blanks, `_`, `-` and capitals do not count. */
    readonly names: readonly string[];
}

/**
 * Xano's comparison operators. The eight short ones are in its documents of the row search; `like` is in those of the
 * statement form; the rest are in its external filter page and SDK.
 */
const operators = {
    '=': { takes: 'one', short: true, names: ['', '==', '===', 'eq', 'equal', 'equals', 'is'] },
    '!=': {
        takes: 'one',
        short: true,
        names: ['!==', '<>', 'ne', 'neq', 'not equal', 'not equals', 'is not'],
    },
    '>': { takes: 'one', short: true, names: ['gt', 'greater than', 'after'] },
    '>=': { takes: 'one', short: true, names: ['gte', 'ge', 'greater than or equal', 'at least'] },
    '<': { takes: 'one', short: true, names: ['lt', 'less than', 'before'] },
    '<=': { takes: 'one', short: true, names: ['lte', 'le', 'less than or equal', 'at most'] },
    in: { takes: 'list', short: true, names: ['one of', 'any of'] },
    'not in': { takes: 'list', short: true, names: ['nin', '!in', 'none of'] },
    like: { takes: 'text', names: [] },
    ilike: { takes: 'text', names: [] },
    between: { takes: 'pair', names: [] },
    includes: { takes: 'text', names: [] },
    'not includes': { takes: 'text', names: [] },
    contains: { takes: 'json', names: [] },
    'not contains': { takes: 'json', names: [] },
    overlaps: { takes: 'list', names: ['overlap'] },
    'not overlaps': { takes: 'list', names: ['not overlap'] },
    '@>': { takes: 'json', names: [] },
    '~': { takes: 'text', names: ['regex', 'regexp', 'matches'] },
    search: { takes: 'text', names: ['full text'] },
} as const satisfies Record<string, OperatorFacts>;

export type SearchOperator = keyof typeof operators;

/** A condition, for hints. */
export const EXAMPLE = '{ "field": "price", "operator": ">=", "value": 10 } or { "price|>=": 10 }';

/** What people know from other places and Xano does not have, with what to write instead. */
const absent = new Map([
    ['startswith', 'Write operator "ilike" with the value "text%".'],
    ['endswith', 'Write operator "ilike" with the value "%text".'],
    ['notlike', 'Xano knows "not includes" for a part of a text.'],
    ['notilike', 'Xano knows "not includes" for a part of a text.'],
    ['isnull', 'Write operator "=" with the value null.'],
    ['isnotnull', 'Write operator "!=" with the value null.'],
    ['exists', 'Write operator "!=" with the value null.'],
]);

const all = Object.keys(operators) as SearchOperator[]; // the keys are that union by definition
const byName = spellings(all, (name) => operators[name].names);

/** The operator meant by a spelling, or nothing. */
export function findOperator(written: string): SearchOperator | undefined {
    return byName.get(plain(written));
}

/** @throws XanoError `validation` that names the near or all operators. */
export function readOperator(written: unknown, path: string): SearchOperator {
    const text = typeof written === 'string' ? written : undefined;
    const found = text === undefined ? undefined : findOperator(text);
    if (found !== undefined) return found;
    // Signs have no near matches: every one of them is two edits from any other.
    const words = all.filter((name) => /^[a-z]/.test(name));
    throw invalidInput(
        path,
        text === undefined
            ? 'The operator is not a text.'
            : `"${text}" is not a search operator.${didYouMean(text, words)}`,
        absent.get(plain(text ?? '')) ?? `Use one of: ${all.join(', ')}.`,
    );
}

export const operatorTakes = (operator: SearchOperator): OperatorFacts['takes'] => operators[operator].takes;

export const isShortOperator = (operator: SearchOperator): boolean => 'short' in operators[operator];
