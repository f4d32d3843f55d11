import type { Effect } from '../../operation.js';

/** First word of a tool's name, and what such tools do; from mcp-server.md 3.1 and the list of names. */
const VERBS: readonly (readonly [RegExp, Effect])[] = [
    [/^delete\w+(Bulk|BySearch)$|^deleteFiles$|^truncate/, 'bulk-delete'],
    [/^patch\w+(Bulk|BySearch)$/, 'bulk-update'],
    [/^add\w+Bulk$/, 'bulk-create'],
    [/^(get|list|search)|^documentation$|^workspace[A-Z]/, 'read'],
    [/^(add|create|upload|generate)/, 'create'],
    [/^(update|patch|rename|replace)/, 'update'],
    [/^delete/, 'delete'],
];

/** What a known tool does, by its name; one with none of these verbs is taken for the worst. */
export function effectOfName(name: string): Effect {
    return VERBS.find(([pattern]) => pattern.test(name))?.[1] ?? 'bulk-delete';
}

/** What is there before is gone afterwards, or many records are touched at once. */
export const destroysByName = (name: string): boolean =>
    /^(delete|truncate|replace)|BySearch$|^updateTableSchema$/.test(name);

/**
 * Doing it twice leaves what doing it once leaves. Not renaming, which fails the second time; not what works by a search
 * or on a whole table, which would take records that came in between.
 */
export const repeatableByName = (name: string): boolean =>
    /^(update|replace|delete)|^patchTableContentBulk$/.test(name) &&
    !/BySearch$|^updateStaticHostEnvironment$/.test(name);
