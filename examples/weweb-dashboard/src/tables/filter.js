import { fromInput, typeOf } from './column-types.js';

/** Operators of the search, in the words of the page. `list`: of several values with commas between them. */
export const OPERATORS = {
    '=': { label: 'is', fits: ['text', 'number', 'choice', 'yesNo', 'moment', 'date'] },
    '!=': { label: 'is not', fits: ['text', 'number', 'choice', 'yesNo', 'moment', 'date'] },
    ilike: { label: 'contains', fits: ['text'] },
    '>=': { label: 'from', fits: ['number', 'moment', 'date'] },
    '<=': { label: 'up to', fits: ['number', 'moment', 'date'] },
};

export const operatorsFor = (column) =>
    Object.entries(OPERATORS).filter(([, { fits }]) => fits.includes(typeOf(column).input));

/** Columns that can be filtered by here; JSON has operators of its own. */
export const isFilterable = (column) => operatorsFor(column).length > 0;

/**
 * Conditions of the form as the plugin's `filter`: all must hold.
 *
 * @param {{ column: object, operator: string, text: string }[]} conditions
 * @param {(object | null)[]} more filters that must hold, too; null is none
 * @throws Error where a value is none of its column
 */
export function toFilter(conditions, more = []) {
    const terms = conditions.map(({ column, operator, text }) => {
        const value = operator === 'ilike' ? `%${text}%` : fromInput(text, column);
        return { [`${column.name}|${operator}`]: value };
    });
    const all = [...terms, ...more.filter((filter) => filter !== null)];
    return all.length === 0 ? undefined : { and: all };
}
