import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { CallOptions } from 'xano-connect/pure';
import type { Xano } from 'xano-connect/pure/composites';
import { located } from '../parameters/locator.js';
import { connect } from '../../transport/connect.js';
import { toNodeError } from '../../transport/node-error.js';

/** What a list is filled from: the client, the boxes that are filled already, what was typed, and the page. */
interface Asked {
    readonly xano: Xano;
    readonly options: CallOptions;
    /** Value of another resource locator of the panel; undefined where it is empty or not shown. */
    readonly chosen: (name: string) => number | string | undefined;
    readonly filter: string;
    readonly page: number;
}

interface Found {
    readonly items: readonly INodeListSearchItems[];
    readonly nextPage?: number | null;
}

type Search = (asked: Asked) => Promise<Found>;

function chosenIn(host: ILoadOptionsFunctions): Asked['chosen'] {
    const read = (name: string, extractValue: boolean): unknown =>
        host.getCurrentNodeParameter(name, { extractValue });
    return (name) => {
        const value = located(read, name);
        // An expression cannot be evaluated in a panel: the list is then that of the credential's default.
        return typeof value === 'string' && value.startsWith('=') ? undefined : value;
    };
}

/** Makes a method of `methods.listSearch`; the token of the next page is its number. */
export const listSearch = (search: Search) =>
    async function (
        this: ILoadOptionsFunctions,
        filter = '',
        token?: string,
    ): Promise<INodeListSearchResult> {
        try {
            const xano = await connect(this);
            try {
                const chosen = chosenIn(this);
                const workspaceId = chosen('workspace');
                const { items, nextPage } = await search({
                    xano,
                    // The panel asks for one page and waits: MCP's handshake would only add to it.
                    options: { via: 'rest', ...(workspaceId === undefined ? {} : { workspaceId }) },
                    chosen,
                    filter: filter.trim(),
                    page: Number(token ?? 1),
                });
                return {
                    results: [...items],
                    ...(nextPage ? { paginationToken: String(nextPage) } : {}),
                };
            } finally {
                await xano.close();
            }
        } catch (error) {
            throw toNodeError(this.getNode(), error);
        }
    };

/** For lists that come whole: what was typed is looked for in their names. */
export const containing = (items: readonly INodeListSearchItems[], filter: string): INodeListSearchItems[] =>
    items.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
