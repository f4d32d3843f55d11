import { asText } from '../../../as-text.js';
import { invalidInput, isPlainObject } from '../../../invalid-input.js';
import type { Input } from '../../../operation.js';
import { walkPages } from '../../../paginate.js';
import { RecentIds } from '../../../recent-ids.js';
import type { Draft } from '../draft.js';
import type { PlanShape } from '../types.js';

/** What the header must be, or hold. Capitals do not count, as in Xano's own "includes". */
export interface AgentFilter {
    readonly text: string;
    readonly part: boolean;
}

/** The documented maximum of a history page. */
const PER_PAGE = 500;
/** 50,000 runs: more is a period nobody meant to read. */
const MAX_PAGES = 100;

/**
 * `user_agent` out of a set of filters: Xano keeps it inside the list of request headers, which it cannot search, so the
 * runs are read and compared here. That is exact, as all filters must hold.
 */
export function takeUserAgent(
    filters: unknown,
    draft: Draft,
): { readonly agent?: AgentFilter; readonly rest: unknown } {
    if (!isPlainObject(filters) || !Object.hasOwn(filters, 'user_agent')) return { rest: filters };
    const { user_agent: written, ...rest } = filters;
    const [, contains, text] =
        /^\s*(?:(contains|=|==)\s+)?(\S.*?)\s*$/s.exec(typeof written === 'string' ? written : '') ?? [];
    if (text === undefined || /^[<>!]/.test(text) || draft.operation !== 'searchApiRequestHistory') {
        throw invalidInput(
            'filters.user_agent',
            text === undefined || /^[<>!]/.test(text)
                ? 'user_agent must be a text.'
                : 'These runs have no user agent.',
            'Write "contains MCP" for a part of it. Only API request history has one.',
        );
    }
    return { agent: { text: text.toLowerCase(), part: contains === 'contains' }, rest };
}

function matches(item: unknown, { text, part }: AgentFilter): boolean {
    const lines = isPlainObject(item) ? item['request_headers'] : undefined;
    if (!Array.isArray(lines)) return false;
    return lines.some((line) => {
        const agent = /^\s*user-agent\s*:\s*(.*?)\s*$/is.exec(asText(line))?.[1]?.toLowerCase();
        return agent !== undefined && (part ? agent.includes(text) : agent === text);
    });
}

/** Reads the runs page by page and keeps those of an agent; `per_page` then counts the runs to keep. */
export function userAgentShape(draft: Draft, filter: AgentFilter): (args: Input) => PlanShape {
    const { context } = draft;
    const { name } = draft.tool;
    draft.note(
        'Xano cannot search by user agent: the runs that meet the other conditions are read and compared one by one.',
    );
    return ({ per_page, page: first, ...args }) => {
        if (first !== undefined && first !== 1) {
            throw invalidInput(
                'page',
                'Runs picked by user agent come as one list, without pages.',
                'Leave page out.',
            );
        }
        const wanted = typeof per_page === 'number' ? per_page : Infinity;
        const finish = async (): Promise<unknown> => {
            const items: unknown[] = [];
            // What is logged meanwhile shifts the pages, and a run may stand on two of them.
            const recent = new RecentIds();
            let read = 0;
            let pages = 0;
            const next = (page: number): Promise<unknown> =>
                context.call(name, { ...args, page, per_page: PER_PAGE });
            for await (const page of walkPages(next, 1, name)) {
                recent.nextPage();
                const fresh = page.items.filter((item) => !isPlainObject(item) || recent.add(item['id']));
                read += fresh.length;
                items.push(...fresh.filter((item) => matches(item, filter)));
                if (items.length >= wanted || page.nextPage === null) break;
                if (++pages === MAX_PAGES) {
                    throw invalidInput(
                        'filters',
                        `${read} runs were read for a user agent, and there are more.`,
                        'Narrow them down by time, status or endpoint, or give a limit.',
                    );
                }
            }
            return {
                curPage: 1,
                nextPage: null,
                prevPage: null,
                items: items.slice(0, wanted),
                runs_read: read,
            };
        };
        return { calls: [], finish };
    };
}
