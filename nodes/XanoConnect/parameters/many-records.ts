import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { confirmation, dryRun, requireConfirmation } from './confirmation.js';

/** Confirmation and Dry Run of an operation on many records: what is typed is the name of the table that is written to. */
const confirmed = (table: string, done: string): readonly INodeProperties[] => [
    {
        ...confirmation(table),
        description: `The exact name of the ${table}, such as customers, not its ID. People and AI agents put it here to confirm that many records are ${done}. A dry run needs none.`,
    },
    dryRun,
];

export const manyRecords = {
    /** One box for all of them, so that its value stays when the operation changes. */
    ofTable: confirmed('table that is written to', 'added, changed or deleted'),
    copied: confirmed('target table', 'added to it'),
} as const;

/** A table that is written to; `workspace_id` where it is another one than that of the item. */
interface Written {
    readonly table_id: number | string;
    readonly workspace_id?: number | string;
}

/**
 * Records are not written in number before somebody typed the name of their table; a dry run writes none.
 *
 * @param would what would be done to the table: `add records to`.
 * @throws NodeOperationError where something else was typed.
 */
export async function requireTableName(
    item: Item,
    would: string,
    table: Written = { table_id: item.id('table') },
): Promise<void> {
    if (item.flag('dryRun')) return;
    const { name } = await item.xano.table.get(table, item.options);
    requireConfirmation(item, name, `${would} the table “${name}”`);
}
