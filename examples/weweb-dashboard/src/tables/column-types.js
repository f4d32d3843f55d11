import { formatMoment, formatNumber } from '../app/format.js';

/**
 * How values of a column's type are shown and typed. `input` is what a cell is edited with: text, long (several lines),
 * number, choice, yesNo, moment, date or json.
 */
const TYPES = {
    text: { input: 'text' },
    email: { input: 'text' },
    password: { input: 'text' },
    uuid: { input: 'text' },
    enum: { input: 'choice' },
    int: { input: 'number', right: true },
    decimal: { input: 'number', right: true },
    bool: { input: 'yesNo' },
    timestamp: { input: 'moment' },
    date: { input: 'date' },
    json: { input: 'json' },
    object: { input: 'json' },
};
// Files, vectors, geometry and what comes later: shown and edited as the JSON they are.
const OTHER = { input: 'json' };

/** Filled by the database. */
const FIXED = new Set(['id', 'created_at']);

export const typeOf = ({ type, style }) => (style === 'list' ? OTHER : (TYPES[type] ?? OTHER));
export const isRight = (column) => typeOf(column).right === true;
export const isEditable = ({ name }) => !FIXED.has(name);

const show = {
    moment: formatMoment,
    number: (value, { name, tableref_id: refers }) =>
        // Ids are names, not amounts.
        name === 'id' || refers ? String(value) : formatNumber(value),
    yesNo: (value) => (value ? 'Yes' : 'No'),
    json: (value) => JSON.stringify(value),
};

/** A value of a column as text for a cell; '' for null. */
export function showValue(value, column) {
    if (value === null || value === undefined) return '';
    return (show[typeOf(column).input] ?? String)(value, column);
}

const pad = (number) => String(number).padStart(2, '0');

/** What `<input type="datetime-local">` takes. */
function localMoment(value) {
    const at = new Date(value);
    const date = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
    return `${date}T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

/** The text an input begins with. */
export function toInput(value, column) {
    if (value === null || value === undefined) return '';
    const { input } = typeOf(column);
    if (input === 'moment') return localMoment(value);
    return input === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

const read = {
    number: (text) => {
        const number = Number(text);
        if (text.trim() === '' || !Number.isFinite(number)) throw new Error('Enter a number.');
        return number;
    },
    yesNo: (text) => text === 'true',
    moment: (text) => {
        const at = new Date(text).getTime();
        if (Number.isNaN(at)) throw new Error('Enter a date and a time.');
        return at;
    },
    json: (text) => {
        try {
            return JSON.parse(text);
        } catch (error) {
            throw new Error(`This is no JSON: ${error.message}`);
        }
    },
};

/**
 * What was typed, as the column's value. Nothing typed is null where the column may be empty.
 *
 * @throws Error with what to type instead
 */
export function fromInput(text, column) {
    const { input } = typeOf(column);
    if (text === '' && column.nullable) return null;
    return read[input] === undefined ? text : read[input](text);
}
