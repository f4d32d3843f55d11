import type { Random } from '../random.js';
import type { Json, Verb } from '../types.js';

type Caller = 'customer' | 'office' | 'carrier' | 'anyone';

interface Failure {
    readonly status: number;
    /** Share of the calls. */
    readonly share: number;
    readonly output: Json;
}

/** How one endpoint behaves under traffic. */
export interface Profile {
    readonly group: string;
    readonly verb: Verb;
    readonly name: string;
    /** Relative number of calls. */
    readonly weight: number;
    /** Seconds: half of the calls are quicker. */
    readonly median: number;
    /** Spread of the log-normal duration; the higher, the longer the slow tail. */
    readonly spread: number;
    readonly caller: Caller;
    readonly failures: readonly Failure[];
    readonly output: Json;
    /** What fills the path and what the caller sends. */
    readonly call: (random: Random) => {
        readonly path: string;
        readonly query?: string;
        readonly input: Json;
    };
}

const error = (code: string, message: string): Json => ({ code, message });
const notFound = error('ERROR_CODE_NOT_FOUND', 'No such order.');
const unauthorized = error('ERROR_CODE_UNAUTHORIZED', 'Unauthorized - Authentication Required');
const providerDown = error('ERROR_FATAL', 'The payment provider did not answer.');

const page = (random: Random): number => (random.chance(0.8) ? 1 : random.int(2, 9));
const orderId = (random: Random): number => random.int(1, 1_400);

/** Two slow endpoints (best-sellers, reports/revenue) and one flaky one (refund) are there to be found. */
export const profiles: readonly Profile[] = [
    {
        group: 'Storefront',
        verb: 'GET',
        name: 'best-sellers',
        weight: 24,
        median: 0.42,
        spread: 0.85,
        caller: 'anyone',
        failures: [],
        output: [{ sku: 'NB-A5-DOT', sold: 212 }],
        call: (random) => {
            const days = random.pick([7, 30, 30, 90]);
            return { path: 'best-sellers', query: `days=${days}`, input: { days } };
        },
    },
    {
        group: 'Storefront',
        verb: 'GET',
        name: 'orders',
        weight: 22,
        median: 0.048,
        spread: 0.4,
        caller: 'customer',
        failures: [{ status: 401, share: 0.03, output: unauthorized }],
        output: { itemsReceived: 1, curPage: 1, nextPage: null, prevPage: null },
        call: (random) => {
            const wanted = page(random);
            return {
                path: 'orders',
                query: `page=${wanted}&per_page=25`,
                input: { page: wanted, per_page: 25 },
            };
        },
    },
    {
        group: 'Storefront',
        verb: 'GET',
        name: 'orders/{order_id}',
        weight: 20,
        median: 0.026,
        spread: 0.35,
        caller: 'customer',
        failures: [
            { status: 404, share: 0.04, output: notFound },
            { status: 401, share: 0.02, output: unauthorized },
        ],
        output: { status: 'shipped' },
        call: (random) => {
            const id = orderId(random);
            return { path: `orders/${id}`, input: { order_id: id } };
        },
    },
    {
        group: 'Storefront',
        verb: 'POST',
        name: 'orders',
        weight: 7,
        median: 0.11,
        spread: 0.45,
        caller: 'customer',
        failures: [
            { status: 400, share: 0.05, output: error('ERROR_CODE_INPUT_ERROR', 'Missing param: items') },
        ],
        output: { status: 'new' },
        call: (random) => ({
            path: 'orders',
            input: { items: [{ sku: 'NB-A5-DOT', quantity: random.int(1, 4) }] },
        }),
    },
    {
        group: 'Storefront',
        verb: 'GET',
        name: 'me',
        weight: 18,
        median: 0.014,
        spread: 0.3,
        caller: 'customer',
        failures: [{ status: 401, share: 0.05, output: unauthorized }],
        output: { status: 'active' },
        call: () => ({ path: 'me', input: [] }),
    },
    {
        group: 'Storefront',
        verb: 'POST',
        name: 'signup',
        weight: 3,
        median: 0.09,
        spread: 0.4,
        caller: 'anyone',
        failures: [
            {
                status: 400,
                share: 0.12,
                output: error('ERROR_CODE_INPUT_ERROR', 'This e-mail address is registered already.'),
            },
        ],
        output: { status: 'active' },
        call: (random) => ({
            path: 'signup',
            input: { name: 'New Customer', email: `new.${random.int(1_000, 9_999)}@example.test` },
        }),
    },
    {
        group: 'Back office',
        verb: 'GET',
        name: 'customers',
        weight: 8,
        median: 0.075,
        spread: 0.5,
        caller: 'office',
        failures: [
            { status: 403, share: 0.02, output: error('ERROR_CODE_ACCESS_DENIED', 'Office key missing.') },
        ],
        output: { itemsReceived: 50, curPage: 1, nextPage: 2, prevPage: null },
        call: (random) => {
            const wanted = page(random);
            const q = random.pick(['ash', 'mere', 'well', 'oak']);
            return { path: 'customers', query: `q=${q}&page=${wanted}`, input: { q, page: wanted } };
        },
    },
    {
        group: 'Back office',
        verb: 'PATCH',
        name: 'customers/{customer_id}',
        weight: 2,
        median: 0.05,
        spread: 0.3,
        caller: 'office',
        failures: [],
        output: { status: 'paused' },
        call: (random) => {
            const id = random.int(1, 800);
            return { path: `customers/${id}`, input: { customer_id: id, status: 'paused' } };
        },
    },
    {
        group: 'Back office',
        verb: 'GET',
        name: 'reports/revenue',
        weight: 4,
        median: 1.9,
        spread: 0.7,
        caller: 'office',
        failures: [{ status: 500, share: 0.015, output: error('ERROR_FATAL', 'SQL Error: HY000') }],
        output: { by: 'day', total: 18_240.5 },
        call: (random) => {
            const by = random.pick(['day', 'week', 'month']);
            return { path: 'reports/revenue', query: `by=${by}`, input: { by } };
        },
    },
    {
        group: 'Back office',
        verb: 'POST',
        name: 'orders/{order_id}/refund',
        weight: 2,
        median: 0.6,
        spread: 0.6,
        caller: 'office',
        failures: [
            { status: 500, share: 0.16, output: providerDown },
            { status: 404, share: 0.03, output: notFound },
        ],
        output: { status: 'refunded' },
        call: (random) => {
            const id = orderId(random);
            return {
                path: `orders/${id}/refund`,
                input: { order_id: id, reason: random.pick(['damaged', 'late', 'wrong item']) },
            };
        },
    },
    {
        group: 'Back office',
        verb: 'POST',
        name: 'hooks/shipping',
        weight: 10,
        median: 0.034,
        spread: 0.35,
        caller: 'carrier',
        failures: [
            { status: 400, share: 0.06, output: error('ERROR_CODE_BAD_REQUEST', 'No parcel number.') },
        ],
        output: { received: true },
        call: (random) => ({
            path: 'hooks/shipping',
            input: {
                event: random.pick(['collected', 'in_transit', 'delivered']),
                parcel: {
                    number: `TEST${random.int(100_000, 999_999)}`,
                    order: `PS-${random.int(100_001, 101_400)}`,
                },
            },
        }),
    },
];
