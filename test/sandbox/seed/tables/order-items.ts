import { baseColumns, decimal, int, json, reference, text } from '../columns.js';
import { randomFor } from '../random.js';
import type { Random } from '../random.js';
import type { Column, SampleIndex } from '../types.js';
import { catalogue } from './catalogue.js';
import type { Product } from './catalogue.js';
import type { OrderRow } from './orders.js';

export const orderItemColumns: readonly Column[] = [
    ...baseColumns,
    reference('order_id', 'orders', { required: true }),
    text('sku', { required: true, validators: { trim: true } }),
    text('title'),
    int('quantity', { default: '1' }),
    decimal('unit_price', { default: '0', description: 'Euros' }),
    json('options', { nullable: true }),
];

export const orderItemIndexes: readonly SampleIndex[] = [
    { type: 'primary', fields: [{ name: 'id' }] },
    { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
    { type: 'btree', fields: [{ name: 'order_id', op: 'asc' }] },
];

export type OrderItemRow = {
    readonly id: number;
    readonly created_at: number;
    readonly order_id: number;
    readonly sku: string;
    readonly title: string;
    readonly quantity: number;
    readonly unit_price: number;
    readonly options: { readonly engraving: string } | null;
};

interface Line {
    readonly product: Product;
    readonly quantity: number;
}

// Squaring the draw makes the front of the catalogue sell best.
function pickLine(random: Random): Line {
    const product = catalogue[Math.floor(random.next() ** 2 * catalogue.length)] ?? random.pick(catalogue);
    return { product, quantity: random.chance(0.75) ? 1 : random.int(2, 6) };
}

/** The baskets of `orders` orders, `items` lines in all, at least one each. */
export function makeBaskets(dataSource: string, orders: number, items: number): readonly (readonly Line[])[] {
    const random = randomFor(`baskets:${dataSource}`);
    const baskets = Array.from({ length: orders }, () => [pickLine(random)]);
    for (let extra = orders; extra < items; extra++) random.pick(baskets).push(pickLine(random));
    return baskets;
}

export const basketCents = (basket: readonly Line[]): number =>
    basket.reduce((sum, { product, quantity }) => sum + product.cents * quantity, 0);

/** One record per basket line; `baskets[n]` belongs to `orders[n]`. */
export function makeOrderItems(
    dataSource: string,
    baskets: readonly (readonly Line[])[],
    orders: readonly OrderRow[],
): readonly OrderItemRow[] {
    const random = randomFor(`order_items:${dataSource}`);
    const lines = orders.flatMap((order, index) => (baskets[index] ?? []).map((line) => ({ order, line })));
    return lines.map(({ order, line: { product, quantity } }, index) => ({
        id: index + 1,
        created_at: order.created_at,
        order_id: order.id,
        sku: product.sku,
        title: product.title,
        quantity,
        unit_price: product.cents / 100,
        options:
            product.sku.startsWith('PEN-FTN') && random.chance(0.5)
                ? { engraving: random.pick(['A.', 'J + M', '2026']) }
                : null,
    }));
}
