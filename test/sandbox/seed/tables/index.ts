import { DAY } from '../time.js';
import type { SampleTable } from '../types.js';
import { customerColumns, customerIndexes, makeCustomers } from './customers.js';
import {
    basketCents,
    makeBaskets,
    makeOrderItems,
    orderItemColumns,
    orderItemIndexes,
} from './order-items.js';
import { makeOrders, orderColumns, orderIndexes } from './orders.js';

/** Records per data source; those of `live` add up to 5,000. */
const sizes = {
    live: { customers: 800, orders: 1_400, items: 2_800 },
    test: { customers: 20, orders: 30, items: 55 },
} as const;

function makeShop(dataSource: keyof typeof sizes, now: number) {
    const size = sizes[dataSource];
    const customers = makeCustomers(dataSource, size.customers, now);
    const baskets = makeBaskets(dataSource, size.orders, size.items);
    const orders = makeOrders(dataSource, baskets.map(basketCents), customers, now);
    return { customers, orders, items: makeOrderItems(dataSource, baskets, orders) };
}

/** customers, their orders, and the lines of each order. */
export function shopTables(now: number): readonly SampleTable[] {
    const live = makeShop('live', now);
    const test = makeShop('test', now);
    const created = now - 3 * 365 * DAY - DAY;
    return [
        {
            name: 'customers',
            description: 'People who buy from the shop',
            auth: true,
            created_at: created,
            schema: customerColumns,
            index: customerIndexes,
            rowsByDataSource: { live: live.customers, test: test.customers },
        },
        {
            name: 'orders',
            description: 'One record per purchase',
            auth: false,
            created_at: created,
            schema: orderColumns,
            index: orderIndexes,
            rowsByDataSource: { live: live.orders, test: test.orders },
        },
        {
            name: 'order_items',
            description: 'The lines of each order',
            auth: false,
            created_at: created,
            schema: orderItemColumns,
            index: orderItemIndexes,
            rowsByDataSource: { live: live.items, test: test.items },
        },
    ];
}
