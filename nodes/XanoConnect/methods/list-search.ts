import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { inPanel } from './panel.js';
import type { Panel } from './panel.js';

/** What a list is filled from: the panel, what was typed, and the page. */
interface Asked extends Panel {
    readonly filter: string;
    readonly page: number;
}

interface Found {
    readonly items: readonly INodeListSearchItems[];
    readonly nextPage?: number | null;
}

type Search = (asked: Asked) => Promise<Found>;

/** Makes a method of `methods.listSearch`; the token of the next page is its number. */
export const listSearch = (search: Search) =>
    function (this: ILoadOptionsFunctions, filter = '', token?: string): Promise<INodeListSearchResult> {
        return inPanel(this, async (panel) => {
            const { items, nextPage } = await search({
                ...panel,
                filter: filter.trim(),
                page: Number(token ?? 1),
            });
            return { results: [...items], ...(nextPage ? { paginationToken: String(nextPage) } : {}) };
        });
    };

/** For lists that come whole: what was typed is looked for in their names. */
export const containing = (items: readonly INodeListSearchItems[], filter: string): INodeListSearchItems[] =>
    items.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
