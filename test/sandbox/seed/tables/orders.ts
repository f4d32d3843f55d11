import { baseColumns, bool, choice, decimal, json, reference, text, timestamp } from '../columns.js';
import { randomFor } from '../random.js';
import type { Random } from '../random.js';
import { DAY, HOUR, MINUTE } from '../time.js';
import type { Column, SampleIndex } from '../types.js';
import type { CustomerRow } from './customers.js';

const cities = ['Fernbridge', 'Port Alder', 'Hollowmere', 'Saltwick', 'Greenstead', 'Upper Tarn'];
const streets = ['Mill Lane', 'Harbour Road', 'Linden Street', 'Station Square', 'Orchard Close'];

export const orderColumns: readonly Column[] = [
    ...baseColumns,
    reference('customer_id', 'customers', { required: true }),
    text('number', { required: true, description: 'Shown to the customer' }),
    choice('status', ['new', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded'], { default: 'new' }),
    decimal('shipping', { default: '0', description: 'Euros' }),
    decimal('total', { default: '0', description: 'Euros, shipping included' }),
    timestamp('paid_at', { nullable: true }),
    bool('gift', { default: 'false' }),
    json('address', { nullable: true }),
];

export const orderIndexes: readonly SampleIndex[] = [
    { type: 'primary', fields: [{ name: 'id' }] },
    { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
    { type: 'btree', fields: [{ name: 'customer_id', op: 'asc' }] },
    { type: 'btree|unique', fields: [{ name: 'number', op: 'asc' }] },
];

export type OrderRow = {
    readonly id: number;
    readonly created_at: number;
    readonly customer_id: number;
    readonly number: string;
    readonly status: string;
    readonly shipping: number;
    readonly total: number;
    readonly paid_at: number | null;
    readonly gift: boolean;
    readonly address: Readonly<Record<'street' | 'city' | 'postcode' | 'country', string>>;
};

const statusesByAge: readonly { readonly olderThan: number; readonly statuses: readonly string[] }[] = [
    {
        olderThan: 14 * DAY,
        statuses: [...Array.from({ length: 12 }, () => 'delivered'), 'cancelled', 'refunded'],
    },
    {
        olderThan: 3 * DAY,
        statuses: ['shipped', 'shipped', 'shipped', 'delivered', 'delivered', 'cancelled'],
    },
    { olderThan: 0, statuses: ['new', 'paid', 'paid', 'shipped'] },
];

const statusFor = (age: number, random: Random): string =>
    random.pick(statusesByAge.find((stage) => age >= stage.olderThan)?.statuses ?? ['new']);

/**
 * Orders of the last two years, oldest first, each placed by somebody who was a customer by then.
 * `goodsCents[n]` is the value of the items of order n + 1.
 */
export function makeOrders(
    dataSource: string,
    goodsCents: readonly number[],
    customers: readonly CustomerRow[],
    now: number,
): readonly OrderRow[] {
    const random = randomFor(`orders:${dataSource}`);
    const first = now - 2 * 365 * DAY;
    const step = (now - HOUR - first) / goodsCents.length;
    let known = 0;
    return goodsCents.map((cents, index) => {
        const created = Math.floor(first + step * (index + random.next()));
        while (known < customers.length && (customers[known]?.created_at ?? 0) < created) known++;
        const status = statusFor(now - created, random);
        const shippingCents = cents >= 5_000 ? 0 : 490;
        return {
            id: index + 1,
            created_at: created,
            // Squaring favours the early customers: some order often, many never.
            customer_id: 1 + Math.floor(Math.max(known, 1) * random.next() ** 2),
            number: `PS-${100_001 + index}`,
            status,
            shipping: shippingCents / 100,
            total: (cents + shippingCents) / 100,
            paid_at: ['new', 'cancelled'].includes(status) ? null : created + random.int(1, 45) * MINUTE,
            gift: random.chance(0.12),
            address: {
                street: `${random.pick(streets)} ${random.int(1, 120)}`,
                city: random.pick(cities),
                postcode: String(random.int(10_000, 99_999)),
                country: random.pick(['DE', 'FR', 'GB', 'NL']),
            },
        };
    });
}
