import type { XanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import { isDate } from '../../is-date.js';
import { didYouMean } from '../../near.js';
import { cut, redactText } from '../../redact.js';
import type { CheckedColumn } from './column-rule.js';

/** Characters of a value, and of the names to choose from, that an error shows. */
const MAX_VALUE = 60;
const MAX_NAMES = 400;

const article = (type: string): string => `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;

/** Cut before anything looks through it: a value may be megabytes long. */
const short = (text: string): string => cut(redactText(text.slice(0, 1000)), MAX_VALUE, text.length);

function shown(value: unknown): string {
    if (typeof value === 'string') return `"${short(value)}"`;
    if (isDate(value)) return `the Date ${value.getTime()}`;
    if (Array.isArray(value)) return 'a list';
    return typeof value === 'object' && value !== null ? 'an object' : short(String(value));
}

/** The error for a value that the column does not take; `list` where one is wanted. */
export function refusal(
    { type, sensitive, values = [] }: CheckedColumn,
    list: boolean,
    value: unknown,
    path: string,
    hint: string | undefined,
): XanoError {
    const secret = (type === 'password' || sensitive === true) && value !== null;
    const near = secret || typeof value !== 'string' ? '' : didYouMean(short(value), values);
    return invalidInput(
        path,
        `Column "${path}" takes ${list ? `a list of ${type}` : article(type)}, ` +
            `not ${secret ? 'what is given' : shown(value)}.${near}`,
        values.length === 0 ? hint : `Its values are ${cut(values.join(', '), MAX_NAMES)}.`,
    );
}

/** The error for a column that the table does not have: Xano would ignore its values without a word. */
export function unknownColumn(path: string, name: string, names: readonly string[]): XanoError {
    return name === 'id'
        ? invalidInput(path, 'The row has an "id", which Xano would drop.', 'Leave it out, or keep ids.')
        : invalidInput(
              path,
              `There is no column "${short(path)}".${didYouMean(short(name), names)}`,
              `The columns are ${cut(names.join(', '), MAX_NAMES)}.`,
          );
}
