import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { CaseItem, NodeCase } from '../case.js';
import { byName, fromList } from '../locators.js';

const HOUR = 3_600_000;

const valuesOf = (items: readonly CaseItem[], field: string) => items.map(({ json }) => json[field]);
const numbersOf = (items: readonly CaseItem[], field: string) => valuesOf(items, field).map(Number);

export const REQUEST_HISTORY_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'requestHistory',
        operation: 'getAll',
        about: 'of one endpoint, found by names',
        parameters: {
            returnAll: false,
            limit: 4,
            filters: { apiGroup: byName('Storefront'), endpoint: byName('GET orders') },
        },
        expect: async (items, xano) => {
            assert.equal(items.length, 4);
            const { items: endpoints } = await xano.endpoint.list({ apigroup_id: 'Storefront' });
            const orders = endpoints.find(({ name, verb }) => name === 'orders' && verb === 'GET');
            assert.deepEqual([...new Set(valuesOf(items, 'query_id'))], [orders?.id]);
            assert.ok(!('request_headers' in (items[0]?.json ?? {})), 'not simplified');
        },
    }),
    nodeCase({
        resource: 'requestHistory',
        operation: 'getAll',
        about: 'raw, with outputs and without tokens',
        parameters: { returnAll: false, limit: 30, output: 'raw', options: { includeOutput: true } },
        expect: (items) => {
            assert.equal(items.length, 30);
            assert.ok(items.every(({ json }) => 'output' in json));
            const lines = items.flatMap(({ json }) => json['request_headers'] as string[]);
            const secret = lines.filter((line) => /^(authorization|cookie):/i.test(line));
            assert.ok(secret.every((line) => line.endsWith('***')));
        },
    }),
    nodeCase({
        resource: 'requestHistory',
        operation: 'search',
        about: 'slow ones, the slowest first',
        parameters: {
            returnAll: false,
            limit: 10,
            filters: { slowerThan: 1 },
            sort: { rule: { column: 'duration', direction: 'desc' } },
        },
        expect: (items) => {
            const durations = numbersOf(items, 'duration');
            assert.ok(durations.length > 0);
            assert.ok(durations.every((duration) => duration > 1));
            assert.deepEqual(
                durations,
                [...durations].sort((a, b) => b - a),
            );
        },
    }),
    nodeCase({
        resource: 'requestHistory',
        operation: 'search',
        about: 'by status, method, period and JSON',
        before: () => Promise.resolve(Date.now()),
        parameters: (now) => ({
            returnAll: true,
            filters: {
                apiGroup: byName('Storefront'),
                since: new Date(now - 30 * 24 * HOUR).toISOString(),
                until: new Date(now).toISOString(),
                statusAtLeast: 400,
                verb: 'POST',
                search: '{"status|<": 500}',
            },
            options: { branch: fromList('v1') },
        }),
        expect: (items) => {
            assert.ok(items.length > 0);
            assert.deepEqual([...new Set(valuesOf(items, 'verb'))], ['POST']);
            assert.ok(numbersOf(items, 'status').every((status) => status >= 400 && status < 500));
        },
    }),
    nodeCase({
        resource: 'requestHistory',
        operation: 'search',
        about: 'a filter that the engine refuses names its box',
        parameters: { filters: { search: '{"status|near": 500}' } },
        fails: ({ description }) => assert.match(description, /Parameter “Filter/),
    }),
    nodeCase({
        resource: 'requestHistory',
        operation: 'search',
        about: 'an API group that does not exist',
        parameters: { filters: { apiGroup: byName('Storefrunt') } },
        fails: ({ message, description }) => {
            assert.match(message, /no API group named "Storefrunt"/);
            assert.match(description, /Parameter “API Group”/);
        },
    }),
    nodeCase({
        resource: 'requestHistory',
        operation: 'summarize',
        about: 'one item for a period',
        before: () => Promise.resolve(Date.now()),
        parameters: (now) => ({
            since: new Date(now - 7 * 24 * HOUR).toISOString(),
            until: new Date(now).toISOString(),
            options: { top: 3 },
        }),
        expect: async (items, xano, now) => {
            const [item] = items;
            assert.equal(items.length, 1);
            const summary = await xano.requestHistory.summary({ from: now - 7 * 24 * HOUR, to: now, top: 3 });
            assert.equal(item?.json['requests'], summary.requests);
            assert.deepEqual(item.json['slowest'], summary.slowest);
            assert.ok(!('series' in item.json), 'not simplified');
        },
    }),
];
