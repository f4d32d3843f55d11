import type { Xano } from 'xano-connect';

/** How the editor saves what was chosen in a resource locator. */
export const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** Columns whose values are mapped one by one. */
export const mapped = (
    value: Readonly<Record<string, unknown>>,
    more: Readonly<Record<string, unknown>> = {},
) => ({
    mappingMode: 'defineBelow',
    value,
    matchingColumns: [],
    schema: [],
    ...more,
});

/** Columns from the fields of the item. */
export const automatic = (...matchingColumns: readonly string[]) => ({
    mappingMode: 'autoMapInputData',
    value: null,
    matchingColumns,
    schema: [],
});

/** A table of a case's own. */
export interface CaseTable {
    readonly table: number;
    readonly name: string;
}

/** The table that many records are written to, with its name for a confirmation. */
export const confirmed = ({ table, name }: CaseTable) => ({ table: byId(table), confirmation: name });

/** A table of two records with the column `title`. */
export async function books(xano: Xano, name: string): Promise<CaseTable> {
    const table = await xano.table.add({
        name,
        schema: [
            { name: 'id', type: 'int' },
            { name: 'title', type: 'text' },
        ],
    });
    await xano.record.bulkAdd({ table_id: table.id, items: [{ title: 'Atlas' }, { title: 'Bestiary' }] });
    return { table: table.id, name };
}

/** A table of three products with columns of many types; `sku` is unique. */
export async function products(xano: Xano, name: string): Promise<CaseTable> {
    const { id: table } = await xano.table.add({
        name,
        schema: [
            { name: 'id', type: 'int', required: true },
            { name: 'sku', type: 'text', required: true },
            { name: 'price', type: 'decimal', nullable: true },
            { name: 'stock', type: 'int', default: '7' },
            { name: 'active', type: 'bool', default: 'true' },
            { name: 'status', type: 'enum', values: ['new', 'used'], default: 'new' },
            { name: 'sold_at', type: 'timestamp', nullable: true },
            { name: 'tags', type: 'text', style: 'list', nullable: true },
            { name: 'extra', type: 'json', nullable: true },
        ],
        index: [
            { type: 'primary', fields: [{ name: 'id' }] },
            { type: 'btree|unique', fields: [{ name: 'sku', op: 'asc' }] },
        ],
    });
    await xano.record.bulkAdd({
        table_id: table,
        items: [
            { sku: 'A', price: 1.5, stock: 1, tags: ['red', 'small'] },
            { sku: 'B', price: 20, stock: 2, status: 'used' },
            { sku: 'C', price: null, stock: 3, active: false },
        ],
    });
    return { table, name };
}

/** Every record of a table, by id. */
export async function rowsOf(
    xano: Xano,
    table: number,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { items } = await xano.record.list({ table_id: table, per_page: 100 });
    return items.toSorted((a, b) => Number(a['id']) - Number(b['id']));
}
