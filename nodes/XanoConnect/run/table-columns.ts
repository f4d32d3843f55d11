import { isXanoError } from 'xano-connect/pure';
import { createRowCheck } from 'xano-connect/pure/composites';
import type { CheckedColumn, Xano } from 'xano-connect/pure/composites';
import type { Values } from 'xano-connect/pure';
import type { Item } from './item.js';

type Columns = readonly CheckedColumn[] | undefined;

/** By client, so that a run asks once for each table, and no run knows what another one saw. */
const asked = new WeakMap<Xano, Map<string, Promise<Columns>>>();

const ask = (item: Item): Promise<Columns> =>
    item.xano.column.list({ table_id: item.id('table') }, item.options).catch((error: unknown) => {
        if (isXanoError(error, 'permission')) return undefined;
        throw error;
    });

/** The columns of the item's table; undefined where the token may read records but no tables. */
export function columnsOf(item: Item): Promise<Columns> {
    const tables = asked.get(item.xano) ?? new Map<string, Promise<Columns>>();
    asked.set(item.xano, tables);
    const key = JSON.stringify([item.chosen('workspace'), item.id('table')]);
    const found = tables.get(key) ?? ask(item);
    tables.set(key, found);
    return found;
}

/** A row with its values as their columns store them. @throws XanoError for what cannot be one of them without a guess */
export async function converted(item: Item, row: Values, keepIds: boolean): Promise<Record<string, unknown>> {
    const columns = await columnsOf(item);
    const check =
        columns === undefined ? (given: Values) => given : createRowCheck(columns, 'convert', { keepIds });
    return { ...check(row) };
}
