import { choiceOf, optionalText } from './input.js';
import { LIST_MAX, plainPage, readPage } from './paging.js';
import type { JsonRecord } from '../store/json.js';

interface Listed {
    readonly id: number;
    readonly name: string;
    readonly created_at: number;
    readonly updated_at: number;
}

interface Defaults {
    readonly sort: 'created_at' | 'updated_at' | 'name';
    readonly order: 'asc' | 'desc';
}

/** Xano's usual: newest first. Tables alone are listed by name. */
export const NEWEST_FIRST: Defaults = { sort: 'created_at', order: 'desc' };

/** A list of named objects: a plain text filter on names, sorted, in the envelope without totals. */
export function listPage<T extends Listed>(
    docs: readonly T[],
    query: JsonRecord,
    defaults: Defaults,
    show: (doc: T) => unknown,
): object {
    const paging = readPage(query, LIST_MAX);
    const wanted = (optionalText(query, 'search') ?? '').toLowerCase();
    const sort = choiceOf(query, 'sort', ['created_at', 'updated_at', 'name'], defaults.sort);
    const order = choiceOf(query, 'order', ['asc', 'desc'], defaults.order);
    const direction = order === 'asc' ? 1 : -1;
    const found = docs
        .filter((doc) => doc.name.toLowerCase().includes(wanted))
        .sort((a, b) => direction * (compare(a[sort], b[sort]) || a.id - b.id));
    return plainPage(found, paging, show);
}

function compare(a: string | number, b: string | number): number {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a).localeCompare(String(b), 'en');
}
