import type { Xano } from 'xano-connect';

/** A table of a case's own, with two records. */
export async function ownTable(xano: Xano, name: string) {
    const { table_id } = await xano.table.ensure({
        name,
        description: 'For a case',
        fields: { title: 'text', pages: 'int' },
    });
    const id = Number(table_id);
    await xano.record.bulkAdd({
        table_id: id,
        items: [
            { title: 'Atlas', pages: 300 },
            { title: 'Bestiary', pages: 90 },
        ],
    });
    return { id, name };
}

/** Records of a table in one data source. */
export const rowsOf = async (xano: Xano, table_id: number, data_source = 'live') =>
    (await xano.record.list({ table_id, data_source })).items;

export const isThere = async (xano: Xano, name: string) =>
    (await xano.table.list({ search: name })).items.length > 0;
