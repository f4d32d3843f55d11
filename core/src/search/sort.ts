import { asText } from '../as-text.js';
import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';

export type SortDirection = 'asc' | 'desc';

/** `{ created_at: 'desc' }`, or `{ field: 'created_at', direction: 'desc' }` (default asc), or `'-created_at'`. */
export type SortKey =
    | string
    | Readonly<Record<string, SortDirection>>
    | { readonly field: string; readonly direction?: SortDirection };

/** One or several keys; the first decides, the next breaks ties. */
export type SortInput = SortKey | readonly SortKey[];

/** The `sort` of a request body: an object for one column, a list of one-key objects for several. */
export type XanoSort =
    Readonly<Record<string, SortDirection>> | readonly Readonly<Record<string, SortDirection>>[];

const HINT = 'Write "created_at", "-created_at" or { "created_at": "desc" }.';

/** Spellings of the two directions, in lower case. */
const directions = new Map<string, SortDirection>([
    ['asc', 'asc'],
    ['ascending', 'asc'],
    ['1', 'asc'],
    ['desc', 'desc'],
    ['descending', 'desc'],
    ['-1', 'desc'],
]);

interface Sorted {
    readonly column: string;
    readonly direction: SortDirection;
    readonly path: string;
}

const findDirection = (written: unknown): SortDirection | undefined =>
    typeof written === 'string' || typeof written === 'number'
        ? directions.get(asText(written).trim().toLowerCase())
        : undefined;

function readDirection(written: unknown, path: string): SortDirection {
    const direction = findDirection(written);
    if (direction !== undefined) return direction;
    throw invalidInput(path, `The direction of a sort is "asc" or "desc".`, HINT);
}

function readColumn(column: unknown, path: string): string {
    // A blank or a bar shows a habit of SQL or of the search form (`created_at desc`), which Xano would take for a name.
    if (typeof column === 'string' && /^[^\s|:,]+$/.test(column)) return column;
    throw invalidInput(
        path,
        typeof column === 'string'
            ? `"${column}" is not a column to sort by.`
            : 'The column to sort by is missing.',
        HINT,
    );
}

function readText(text: string, path: string): Sorted {
    const sign = /^[+-]/.exec(text)?.[0];
    const column = readColumn(sign === undefined ? text : text.slice(1), path);
    return { column, direction: sign === '-' ? 'desc' : 'asc', path };
}

function readKey(key: unknown, path: string): Sorted[] {
    if (typeof key === 'string') return [readText(key, path)];
    if (!isPlainObject(key)) {
        throw invalidInput(path, 'A sort is a column name or an object.', HINT);
    }
    const { field, direction, order, ...rest } = key;
    const given = direction ?? order;
    const named = typeof field === 'string' && Object.keys(rest).length === 0;
    // `{ field: 'desc' }` alone sorts by a column of that name.
    if (named && (given !== undefined || findDirection(field) === undefined)) {
        const at = fieldPath(path, direction === undefined && order !== undefined ? 'order' : 'direction');
        return [
            {
                column: readColumn(field, fieldPath(path, 'field')),
                direction: given === undefined ? 'asc' : readDirection(given, at),
                path,
            },
        ];
    }
    return Object.entries(key).map(([column, written]) => {
        const at = fieldPath(path, column);
        return { column: readColumn(column, at), direction: readDirection(written, at), path: at };
    });
}

/**
 * A sort as Xano takes it; undefined when there is nothing to sort by, and then the key is best left out of the body.
 *
 * @param path where the sort stands in the input, for errors. Default `sort`.
 * @throws XanoError `validation` for an unknown direction, a column that cannot be one, or one named twice.
 */
export function toXanoSort(input: SortInput, path = 'sort'): XanoSort | undefined {
    const keys: Sorted[] = Array.isArray(input)
        ? input.flatMap((key: unknown, i) => readKey(key, fieldPath(path, i)))
        : readKey(input, path);
    const twice = keys.find(({ column }, i) => keys.findIndex((key) => key.column === column) < i);
    if (twice !== undefined) {
        throw invalidInput(twice.path, `"${twice.column}" is sorted by twice.`, 'Name every column once.');
    }
    const list = keys.map(({ column, direction }) => ({ [column]: direction }));
    return list.length > 1 ? list : list[0];
}
