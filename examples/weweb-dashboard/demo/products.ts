import { baseColumns, bool, choice, decimal, int, text } from '../../../test/sandbox/seed/columns.js';
import { randomFor } from '../../../test/sandbox/seed/random.js';
import { catalogue } from '../../../test/sandbox/seed/tables/catalogue.js';
import type { SampleTable } from '../../../test/sandbox/seed/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the sample shop sells, as a table. */
export function productsTable(now: number): SampleTable {
    const random = randomFor('products');
    const created = now - 900 * DAY;
    const rows = catalogue.map(({ sku, title, cents }, index) => ({
        id: index + 1,
        created_at: created + index * 9 * HOUR,
        sku,
        title,
        price: cents / 100,
        stock: random.chance(0.12) ? 0 : random.int(3, 240),
        state: random.chance(0.85) ? 'on sale' : random.pick(['hidden', 'sold out']),
        seasonal: random.chance(0.2),
    }));
    return {
        name: 'products',
        description: 'What the shop sells',
        auth: false,
        created_at: created,
        schema: [
            ...baseColumns,
            text('sku', { required: true, validators: { trim: true } }),
            text('title', { required: true }),
            decimal('price', { default: '0', description: 'Euros' }),
            int('stock', { default: '0', description: 'Pieces in the warehouse' }),
            choice('state', ['on sale', 'hidden', 'sold out'], { default: 'on sale' }),
            bool('seasonal', { default: 'false' }),
        ],
        index: [
            { type: 'primary', fields: [{ name: 'id' }] },
            { type: 'btree|unique', fields: [{ name: 'sku', op: 'asc' }] },
        ],
        rowsByDataSource: { live: rows },
    };
}
