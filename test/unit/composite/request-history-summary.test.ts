import { describe, expect, test } from '@jest/globals';
import type { Answer, Respond } from '../support/fake-runtime.js';
import { bench, bodyOf, NOW, sent } from './support/run.js';

const DAY = 86_400_000;

const text = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}+0000`;

const row = (id: number, at: number, change: Record<string, unknown> = {}): Record<string, unknown> => ({
    id,
    created_at: text(at),
    duration: 0.02,
    status: 200,
    verb: 'GET',
    uri: '/api:Ab3dE6gH/me',
    api_id: 3,
    request_headers: ['Authorization: Bearer secret-of-a-user'],
    response_headers: [],
    ...change,
});

/** A history whose pages are these; page numbers past the end are empty. */
const history =
    (pages: readonly (readonly unknown[])[]): Respond =>
    ({ body }): Answer => {
        const { page } = bodyOf(body) as { page: number };
        const nextPage = page < pages.length ? page + 1 : null;
        return { json: { curPage: page, nextPage, prevPage: null, items: pages[page - 1] ?? [] } };
    };

describe('requestHistory.summary', () => {
    test('asks for the day before now, oldest first', async () => {
        const { xano, runtime } = bench(history([[row(1, NOW - 5000)]]));
        const found = await xano.requestHistory.summary();
        expect(sent(runtime)).toEqual([
            {
                method: 'POST',
                path: '/request_history/search',
                body: {
                    search: [{ 'created_at|>=': NOW - DAY }, { 'created_at|<=': NOW }],
                    sort: { created_at: 'asc' },
                    page: 1,
                    per_page: 500,
                },
            },
        ]);
        expect(found).toMatchObject({
            from: new Date(NOW - DAY).toISOString(),
            to: new Date(NOW).toISOString(),
            requests: 1,
            pages: 1,
            bucket: 'hour',
            duration_ms: { p50: 20, max: 20 },
        });
        expect(found.series).toHaveLength(25);
        expect(JSON.stringify(found)).not.toContain('secret');
    });

    test('passes on period, branch and API group', async () => {
        const { xano, runtime } = bench(history([[]]));
        const to = new Date(NOW);
        await xano.requestHistory.summary({ from: '2026-01-14', to, branch: 'dev', apigroup_id: 3 });
        expect(sent(runtime)[0]?.body).toMatchObject({
            branch: 'dev',
            apigroup_id: 3,
            search: [{ 'created_at|>=': NOW - DAY }, { 'created_at|<=': NOW }],
        });
    });

    test('counts a row that stands on two pages once', async () => {
        const at = NOW - 60_000;
        const { xano } = bench(
            history([
                [row(1, at), row(2, at), row(3, at)],
                [row(3, at), row(2, at), row(4, at)],
                [row(4, at), row(5, at + 1000)],
            ]),
        );
        expect(await xano.requestHistory.summary()).toMatchObject({
            requests: 5,
            pages: 3,
            busiest_second: { at: new Date(at).toISOString(), requests: 4 },
        });
    });

    test('leaves calls of the Metadata API out, unless they are asked for', async () => {
        const rows = [row(1, NOW - 2000), row(2, NOW - 1000, { api_id: 0, uri: '/api:meta/workspace/7' })];
        const { xano } = bench(history([rows]));
        expect(await xano.requestHistory.summary()).toMatchObject({ requests: 1 });
        expect(await xano.requestHistory.summary({ include_metadata_calls: true })).toMatchObject({
            requests: 2,
        });
    });

    test('has no more pages in flight than it may, and tells how far it is', async () => {
        const pages = Array.from({ length: 12 }, (_, i) => [row(i, NOW - 3_600_000 + i * 1000)]);
        const answer = history(pages);
        let open = 0;
        let most = 0;
        const done: number[] = [];
        const { xano, runtime } = bench(
            async (request) => {
                most = Math.max(most, ++open);
                await new Promise((resolve) => setImmediate(resolve));
                open--;
                return typeof answer === 'function' ? answer(request) : answer;
            },
            { onProgress: (event) => done.push(event.done) },
        );
        expect(await xano.requestHistory.summary({ concurrency: 3 })).toMatchObject({
            requests: 12,
            pages: 12,
        });
        expect(most).toBe(3);
        expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        expect(runtime.requests.length).toBeLessThanOrEqual(14);
        expect(open).toBe(0);
    });

    test('fails as a whole when a page fails', async () => {
        const answer = history([[row(1, NOW - 5000)], [], []]);
        const { xano } = bench((request) => {
            const { page } = bodyOf(request.body) as { page: number };
            if (page === 2) return { status: 403, json: { code: 'ERROR_CODE_ACCESS_DENIED', message: '' } };
            return typeof answer === 'function' ? answer(request) : answer;
        });
        await expect(xano.requestHistory.summary()).rejects.toMatchObject({
            kind: 'permission',
            operation: 'requestHistory.search',
            hint: expect.stringContaining('Workspace Request History: Read'),
        });
    });
});
