import { NodeOperationError } from 'n8n-workflow';
import type { Item } from '../../run/item.js';

type Table = Awaited<ReturnType<Item['xano']['table']['get']>>;

interface Found {
    readonly table: Table;
    readonly column: Table['schema'][number];
}

/** The column that is chosen, with its table. @throws NodeOperationError where the table has no such column */
export async function chosenColumn(item: Item): Promise<Found> {
    const name = item.label('column');
    const table = await item.xano.table.get({ table_id: item.id('table') }, item.options);
    const column = table.schema.find((one) => one.name === name);
    if (column !== undefined) return { table, column };
    const all = table.schema.map((one) => `“${one.name}”`).join(', ');
    throw new NodeOperationError(item.host.getNode(), `The table “${table.name}” has no column “${name}”`, {
        description: `Parameter “Column”. The table has ${all}.`,
        itemIndex: item.index,
    });
}
