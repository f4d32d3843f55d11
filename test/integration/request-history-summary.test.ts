import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'xano-connect';
import type { ProgressEvent, Xano } from 'xano-connect';
import { createNodeRuntime } from '../../core/src/node/runtime.js';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';

let sandbox: Sandbox;
let xano: Xano;

beforeAll(async () => {
    sandbox = await startSandbox();
    xano = createClient(
        { instanceUrl: sandbox.origin, accessToken: sandbox.tokens.full, workspaceId: sandbox.workspaceId },
        createNodeRuntime(),
    );
}, 60_000);

afterAll(async () => {
    await xano.close();
    await sandbox.close();
});

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
    const groups = new Map<K, T[]>();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [item]);
        else group.push(item);
    }
    return groups;
}

describe('requestHistory.summary', () => {
    interface Logged {
        readonly at: number;
        readonly ms: number;
        readonly status: number;
        readonly endpoint: string;
    }

    /** Nearest rank, over all values. */
    const exact = (values: readonly number[], share: number): number =>
        values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1] ?? NaN;

    const near = (found: number | null, wanted: number): boolean =>
        found !== null && Math.abs(found - wanted) <= wanted * 0.01 + 1e-3;

    test('agrees with the raw pages of the whole history', async () => {
        const to = Date.now();
        const from = to - 15 * 86_400_000;
        const events: ProgressEvent[] = [];
        const found = await xano.requestHistory.summary(
            { from, to },
            { onProgress: (event) => events.push(event) },
        );

        const all: Logged[] = [];
        const search = { and: [{ 'created_at|>=': from }, { 'created_at|<=': to }] };
        for await (const run of xano.requestHistory.search.iterate({
            search,
            sort: { id: 'asc' },
            per_page: 500,
        })) {
            if (run.api_id === 0) continue;
            all.push({
                at: Date.parse(run.created_at.replace(' ', 'T').replace('+0000', 'Z')),
                ms: run.duration * 1000,
                status: run.status,
                endpoint: `${run.verb} ${new URL(run.uri, sandbox.origin).pathname.replace(/\/\d+(?=\/|$)/g, '/{id}')}`,
            });
        }
        const durations = all.map(({ ms }) => ms);
        expect(all.length).toBeGreaterThan(19_900);
        expect(found).toMatchObject({
            requests: all.length,
            errors: all.filter(({ status }) => status >= 500).length,
            client_errors: all.filter(({ status }) => status >= 400 && status < 500).length,
            truncated: false,
            bucket: 'hour',
        });
        for (const [share, value] of [
            [0.5, found.duration_ms.p50],
            [0.95, found.duration_ms.p95],
            [0.99, found.duration_ms.p99],
        ] as const) {
            expect([share, near(value, exact(durations, share))]).toEqual([share, true]);
        }
        expect(found.duration_ms.max).toBeCloseTo(Math.max(...durations), 3);
        expect(found.duration_ms.mean).toBeCloseTo(durations.reduce((a, b) => a + b, 0) / all.length, 2);

        const byEndpoint = groupBy(all, ({ endpoint }) => endpoint);
        const p95 = (runs: readonly Logged[]): number =>
            exact(
                runs.map(({ ms }) => ms),
                0.95,
            );
        for (const line of [...found.slowest, ...found.most_requested, ...found.most_failing]) {
            const runs = byEndpoint.get(`${line.verb} ${line.path}`) ?? [];
            expect([line.path, line.requests, line.errors]).toEqual([
                line.path,
                runs.length,
                runs.filter(({ status }) => status >= 500).length,
            ]);
            expect([line.path, near(line.p95_ms, p95(runs))]).toEqual([line.path, true]);
        }
        const slowest = [...byEndpoint].toSorted(([, a], [, b]) => p95(b) - p95(a))[0];
        expect(`${found.slowest[0]?.verb ?? ''} ${found.slowest[0]?.path ?? ''}`).toBe(slowest?.[0]);
        const busiest = [...byEndpoint].toSorted(([, a], [, b]) => b.length - a.length);
        expect(found.most_requested.map(({ requests }) => requests)).toEqual(
            busiest.slice(0, 10).map(([, runs]) => runs.length),
        );
        expect(found.slowest_requests.map(({ duration_ms }) => duration_ms)).toEqual(
            durations
                .toSorted((a, b) => b - a)
                .slice(0, 10)
                .map((ms) => Math.round(ms * 1000) / 1000),
        );

        const most = (span: number): number =>
            Math.max(
                ...[...groupBy(all, ({ at }) => Math.floor(at / span)).values()].map((runs) => runs.length),
            );
        expect(found.busiest_second?.requests).toBe(most(1000));
        expect(found.busiest_minute?.requests).toBe(most(60_000));

        const hours = groupBy(all, ({ at }) =>
            new Date(Math.floor(at / 3_600_000) * 3_600_000).toISOString(),
        );
        expect(found.series.length).toBe(15 * 24 + 1);
        for (const { at, requests, p50_ms } of found.series) {
            const runs = hours.get(at) ?? [];
            expect([at, requests]).toEqual([at, runs.length]);
            if (runs.length > 0) {
                const half = exact(
                    runs.map(({ ms }) => ms),
                    0.5,
                );
                expect([at, near(p50_ms, half)]).toEqual([at, true]);
            }
        }
        expect(events.at(-1)?.done).toBeGreaterThanOrEqual(all.length);
        expect(found.pages).toBe(Math.ceil((events.at(-1)?.done ?? 0) / 500));
    }, 60_000);

    test('looks at one API group and leaves calls of the Metadata API out unless told otherwise', async () => {
        const from = new Date(Date.now() - 14 * 86_400_000).toISOString();
        const group = await xano.requestHistory.summary({ from, apigroup_id: 'Storefront', top: 3 });
        expect(group.requests).toBeGreaterThan(1000);
        expect(group.most_requested).toHaveLength(3);
        const recent = { from: Date.now() - 3_600_000, bucket: 'minute' } as const;
        const own = await xano.requestHistory.summary({ ...recent, include_metadata_calls: true });
        const users = await xano.requestHistory.summary(recent);
        expect(own.requests).toBeGreaterThan(users.requests + 50);
        expect(own.most_requested.some(({ path }) => path.startsWith('/api:meta/workspace/{id}/'))).toBe(
            true,
        );
        expect(own.series).toHaveLength(61);
    }, 60_000);

    test.each([
        [{ from: 'yesterday' }, 'from'],
        [{ from: 1_768_166_078 }, 'from'],
        [{ from: '2026-01-02', to: '2026-01-01' }, 'from'],
        [{ from: '2020-01-01', to: '2026-01-01', bucket: 'hour' }, 'bucket'],
        [{ top: 0 }, 'top'],
        [{ concurrency: 17 }, 'concurrency'],
    ] as const)('refuses %j before it asks', async (input, path) => {
        const before = xano.stats.requests;
        await expect(xano.requestHistory.summary(input)).rejects.toMatchObject({
            kind: 'validation',
            operation: 'requestHistory.summary',
            path,
        });
        expect(xano.stats.requests).toBe(before);
    });
});
