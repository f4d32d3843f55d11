import type { Xano } from 'xano-connect';

type TableFields = NonNullable<Parameters<Xano['table']['ensure']>[0]['fields']>;

const NAMES = ['Ada', 'Bob', 'Cy', 'Di', 'Ed', 'Fay'];

/** Tables the pages speak of, with a few rows that their conditions find. */
export async function furnish(xano: Xano, name: string): Promise<number> {
    const id = await made(xano, name, {
        name: 'text',
        email: 'email',
        tier: { type: 'enum', values: ['free', 'trial', 'pro', 'team', 'Pro', 'PRO'] },
        price: 'decimal',
        status: 'text',
        city: 'text',
        topic: 'text',
        order_no: 'text',
    });
    await xano.record.bulkAdd({
        table_id: id,
        items: NAMES.map((one, at) => ({
            name: at % 2 === 0 ? one : `${one} `,
            email: `${one.toLowerCase()}@example.test`,
            tier: at === 0 ? 'pro' : 'trial',
            price: at,
            status: 'open',
            order_no: `A${at}`,
        })),
    });
    return id;
}

/** A table of one column: others are added to it. */
export const furnishPlain = (xano: Xano, name: string): Promise<number> => made(xano, name, { name: 'text' });

/** A table whose columns can have an index of every kind. */
export const furnishIndexed = (xano: Xano, name: string): Promise<number> =>
    made(xano, name, {
        name: 'text',
        email: 'email',
        last_seen_at: 'timestamp',
        note: 'text',
        place: 'geo_point',
        meaning: { type: 'vector', size: 3 },
    });

async function made(xano: Xano, name: string, fields: TableFields): Promise<number> {
    const { table_id } = await xano.table.ensure({ name, fields });
    if (table_id === null) throw new Error(`${name} was not made`);
    return table_id;
}
