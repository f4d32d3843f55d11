import { facts } from '../facts.js';
import type { EndpointFact } from '../facts.js';
import { operations, pairsOf } from '../pairs.js';

/** How much of the Metadata API has an operation, of one group of endpoints. */
export interface GroupCoverage {
    readonly group: string;
    readonly entries: number;
    /** Entries an operation calls. */
    readonly operations: number;
    /** Entries of Xano's own documents. */
    readonly official: number;
    /** Entries known only from newer clients. */
    readonly experimental: number;
    /** `METHOD path` of entries no operation calls. */
    readonly missing: readonly string[];
}

/** By group, in the order of the facts. */
export function coverage(): readonly GroupCoverage[] {
    const called = new Set(operations.flatMap((operation) => pairsOf(operation).map(({ fact }) => fact)));
    const groups = new Map<string, EndpointFact[]>();
    for (const fact of facts) {
        const [group = ''] = fact.id.split('.');
        const there = groups.get(group) ?? [];
        groups.set(group, [...there, fact]);
    }
    return [...groups].map(([group, entries]) => {
        const missing = entries.filter((fact) => !called.has(fact));
        const experimental = entries.filter(({ since }) => since !== undefined).length;
        return {
            group,
            entries: entries.length,
            operations: entries.length - missing.length,
            official: entries.length - experimental,
            experimental,
            missing: missing.map(({ method, path }) => `${method} ${path}`),
        };
    });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** All groups together. */
export const total = (groups: readonly GroupCoverage[]): GroupCoverage => ({
    group: 'all',
    entries: sum(groups.map(({ entries }) => entries)),
    operations: sum(groups.map(({ operations: called }) => called)),
    official: sum(groups.map(({ official }) => official)),
    experimental: sum(groups.map(({ experimental }) => experimental)),
    missing: groups.flatMap(({ missing }) => missing),
});
