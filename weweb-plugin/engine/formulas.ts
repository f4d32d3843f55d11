// What formulas of a page call: synchronous, and never a reason for a page to break, so they take anything.

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What went wrong and what to do about it, in one line; empty for no error. */
export function formatError(error: unknown): string {
    if (!isObject(error)) return textOf(error);
    return [textOf(error['message']), textOf(error['hint'])].filter((part) => part !== '').join(' ');
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds as `850 ms`, `1.2 s`, `3 min 5 s`, `2 h 10 min`; empty for what is no time. */
export function formatDuration(ms: unknown): string {
    const number = typeof ms === 'string' && ms.trim() !== '' ? Number(ms) : ms;
    if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) return '';
    if (number < SECOND - 0.5) return `${Math.round(number)} ms`;
    if (number < MINUTE - 50) return `${Number((number / SECOND).toFixed(1))} s`;
    const seconds = Math.round(number / SECOND);
    if (number < HOUR - SECOND / 2) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    const minutes = Math.round(number / MINUTE);
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** By the first digit of an HTTP status; each reads well on white. */
const COLOURS: Readonly<Record<string, string>> = {
    2: '#15803d',
    3: '#1d4ed8',
    4: '#b45309',
    5: '#b91c1c',
};
const NEUTRAL = '#6b7280';

/** A CSS colour for an HTTP status: green, blue, amber, red; grey for everything else. */
export function statusColour(status: unknown): string {
    const text = typeof status === 'number' || typeof status === 'string' ? String(status).trim() : '';
    return (/^\d{3}$/.test(text) ? COLOURS[text.charAt(0)] : undefined) ?? NEUTRAL;
}

/** Type of a cell in WeWeb's data grid by Xano's type; what is not named here is shown as an object or text. */
const CELLS: Readonly<Record<string, string>> = {
    int: 'number',
    decimal: 'number',
    bool: 'boolean',
    date: 'dateString',
    timestamp: 'number',
    text: 'text',
    email: 'text',
    enum: 'text',
    uuid: 'text',
};

const labelOf = (name: string): string =>
    name
        .replace(/_+/g, ' ')
        .trim()
        .replace(/^./, (letter) => letter.toUpperCase());

interface TableColumn {
    readonly field: string;
    readonly headerName: string;
    readonly cellDataType: string;
    /** Xano's type. */
    readonly type: string;
}

const isColumn = (value: unknown): value is { readonly name: string; readonly type?: unknown } =>
    isObject(value) && typeof value['name'] === 'string';

/** Columns of a table of Xano, a table with its columns, or their names, as columns of a data grid. */
export function columnsToTable(columns: unknown): readonly TableColumn[] {
    const given = isObject(columns) ? (columns['columns'] ?? columns['schema']) : columns;
    if (!Array.isArray(given)) return [];
    return given
        .map((column: unknown) => (typeof column === 'string' ? { name: column } : column))
        .filter(isColumn)
        .map(({ name, type }) => ({
            field: name,
            headerName: labelOf(name),
            cellDataType: CELLS[textOf(type)] ?? (type === undefined ? 'text' : 'object'),
            type: textOf(type),
        }));
}

const TEXTS: readonly unknown[] = ['text', 'email', 'enum', undefined];

/**
 * A filter for records of which one of the columns contains the text, capitals or not; null, which is no filter, without
 * a text or a column. Of columns with a type only those that hold text are searched.
 */
export function searchFilter(text: unknown, columns: unknown): object | null {
    const value = typeof text === 'number' ? String(text) : textOf(text);
    const given: readonly unknown[] = Array.isArray(columns) ? columns : [columns];
    const names = given
        .map((column) => (typeof column === 'string' ? { name: column } : column))
        .filter(isColumn)
        .filter(({ name, type }) => name !== '' && TEXTS.includes(type))
        .map(({ name }) => name);
    if (value === '' || names.length === 0) return null;
    return { or: names.map((field) => ({ field, operator: 'includes', value })) };
}
