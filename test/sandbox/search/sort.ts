import { invalidParam, notAllowable, unsupportedReference } from '../errors.js';
import { quoteName } from '../store/sql.js';
import { isRecord } from '../store/json.js';
import type { SearchableColumns } from './compile.js';

/**
 * ORDER BY of `{ column: "asc" | "desc" }` or an array of such; empty text when nothing is asked for. `backwards` gives
 * exactly the opposite order: PostgreSQL puts nulls last in ascending and first in descending order.
 */
export function compileSort(raw: unknown, columns: SearchableColumns, backwards = false): string {
    if (raw === undefined || raw === null || raw === '') return '';
    const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
    return items
        .flatMap((item) => (isRecord(item) ? Object.entries(item) : refuse()))
        .map(([name, direction]) => {
            if (!columns.has(name)) throw unsupportedReference(name);
            const order = typeof direction === 'string' ? direction.toLowerCase() : '';
            if (order !== 'asc' && order !== 'desc') throw notAllowable(String(direction), 'sort');
            return `${quoteName(name)} ${(order === 'asc') === backwards ? 'DESC' : 'ASC'}`;
        })
        .join(', ');
}

function refuse(): never {
    throw invalidParam('sort');
}
