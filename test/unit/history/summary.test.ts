import { describe, expect, test } from '@jest/globals';
import { BUCKETS, chooseBucket } from '../../../core/src/history/buckets.js';
import { isMetadataCall, readLoggedRequest } from '../../../core/src/history/logged-request.js';
import { HistorySummary } from '../../../core/src/history/summary.js';
import { Top } from '../../../core/src/history/top.js';
import { refusal } from '../search/refusal.js';

const from = Date.UTC(2026, 0, 11, 21, 0, 0);
const MINUTE = 60_000;

let id = 0;
const row = (second: number, change: Record<string, unknown> = {}): Record<string, unknown> => ({
    id: ++id,
    created_at: `${new Date(from + second * 1000).toISOString().slice(0, 19).replace('T', ' ')}+0000`,
    duration: 0.1,
    status: 200,
    verb: 'GET',
    uri: '/api:Ab3dE6gH/orders/1',
    api_id: 3,
    ...change,
});

function report(rows: readonly Record<string, unknown>[], change: { top?: number; endpoints?: number } = {}) {
    const summary = new HistorySummary({
        from,
        to: from + 5 * MINUTE - 1,
        bucketMs: MINUTE,
        top: 3,
        ...change,
    });
    for (const each of rows) summary.add(readLoggedRequest(each));
    return summary.report();
}

describe('a summary of logged requests', () => {
    test('counts, and gives durations in milliseconds', () => {
        const found = report([
            row(0, { duration: 0.034 }),
            row(1, { status: 404, duration: 0.05 }),
            row(70, { status: 500, duration: 2.5, verb: 'post', uri: '/api:Ab3dE6gH/pay?card=1' }),
            row(70, { status: 503, duration: 3, uri: 'https://h.example/api:Ab3dE6gH/orders/2' }),
        ]);
        expect(found).toMatchObject({
            from: '2026-01-11T21:00:00.000Z',
            to: '2026-01-11T21:04:59.999Z',
            requests: 4,
            errors: 2,
            client_errors: 1,
            error_rate: 0.5,
            by_status: { 200: 1, 404: 1, 500: 1, 503: 1 },
            truncated: false,
            busiest_second: { at: '2026-01-11T21:01:10.000Z', requests: 2 },
            busiest_minute: { at: '2026-01-11T21:00:00.000Z', requests: 2 },
        });
        expect(found.duration_ms).toMatchObject({ max: 3000, mean: 1396 });
        expect(found.duration_ms.p50).toBeCloseTo(50, 0);
        expect(
            found.most_requested.map(({ verb, path, requests, errors }) => [verb, path, requests, errors]),
        ).toEqual([
            ['GET', '/api:Ab3dE6gH/orders/{id}', 3, 1],
            ['POST', '/api:Ab3dE6gH/pay', 1, 1],
        ]);
        expect(found.most_failing).toHaveLength(2);
        expect(found.slowest[0]).toMatchObject({
            verb: 'GET',
            path: '/api:Ab3dE6gH/orders/{id}',
            max_ms: 3000,
        });
        expect(found.slowest_requests[0]).toMatchObject({
            verb: 'GET',
            path: '/api:Ab3dE6gH/orders/2',
            status: 503,
            duration_ms: 3000,
            created_at: '2026-01-11 21:01:10+0000',
        });
    });

    test('has a point for every bucket, with quantiles of its own', () => {
        const { series } = report([
            row(5, { duration: 1 }),
            row(6, { duration: 2, status: 404 }),
            row(130, { duration: 0.01, status: 502 }),
        ]);
        const counts = series.map((point) => [
            point.at.slice(14, 19),
            point.requests,
            point.errors,
            point.client_errors,
        ]);
        expect(counts).toEqual([
            ['00:00', 2, 0, 1],
            ['01:00', 0, 0, 0],
            ['02:00', 1, 1, 0],
            ['03:00', 0, 0, 0],
            ['04:00', 0, 0, 0],
        ]);
        expect(series[0]?.p50_ms).toBeGreaterThan(990);
        expect(series[0]?.p50_ms).toBeLessThan(1010);
        expect(series[0]?.p95_ms).toBe(2000);
        expect([series[1]?.p50_ms, series[1]?.p95_ms]).toEqual([null, null]);
        expect(series[2]?.p50_ms).toBe(10);
    });

    test('counts a call that comes late for its bucket, there', () => {
        const { series, requests } = report([row(0), row(61, { duration: 5 }), row(59, { duration: 9 })]);
        expect(requests).toBe(3);
        expect(series.slice(0, 2)).toMatchObject([
            { requests: 2, p95_ms: 100 },
            { requests: 1, p95_ms: 5000 },
        ]);
    });

    test('is empty of nothing', () => {
        expect(report([])).toMatchObject({
            requests: 0,
            error_rate: 0,
            duration_ms: { p50: null, p95: null, p99: null, max: null, mean: null },
            slowest: [],
            most_failing: [],
            busiest_second: null,
            busiest_minute: null,
        });
    });

    test('keeps a bounded number of endpoints and says so', () => {
        const rows = ['a', 'b', 'c', 'd', 'a'].map((name) => row(0, { uri: `/api:x/${name}` }));
        const found = report(rows, { endpoints: 2, top: 10 });
        expect(found.truncated).toBe(true);
        expect(found.most_requested.map(({ verb, path, requests }) => [verb, path, requests])).toEqual([
            ['*', '(other)', 2],
            ['GET', '/api:x/a', 2],
            ['GET', '/api:x/b', 1],
        ]);
    });

    test('refuses a row without a time instead of leaving it out', () => {
        expect(() => readLoggedRequest(row(0, { created_at: 'soon', id: 9 }))).toThrow(/id 9.*created_at/);
    });

    test('knows calls to the Metadata API', () => {
        expect([isMetadataCall(row(0, { api_id: 0 })), isMetadataCall(row(0))]).toEqual([true, false]);
    });
});

describe('the greatest of a stream', () => {
    test('are those of a sort, and the earlier of equals', () => {
        const scores = [5, 1, 9, 9, 3, 7, 9, 2, 8, 5];
        const top = new Top<{ score: number; i: number }>(4, ({ score }) => score);
        const items = scores.map((score, i) => ({ score, i }));
        for (const item of items) top.add(item);
        expect(top.items).toEqual(items.toSorted((a, b) => b.score - a.score).slice(0, 4));
    });
});

describe('the bucket of a series', () => {
    const to = (minutes: number): number => from + minutes * MINUTE - 1;

    test.each([
        [60, 'minute'],
        [400, 'minute'],
        [401, 'hour'],
        [24 * 60, 'hour'],
        [14 * 24 * 60, 'hour'],
        [60 * 24 * 60, 'day'],
    ])('of %s minutes is a %s by itself', (minutes, bucket) => {
        expect(chooseBucket(from, to(minutes))).toBe(bucket);
    });

    test('may be asked for up to 2,000 of them', () => {
        expect(chooseBucket(from, to(2000), 'minute')).toBe('minute');
        expect(refusal(() => chooseBucket(from, to(2001), 'minute'))).toMatchObject({
            path: 'bucket',
            hint: expect.stringContaining('"hour"'),
        });
        expect(refusal(() => chooseBucket(from, from + 2100 * BUCKETS.day))).toMatchObject({ path: 'from' });
    });
});
