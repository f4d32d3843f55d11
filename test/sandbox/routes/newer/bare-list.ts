import { inputError } from '../../errors.js';
import { optionalInt, queryOf } from '../input.js';
import { readPage } from '../paging.js';
import type { Call } from '../route.js';

/** Maximum of `per_page` of releases, tenants, clusters and platforms, from Xano's paging audit. */
const BARE_MAX = 100;

/** One page of a list that is answered bare, without a word on whether more follows. */
export function bareList<T>(call: Call, all: readonly T[], show: (item: T) => unknown): readonly unknown[] {
    const { page, perPage } = readPage(queryOf(call), BARE_MAX);
    return slice(all, page, perPage).map(show);
}

/** The same with pages of a size that cannot be chosen. */
export function fixedBareList<T>(
    call: Call,
    all: readonly T[],
    size: number,
    show: (item: T) => unknown,
): readonly unknown[] {
    const page = optionalInt(queryOf(call), 'page') ?? 1;
    if (page < 1) throw inputError('Value is less than the minimum value of 1', 'page');
    return slice(all, page, size).map(show);
}

const slice = <T>(all: readonly T[], page: number, size: number): readonly T[] =>
    all.slice((page - 1) * size, page * size);
