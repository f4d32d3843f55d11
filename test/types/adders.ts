import type { Xano } from 'xano-connect';

/** What each type of column takes, and no other key: this file is compiled, and never run. */

declare const xano: Xano;

const at = { table_id: 'customer', name: 'x' };

export async function columnsByType(): Promise<void> {
    const { column, index } = xano;
    await column.addBool({ ...at, default: true });
    // @ts-expect-error -- only an enum has values
    await column.addBool({ ...at, values: ['a'] });
    // @ts-expect-error -- the default of a bool is one
    await column.addBool({ ...at, default: 'yes' });
    // @ts-expect-error -- an enum needs its values
    await column.addEnum(at);
    // @ts-expect-error -- a day has no default at Xano
    await column.addDate({ ...at, default: 'now' });
    await column.addText({ ...at, format: 'markdown', filters: { trim: true, max: null } });
    // @ts-expect-error -- a text is no language of programs
    await column.addText({ ...at, format: 'python' });
    // @ts-expect-error -- numbers are not trimmed
    await column.addInt({ ...at, filters: { trim: true } });
    // @ts-expect-error -- a foreign key needs its table
    await column.addTableref(at);
    const { name }: { name: string } = await column.addVector({ ...at, vector: { size: 768 } });

    await index.addBtree({ table_id: 1, fields: [{ name }] });
    // @ts-expect-error -- a vector index needs its measure
    await index.addVector({ table_id: 1, fields: [{ name }] });
    // @ts-expect-error -- the kind stands in the name of the operation
    await index.addUnique({ table_id: 1, kind: 'unique', fields: [{ name }] });
}
