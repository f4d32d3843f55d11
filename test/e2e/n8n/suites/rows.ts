import type { Xano } from 'xano-connect';
import type { CaseTable } from '../../../n8n/cases/record-tables.js';
import { node } from '../server/workflow.js';
import type { WorkflowNode } from '../server/workflow.js';

/** A row as suites write it: `sku` tells rows apart. */
export interface Row {
    readonly sku: string;
    readonly stock: number;
}

/** A table with the columns of {@link Row}; nothing keeps a row from being there twice. */
export async function tableOfRows(xano: Xano, name: string, rows: readonly Row[] = []): Promise<number> {
    const { id } = await xano.table.add({
        name,
        schema: [
            { name: 'id', type: 'int' },
            { name: 'sku', type: 'text' },
            { name: 'stock', type: 'int' },
        ],
    });
    if (rows.length > 0) await xano.record.bulkAdd({ table_id: id, items: rows.map((row) => ({ ...row })) });
    return id;
}

/** The same, with the name that confirms writing many rows. */
export const namedTableOfRows = async (
    xano: Xano,
    name: string,
    rows: readonly Row[] = [],
): Promise<CaseTable> => ({ table: await tableOfRows(xano, name, rows), name });

export interface StoredRow extends Row {
    readonly id: number;
}

/** Every row of such a table, by id. */
export async function storedRows(xano: Xano, table: number): Promise<readonly StoredRow[]> {
    const rows: StoredRow[] = [];
    for await (const row of xano.record.list.iterate({ table_id: table, per_page: 1000 })) {
        rows.push({ id: Number(row['id']), sku: String(row['sku']), stock: Number(row['stock']) });
    }
    return rows.sort((a, b) => a.id - b.id);
}

export const manyRows = (count: number): readonly Row[] =>
    Array.from({ length: count }, (_, i) => ({ sku: `S${i}`, stock: i }));

/** A node that gives an item for each element of the webhook's list `items`. */
export const itemsOfBody = (name: string): WorkflowNode =>
    node(name, 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.items' });

/** A Set node: fields by expressions, and no others. */
export const fields = (name: string, values: Readonly<Record<string, string>>): WorkflowNode =>
    node(
        name,
        'n8n-nodes-base.set',
        {
            assignments: {
                assignments: Object.entries(values).map(([field, value]) => ({
                    id: field,
                    name: field,
                    value,
                    type: 'string',
                })),
            },
            options: {},
        },
        { typeVersion: 3.4 },
    );
