import { beforeAll, describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../sandbox/seed/index.js';
import type { SampleRequest, SampleTable, SampleWorkspace } from '../sandbox/seed/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 0, 15, 18);

let shop: SampleWorkspace;

beforeAll(() => {
    shop = sampleWorkspace(now).workspaces[0]!;
});

const table = (name: string): SampleTable => shop.tables.find((candidate) => candidate.name === name)!;
const nameOf = ({ endpoint, verb }: SampleRequest): string =>
    `${verb} ${shop.apiGroups[endpoint.group]!.endpoints[endpoint.endpoint]!.name}`;

test('the same moment gives the same data', () => {
    expect(JSON.stringify(sampleWorkspace(now).workspaces[0])).toBe(JSON.stringify(shop));
});

describe('records', () => {
    test('5,000 in live, a few in test', () => {
        const count = (source: string): number =>
            shop.tables.reduce((sum, { rowsByDataSource }) => sum + rowsByDataSource[source]!.length, 0);
        expect([count('live'), count('test')]).toEqual([5_000, 105]);
    });

    test.each(['live', 'test'])(
        '%s: columns as declared, references found, unique where promised',
        (source) => {
            for (const { name, schema, index, rowsByDataSource } of shop.tables) {
                const rows = rowsByDataSource[source]!;
                expect(Object.keys(rows[0]!)).toEqual(schema.map((column) => column.name));
                for (const column of schema.filter(({ tableref }) => tableref !== undefined)) {
                    const ids = new Set(
                        table(column.tableref!).rowsByDataSource[source]!.map(({ id }) => id),
                    );
                    expect(rows.filter((row) => !ids.has(row[column.name]))).toEqual([]);
                }
                for (const { values, name: column } of schema) {
                    if (values)
                        expect(rows.filter((row) => !values.some((value) => value === row[column]))).toEqual(
                            [],
                        );
                }
                for (const { fields } of index.filter(
                    ({ type }) => type === 'btree|unique' || type === 'primary',
                )) {
                    const keys = rows.map((row) => JSON.stringify(fields.map((field) => row[field.name])));
                    expect([name, new Set(keys).size]).toEqual([name, rows.length]);
                }
                expect(rows.filter(({ created_at }) => Number(created_at) >= now)).toEqual([]);
            }
        },
    );

    test('order totals are the sum of their lines and shipping', () => {
        const cents = (value: unknown): number => Math.round(Number(value) * 100);
        const sums = new Map<unknown, number>();
        for (const { order_id, unit_price, quantity } of table('order_items').rowsByDataSource.live!) {
            sums.set(order_id, (sums.get(order_id) ?? 0) + cents(unit_price) * Number(quantity));
        }
        const wrong = table('orders').rowsByDataSource.live!.filter(
            ({ id, total, shipping }) => cents(total) !== sums.get(id)! + cents(shipping),
        );
        expect(wrong).toEqual([]);
    });

    test('mail addresses are of example domains', () => {
        const emails = table('customers').rowsByDataSource.live!.map(({ email }) => JSON.stringify(email));
        expect(emails.filter((email) => !/@([\w-]+\.)*example\.test"$/.test(email))).toEqual([]);
    });
});

describe('request history', () => {
    test('20,000 requests of the last 14 days, oldest first', () => {
        const times = shop.requestHistory.map(({ created_at }) => created_at);
        expect(times).toHaveLength(20_000);
        expect(times[0]).toBeGreaterThanOrEqual(now - 14 * DAY);
        expect(times.at(-1)).toBeLessThan(now);
        expect(times).toEqual([...times].sort((a, b) => a - b));
    });

    test('each points at the endpoint its address names', () => {
        const wrong = shop.requestHistory.filter((request) => {
            const { canonical, endpoints } = shop.apiGroups[request.endpoint.group]!;
            const pattern = endpoints[request.endpoint.endpoint]!.name.replace(/\{\w+\}/g, '\\d+');
            return !new RegExp(`^/api:${canonical}(:dev)?/${pattern}(\\?|$)`).test(request.uri);
        });
        expect(wrong).toEqual([]);
    });

    test('slow endpoints, a flaky one and one bad hour stand out', () => {
        const p95 = (name: string): number => {
            const times = shop.requestHistory
                .filter((request) => nameOf(request) === name)
                .map((r) => r.duration);
            return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
        };
        expect(p95('GET reports/revenue')).toBeGreaterThan(3);
        expect(p95('GET best-sellers')).toBeGreaterThan(1);
        expect(p95('GET me')).toBeLessThan(0.05);

        const failed = shop.requestHistory.filter(({ status }) => status >= 500);
        const hours = new Map<number, number>();
        for (const { created_at } of failed) {
            const hour = Math.floor(created_at / HOUR);
            hours.set(hour, (hours.get(hour) ?? 0) + 1);
        }
        const [worst, second] = [...hours.values()].sort((a, b) => b - a);
        expect(worst).toBeGreaterThan(100);
        expect(second).toBeLessThan(10);

        const refunds = shop.requestHistory.filter(
            (request) => nameOf(request) === 'POST orders/{order_id}/refund',
        );
        expect(refunds.filter(({ status }) => status === 500).length / refunds.length).toBeGreaterThan(0.1);
    });

    test('nights are quiet', () => {
        const atHour = (hour: number): number =>
            shop.requestHistory.filter(({ created_at }) => new Date(created_at).getUTCHours() === hour)
                .length;
        expect(atHour(19)).toBeGreaterThan(5 * atHour(3));
    });

    test('credentials in it say that they are fakes', () => {
        const lines = new Set(shop.requestHistory.flatMap(({ request_headers }) => request_headers));
        const bearers = [...lines].filter((line) => line.startsWith('Authorization: '));
        expect(bearers.length).toBeGreaterThan(10);
        expect(
            bearers.filter((line) => !/^Authorization: Bearer fake-[\w-]+-not-a-secret$/.test(line)),
        ).toEqual([]);
    });
});

test('every run names an object of the workspace', () => {
    const names = new Set(
        [
            shop.functions,
            shop.tasks,
            shop.tools,
            shop.middleware,
            shop.tableTriggers,
            shop.workspaceTriggers,
        ].flatMap((objects) => objects.map(({ name }) => name)),
    );
    const runs = [
        shop.functionHistory,
        shop.taskHistory,
        shop.toolHistory,
        shop.middlewareHistory,
        shop.triggerHistory,
    ];
    for (const history of runs) {
        expect(history.length).toBeGreaterThan(50);
        expect(history.filter(({ name }) => !names.has(name))).toEqual([]);
    }
});
