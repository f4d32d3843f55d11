import type { Values } from 'xano-connect/pure';
import type { Item } from '../item.js';
import { columnsOf } from '../table-columns.js';

/** Boxes about the values of rows, as the engine takes them. */
export function typing(first: Item) {
    const types = first.filled('options.types');
    // One of the three the box offers.
    return types === undefined ? {} : { types: types as 'convert' | 'check' | 'as-is' };
}

/** When Unsure, as the engine takes it. */
export function doubt(first: Item) {
    return first.value('options.onUnknown') === 'look' ? ({ on_unknown: 'look' } as const) : {};
}

/**
 * What becomes of the values of each item: without columns the table does not have, where the option says so.
 *
 * @param keepIds the id is one of the columns.
 */
export async function chosenValues(first: Item, keepIds: boolean): Promise<(values: Values) => Values> {
    if (!first.flag('options.ignoreUnknown')) return (values) => values;
    const columns = await columnsOf(first);
    if (columns === undefined) return (values) => values;
    const known = new Set(columns.map(({ name }) => name).filter((name) => keepIds || name !== 'id'));
    return (values) => Object.fromEntries(Object.entries(values).filter(([name]) => known.has(name)));
}
