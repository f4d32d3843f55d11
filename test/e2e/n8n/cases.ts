import { NODE_CASES } from '../../n8n/cases/index.js';
import type { NodeCase } from '../../n8n/case.js';

/** The cases by resource, which is a suite each. */
export function casesByResource(): ReadonlyMap<string, readonly NodeCase[]> {
    const groups = new Map<string, NodeCase[]>();
    for (const each of NODE_CASES) groups.set(each.resource, [...(groups.get(each.resource) ?? []), each]);
    return groups;
}

/** Name of the suite of a resource's cases. */
export const suiteName = (resource: string): string => `operations of ${resource}`;
