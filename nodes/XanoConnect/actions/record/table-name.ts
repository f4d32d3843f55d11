import { requireConfirmation } from '../../parameters/confirmation.js';
import type { Item } from '../../run/item.js';

/**
 * Records are not removed in number before somebody typed the name of their table; a dry run removes none.
 *
 * @param what the records, such as `records of the table`.
 * @throws NodeOperationError where something else was typed.
 */
export async function requireTableName(item: Item, what: string): Promise<void> {
    if (item.flag('dryRun')) return;
    const { name } = await item.xano.table.get({ table_id: item.id('table') }, item.options);
    requireConfirmation(item, name, `${what} “${name}”`);
}
