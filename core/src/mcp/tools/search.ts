import { nearMatches } from '../../near.js';
import type { Effect } from '../../operation.js';
import type { McpTool } from '../types.js';
import { effectOf } from './effect.js';
import { findKnownTool, knownTools } from './known.js';
import type { KnownTool } from './known.js';

export interface ToolQuery {
    /** Words that the name, the description, the group or an argument begin with; all must be found. */
    readonly query?: string | undefined;
    /** A tag of Xano's tool filters: `database`, `table_content`, ... */
    readonly group?: string | undefined;
    readonly effect?: Effect | undefined;
}

export interface FoundTool {
    readonly name: string;
    readonly effect: Effect;
    /** Whether the server offers it; absent when no live list was given. */
    readonly available?: boolean;
    /** As the server describes it, which always wins over what is known. */
    readonly tool?: McpTool;
    readonly known?: KnownTool;
}

/** Words of Xano's menus and of other databases for what the names of tools call otherwise. */
const SYNONYMS: Readonly<Record<string, string>> = {
    row: 'content',
    record: 'content',
    column: 'schema',
    field: 'schema',
    endpoint: 'api',
    log: 'history',
    swagger: 'openapi',
    query: 'search',
    insert: 'add',
    remove: 'delete',
    edit: 'update',
    show: 'get',
};

const words = (text: string): string[] =>
    text
        .replace(/([a-z])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '');

function scoreWord(word: string, name: readonly string[], rest: readonly string[]): number {
    const singular = word.length > 3 ? word.replace(/s$/, '') : word;
    const meant = [singular, SYNONYMS[singular] ?? singular];
    const begins = (list: readonly string[]): boolean =>
        list.some((other) => meant.some((one) => other.startsWith(one)));
    if (name.some((other) => other === word)) return 4;
    if (begins(name)) return 3;
    return begins(rest) ? 1 : 0;
}

/** 0 when a word is missing; a short name wins over a long one with the same words. */
function score(found: FoundTool, asked: readonly string[]): number {
    const name = words(found.name);
    const rest = words(
        [
            found.tool?.title,
            found.tool?.description,
            ...(found.known?.tags ?? []),
            ...(found.known?.aliases ?? []),
            ...(found.known?.arguments ?? []).map((argument) => argument.name),
        ].join(' '),
    );
    const scores = asked.map((word) => scoreWord(word, name, rest));
    if (scores.includes(0)) return 0;
    return scores.reduce((sum, one) => sum + one, 0) + 1 / (1 + name.length);
}

function candidates(live: readonly McpTool[] | undefined): FoundTool[] {
    const offered = (live ?? []).map((tool): FoundTool => {
        const known = findKnownTool(tool.name);
        const found = { name: tool.name, effect: effectOf(tool, known), available: true, tool };
        return known === undefined ? found : { ...found, known };
    });
    const operations = new Set(offered.flatMap(({ known }) => known?.operation ?? []));
    const others = knownTools()
        .filter((known) => known.name === known.operation && !operations.has(known.operation))
        .map((known) => ({
            name: known.name,
            effect: known.effect,
            ...(live === undefined ? {} : { available: false }),
            known,
        }));
    return [...offered, ...others];
}

/**
 * Tools by what they are about, best first; those of the server before those it does not offer. An operation with
 * several names is found once. A misspelt name finds its neighbours.
 */
export function searchTools(
    { query = '', group, effect }: ToolQuery,
    live?: readonly McpTool[],
): FoundTool[] {
    const pool = candidates(live).filter(
        (found) =>
            (group === undefined || found.known?.tags.includes(group) === true) &&
            (effect === undefined || found.effect === effect),
    );
    const asked = words(query);
    const scored = pool
        .map((found) => ({ found, points: asked.length === 0 ? 1 : score(found, asked) }))
        .filter(({ points }) => points > 0)
        .sort(
            (a, b) =>
                Number(a.found.available === false) - Number(b.found.available === false) ||
                b.points - a.points,
        );
    if (scored.length > 0) return scored.map(({ found }) => found);
    const near = nearMatches(
        query,
        pool.map(({ name }) => name),
        5,
    );
    return near.flatMap((name) => pool.find((found) => found.name === name) ?? []);
}
