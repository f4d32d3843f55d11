import type { INodeProperties } from 'n8n-workflow';
import { failed } from '../failed.js';
import type { Item } from '../item.js';
import type { Outcomes } from './outcomes.js';

/** Items that go together: everything but their rows is the same. */
export interface Group {
    /** Says where and how. */
    readonly first: Item;
    readonly items: readonly Item[];
}

/** Boxes that say something of one row. */
const OF_THE_ROW = new Set(['columns', 'rowId']);

const isExpression = (value: unknown): boolean =>
    typeof value === 'string'
        ? value.startsWith('=')
        : typeof value === 'object' && value !== null && Object.values(value).some(isExpression);

/** Items by what the boxes beside the row say: one group, unless an expression tells them apart. */
export function groupsOf(
    items: readonly Item[],
    parameters: readonly INodeProperties[],
    outcomes: Outcomes,
): readonly Group[] {
    const [first] = items;
    if (first === undefined) return [];
    const saved = first.host.getNode().parameters;
    const names = parameters.map(({ name }) => name).filter((name) => !OF_THE_ROW.has(name));
    const differing = names.filter((name) => isExpression(saved[name]));
    // Reading a box takes longer than adding a row.
    if (differing.length === 0) return [{ first, items }];
    const groups = new Map<string, { readonly first: Item; readonly items: Item[] }>();
    for (const item of items) {
        try {
            const key = JSON.stringify(differing.map((name) => item.value(name)));
            const group = groups.get(key) ?? { first: item, items: [] };
            group.items.push(item);
            groups.set(key, group);
        } catch (error) {
            outcomes.failed(item.index, failed(item, error));
        }
    }
    return [...groups.values()];
}
