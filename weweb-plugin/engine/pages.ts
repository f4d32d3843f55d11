/** A page as actions answer it. */
export interface Page<T = Readonly<Record<string, unknown>>> {
    readonly items: readonly T[];
    readonly page: number;
    readonly perPage: number;
    /** Null where Xano does not count. */
    readonly total: number | null;
    readonly hasMore: boolean;
}

interface XanoPage<T> {
    readonly items: readonly T[];
    readonly nextPage?: number | null | undefined;
    readonly itemsTotal?: number | undefined;
    readonly curPage?: number | undefined;
    readonly perPage?: number | undefined;
}

/** What is asked when nobody says otherwise. */
export const FIRST = { page: 1, perPage: 25 } as const;

/** Shape of a page in the words of the documentation. */
export const PAGE_SHAPE =
    '{ items: object[], page: number, perPage: number, total: number | null, hasMore: boolean }';

/** Xano's page in the words of WeWeb. */
export const toPage = <T>(answer: XanoPage<T>, asked: { page: number; perPage: number }): Page<T> => ({
    items: answer.items,
    page: answer.curPage ?? asked.page,
    perPage: answer.perPage ?? asked.perPage,
    total: answer.itemsTotal ?? null,
    hasMore: typeof answer.nextPage === 'number',
});

/** A listing that comes whole, as a page like any other. */
export const wholeList = <T>(items: readonly T[]): Page<T> => ({
    items,
    page: 1,
    perPage: items.length,
    total: items.length,
    hasMore: false,
});

/** Rows with only these columns and `id`; every column when none is named. */
export function onlyColumns(
    rows: readonly Readonly<Record<string, unknown>>[],
    columns: readonly unknown[] | undefined,
): readonly Readonly<Record<string, unknown>>[] {
    if (columns === undefined || columns.length === 0) return rows;
    const kept = new Set<unknown>(['id', ...columns]);
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name))));
}
