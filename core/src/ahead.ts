import { oddAnswer } from './odd-answer.js';
import { asPage } from './paginate.js';
import type { PageLike } from './paginate.js';

export interface AheadOptions {
    /** Reads a page; pages count from 1. */
    readonly read: (page: number) => Promise<unknown>;
    /** Pages asked for and not yet taken, at most. */
    readonly inFlight: number;
    /** For errors. */
    readonly operation: string;
}

/**
 * The pages of a list in order, the next ones being fetched while one is worked on. It begins with one page and asks for
 * one more at a time with every page that comes: a list of one page costs one request, a long one at most
 * `inFlight - 1` requests past its end. Nothing it started outlives it: it ends, or throws, after its last request.
 */
export async function* pagesAhead(options: AheadOptions): AsyncGenerator<PageLike, void, undefined> {
    const { read, inFlight, operation } = options;
    const waiting: Promise<unknown>[] = [];
    let asked = 0;
    const ask = (): void => {
        const answer = read(++asked);
        // It is awaited later or never; until then its failure must not count as unhandled.
        answer.catch(() => undefined);
        waiting.push(answer);
    };
    try {
        ask();
        for (let page = 1; ; page++) {
            const answer = asPage(await waiting.shift(), operation);
            const { nextPage } = answer;
            // What is in flight was asked for on the word that page follows page.
            if (nextPage !== null && nextPage !== page + 1)
                throw oddAnswer(`has nextPage ${nextPage} on page ${page}`, operation);
            while (nextPage !== null && waiting.length < Math.min(inFlight, page)) ask();
            yield answer;
            if (nextPage === null) return;
        }
    } finally {
        await Promise.allSettled(waiting);
    }
}
