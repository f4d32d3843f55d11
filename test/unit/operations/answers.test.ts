import { describe, expect, test } from '@jest/globals';
import { benchOf, refusalOf, restOperations } from './bench.js';
import { operationRows } from './rows/index.js';
import { BRANCH, page, REQUEST, TABLE, totals } from './rows/samples.js';
import type { Respond } from '../support/fake-runtime.js';

const IN_CRM = { workspaceId: 7 };

const paged = restOperations.filter(({ rest }) => rest.paging !== undefined).map(({ id }) => id);
/** Those that do not say whether more follows. */
const silent = paged.filter((id) => Array.isArray(operationRows.find((row) => row.id === id)?.answer));
const telling = paged.filter((id) => !silent.includes(id));
const inputOf = (id: string) => operationRows.find((row) => row.id === id)?.input;

describe('a page', () => {
    test('paged operations are those whose sample answer is a page', () => {
        const pages = operationRows.filter(
            ({ answer, result = answer }) =>
                typeof result === 'object' && result !== null && 'items' in result,
        );
        expect(new Set(paged)).toEqual(new Set(pages.map(({ id }) => id)));
    });

    test.each(telling)('%s takes its page plain, in a list, and as a bare list', async (id) => {
        const item = { id: 1, name: 'x' };
        const found = { curPage: 1, nextPage: null, prevPage: null, items: [item] };
        for (const json of [found, [found], [item]]) {
            const { xano } = benchOf({ json });
            expect(await xano.run(id, inputOf(id))).toMatchObject({ nextPage: null, items: [item] });
        }
    });

    test.each(silent)('%s, a bare list, may have a next page until one is empty', async (id) => {
        const item = { id: 1, name: 'x' };
        const { xano } = benchOf([{ json: [item] }, { json: [] }]);
        const { page: _, ...input } = inputOf(id) ?? {};
        const first = { curPage: 1, nextPage: 2, prevPage: null, items: [item] };
        expect(await xano.run(id, input)).toEqual(first);
        const last = { curPage: 2, nextPage: null, prevPage: 1, items: [] };
        expect(await xano.run(id, { ...input, page: 2 })).toEqual(last);
    });

    test('walking bare lists ends with an empty one, and asks for no size where Xano fixed it', async () => {
        const { xano, sent } = benchOf([{ json: [{ id: 1 }] }, { json: [{ id: 2 }] }, { json: [] }], IN_CRM);
        const ids: unknown[] = [];
        for await (const { id } of xano.tenantBackup.list.iterate({ tenant_name: 'acme' })) ids.push(id);
        expect(ids).toEqual([1, 2]);
        expect(sent()).toEqual([1, 2, 3].map((page) => `GET /workspace/7/tenant/acme/backup?page=${page}`));
    });

    test.each(paged)('%s refuses what is none', async (id) => {
        const { xano } = benchOf({ json: { hello: 'world' } });
        const error = await refusalOf(xano.run(id, inputOf(id)));
        expect(error).toMatchObject({ kind: 'protocol', operation: id });
    });

    test.each([
        ['table.list', 100],
        ['requestHistory.search', 500],
        ['auditLog.list', 500],
        ['record.list', 100],
    ])('walking %s asks for %i items a page and follows nextPage', async (id, perPage) => {
        const { xano, runtime } = benchOf(
            [1, 2].map((n) => ({ json: { ...totals({ n }), curPage: n, nextPage: n === 1 ? 2 : null } })),
            IN_CRM,
        );
        const walks = {
            'table.list': () => xano.table.list.iterate(),
            'requestHistory.search': () => xano.requestHistory.search.iterate(),
            'auditLog.list': () => xano.auditLog.list.iterate(),
            'record.list': () => xano.record.list.iterate({ table_id: 1 }),
        };
        const items: unknown[] = [];
        for await (const item of walks[id as keyof typeof walks]()) items.push(item);
        expect(items).toEqual([{ n: 1 }, { n: 2 }]);
        const asked = runtime.requests.map(
            ({ url, body }) => `${url} ${typeof body === 'string' ? body : ''}`,
        );
        expect(asked).toHaveLength(2);
        asked.forEach((text, i) => {
            expect(text).toMatch(new RegExp(`per_page\\W+${perPage}\\b`));
            expect(text).toMatch(new RegExp(`page\\W+${i + 1}\\b`));
        });
    });
});

/** Lists, but not of things that newer documents page: ids of rows; answers whose form is not documented. */
const NO_PAGES = ['record.bulkAdd', 'tenantSnapshot.list', 'sandboxKnowledge.pull'];

