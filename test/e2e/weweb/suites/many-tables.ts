import type { Instead, Sent } from '../harness/wire.js';

export const TABLES = 1000;

/** A thousand tables as Xano lists them. */
export function manyTables({ method, path }: Sent): Instead | undefined {
    const query = /\/table\?(.*)$/.exec(path)?.[1];
    if (method !== 'GET' || query === undefined) return undefined;
    const asked = new URLSearchParams(query);
    const [page, perPage] = [Number(asked.get('page') ?? 1), Number(asked.get('per_page') ?? 25)];
    const first = (page - 1) * perPage;
    const items = Array.from({ length: Math.min(perPage, TABLES - first) }, (_, at) => ({
        ...{ id: first + at + 1, name: `table_${first + at + 1}`, description: '', docs: '', guid: 'g' },
        ...{ auth: false, tag: [], autocomplete: [], schema: [], index: [], xanoscript: null },
        ...{ created_at: '2026-01-01', updated_at: '2026-01-01' },
    }));
    const nextPage = first + perPage < TABLES ? page + 1 : null;
    const body = {
        itemsReceived: items.length,
        curPage: page,
        nextPage,
        prevPage: null,
        offset: first,
        perPage,
        items,
    };
    return { status: 200, body: JSON.stringify(body) };
}