describe('a bare list', () => {
    const lists = restOperations.filter(
        ({ id, rest }) => rest.paging === undefined && Array.isArray(sampleOf(id)),
    );

    test('these are all of them', () => {
        expect(lists.map(({ id }) => id)).toEqual([
            'account.instances',
            'workspace.list',
            'branch.list',
            'dataSource.list',
            'column.list',
            'index.list',
            'knowledge.list',
            'knowledge.pull',
            'snippetToken.list',
            'tenantEnv.keys',
            'sandboxEnv.keys',
        ]);
    });

    test.each(lists.map(({ id }) => id))('%s takes a page of it too, and answers the list', async (id) => {
        const { xano } = benchOf({ json: { curPage: 1, items: [BRANCH] } });
        expect(await xano.run(id, inputOf(id))).toEqual([BRANCH]);
        const error = await refusalOf(benchOf({ json: null }).xano.run(id, inputOf(id)));
        expect(error).toMatchObject({ kind: 'protocol', operation: id });
    });

    function sampleOf(id: string): unknown {
        const sample = operationRows.find((row) => row.id === id)?.answer;
        return NO_PAGES.includes(id) ? undefined : sample;
    }
});

describe('request history', () => {
    const SECRET = 'eyJhbGciOi.callers-own-token';
    const recorded = {
        ...REQUEST,
        request_headers: [
            'Accept: application/json',
            `Authorization: Bearer ${SECRET}`,
            `cookie: sid=${SECRET}`,
            `X-Api-Key: ${SECRET}`,
        ],
        response_headers: ['Content-Type: application/json', `Set-Cookie: sid=${SECRET}; HttpOnly`],
        input: { note: 'kept' },
        output: { note: 'kept' },
    };

    test.each(['requestHistory.list', 'requestHistory.search'])(
        '%s masks the tokens of the callers, and nothing else',
        async (id) => {
            const { xano } = benchOf({ json: page(recorded) }, IN_CRM);
            const answer = await xano.run(id);
            expect(JSON.stringify(answer)).not.toContain(SECRET);
            expect(answer).toEqual(
                page({
                    ...recorded,
                    request_headers: [
                        'Accept: application/json',
                        'Authorization: ***',
                        'cookie: ***',
                        'X-Api-Key: ***',
                    ],
                    response_headers: ['Content-Type: application/json', 'Set-Cookie: ***'],
                }),
            );
        },
    );

    test('walking it masks too', async () => {
        const { xano } = benchOf({ json: page(recorded, recorded) }, IN_CRM);
        let seen = 0;
        for await (const item of xano.requestHistory.list.iterate()) {
            seen++;
            expect(JSON.stringify(item)).not.toContain(SECRET);
        }
        expect(seen).toBe(2);
    });
});

describe('other answers', () => {
    test('a DELETE may answer null or nothing', async () => {
        for (const text of ['null', '']) {
            const { xano } = benchOf({ text }, IN_CRM);
            expect(await xano.table.delete({ table_id: 628, confirm: true })).toBeNull();
        }
    });

    test('a field Xano adds is passed on', async () => {
        const { xano } = benchOf({ json: { ...TABLE, brand_new: 1 } }, IN_CRM);
        expect(await xano.table.get({ table_id: 628 })).toHaveProperty('brand_new', 1);
    });

    test('a download that turns out to be a web page is an error', async () => {
        const html = { text: '<html></html>', headers: { 'content-type': 'text/html' } };
        const error = await refusalOf(benchOf(html, IN_CRM).xano.workspace.export());
        expect(error).toMatchObject({ kind: 'protocol', operation: 'workspace.export' });
    });

    describe('an instance without the address', () => {
        const gone = (message: string): Respond => ({
            status: 404,
            json: { code: 'ERROR_CODE_NOT_FOUND', message },
        });
        const NO_ROUTE = gone('Unable to locate request.');

        test('is older than an operation that came later, and what to do is said', async () => {
            const error = await refusalOf(benchOf(NO_ROUTE, IN_CRM).xano.branch.create({ label: 'dev' }));
            expect(error).toMatchObject({
                kind: 'unsupported',
                status: 404,
                message: 'branch.create: this instance does not have it yet (404, Unable to locate request).',
                hint: expect.stringMatching(/after January 2026.*update.*supports\('branch\.create'\)/),
            });
        });

        test('is not taken for one without the thing that was asked for', async () => {
            const error = await refusalOf(benchOf(gone(''), IN_CRM).xano.branch.create({ label: 'dev' }));
            expect(error).toMatchObject({ kind: 'not-found', hint: expect.stringMatching(/^Check each/) });
        });

        test('is no Metadata API where every Xano has the operation', async () => {
            const error = await refusalOf(benchOf(NO_ROUTE, IN_CRM).xano.branch.list());
            expect(error).toMatchObject({ kind: 'not-found', hint: expect.stringMatching(/instance URL/) });
        });
    });

    test('a file is handed to the runtime as it is', async () => {
        const content = new Blob(['x']);
        const { xano, runtime } = benchOf({ json: null }, IN_CRM);
        await xano.file.upload({ content, filename: 'x.txt' });
        const body = runtime.requests[0]?.body;
        expect(typeof body === 'object' && body.parts[0]?.value).toBe(content);
    });
});
