import { describe, expect, test } from '@jest/globals';
import { sameValue } from '../../../core/src/operations/composite/same-value.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { Answer } from '../support/fake-runtime.js';
import { bench, sent } from './support/run.js';

const page = (...items: unknown[]): Answer => ({
    json: {
        items,
        itemsReceived: items.length,
        itemsTotal: items.length,
        curPage: 1,
        nextPage: null,
        pageTotal: 1,
    },
});
const taken: Answer = {
    status: 400,
    json: { code: 'ERROR_FATAL', message: 'duplicate key value violates unique constraint' },
};
const ada = {
    id: 4,
    created_at: 1768166089431,
    email: 'ada@example.test',
    name: 'Ada',
    tags: ['a', { b: 1 }],
};

describe('record.upsert', () => {
    test('creates what is not there', async () => {
        const { xano, runtime } = bench([page(), { json: ada }]);
        const row = { email: 'ada@example.test', name: 'Ada' };
        const done = await xano.record.upsert({ table_id: 628, match: 'email', row, data_source: 'test' });
        expect(done).toEqual({ action: 'created', row: ada });
        expect(sent(runtime)).toEqual([
            {
                method: 'POST',
                path: '/table/628/content/search',
                body: { per_page: 2, search: [{ email: 'ada@example.test' }] },
            },
            { method: 'POST', path: '/table/628/content', body: row },
        ]);
        expect(runtime.requests.map(({ headers }) => headers['x-data-source'])).toEqual(['test', 'test']);
    });

    test('writes only what differs', async () => {
        const { xano, runtime } = bench([page(ada), { json: { ...ada, name: 'Ada L.' } }]);
        const row = { email: 'ada@example.test', name: 'Ada L.', tags: ['a', { b: 1 }], left: undefined };
        expect(await xano.record.upsert({ table_id: 628, match: ['email'], row })).toMatchObject({
            action: 'updated',
            row: { name: 'Ada L.' },
        });
        expect(sent(runtime)[1]).toEqual({
            method: 'PUT',
            path: '/table/628/content/4',
            body: { name: 'Ada L.' },
        });
    });

    test('writes nothing where nothing differs', async () => {
        const { xano, runtime } = bench([page(ada)]);
        const row = { email: 'ada@example.test', created_at: new Date(1768166089431), tags: ['a', { b: 1 }] };
        expect(await xano.record.upsert({ table_id: 628, match: 'email', row })).toEqual({
            action: 'unchanged',
            row: ada,
        });
        expect(runtime.requests).toHaveLength(1);
    });

    test('matches by several columns together', async () => {
        const { xano, runtime } = bench([page(ada)]);
        await xano.record.upsert({
            table_id: 628,
            match: ['email', 'name', 'email'],
            row: { email: 'ada@example.test', name: 'Ada' },
        });
        expect(sent(runtime)[0]?.body).toEqual({
            per_page: 2,
            search: [{ email: 'ada@example.test' }, { name: 'Ada' }],
        });
    });

    test('refuses to choose between several', async () => {
        const several: Answer = {
            json: { items: [ada, { ...ada, id: 9 }], itemsTotal: 3, curPage: 1, nextPage: 2 },
        };
        const { xano, runtime } = bench([several]);
        await expect(
            xano.record.upsert({ table_id: 628, match: 'name', row: { name: 'Ada', email: 'x' } }),
        ).rejects.toMatchObject({
            kind: 'conflict',
            operation: 'record.upsert',
            message: expect.stringMatching(/3 records have name "Ada" \(ids 4, 9, \.\.\.\)/),
        });
        expect(runtime.requests).toHaveLength(1);
    });

    test('updates the record another writer made first', async () => {
        const { xano, runtime } = bench([page(), taken, page(ada), { json: { ...ada, name: 'Lovelace' } }]);
        const row = { email: 'ada@example.test', name: 'Lovelace' };
        expect(await xano.record.upsert({ table_id: 628, match: 'email', row })).toMatchObject({
            action: 'updated',
        });
        expect(sent(runtime).map(({ method, path }) => `${method} ${path}`)).toEqual([
            'POST /table/628/content/search',
            'POST /table/628/content',
            'POST /table/628/content/search',
            'PUT /table/628/content/4',
        ]);
    });

    test('explains a conflict with a record that the values do not find', async () => {
        const { xano } = bench([page(), taken, page()]);
        await expect(
            xano.record.upsert({ table_id: 628, match: 'email', row: { email: 'ADA@example.test' } }),
        ).rejects.toMatchObject({ kind: 'conflict', hint: expect.stringContaining('lower case') });
    });

    test.each([[undefined], [null], [['a']], [{ a: 1 }]])(
        'refuses %j as a value to match by',
        async (email) => {
            const { xano, runtime } = bench([page()]);
            await expect(
                xano.record.upsert({ table_id: 628, match: ['name', 'email'], row: { name: 'Ada', email } }),
            ).rejects.toMatchObject({ kind: 'validation', operation: 'record.upsert', path: 'row.email' });
            expect(runtime.requests).toHaveLength(0);
        },
    );

    test('does not move a record to another id', async () => {
        const { xano, runtime } = bench([page(ada)]);
        await expect(
            xano.record.upsert({ table_id: 628, match: 'email', row: { id: 5, email: 'ada@example.test' } }),
        ).rejects.toMatchObject({ kind: 'conflict', path: 'row.id' });
        expect(runtime.requests).toHaveLength(1);
    });

    test('says when nobody knows whether the record was created', async () => {
        const { xano } = bench([page(), new TransportFailure('broken', { sent: true })]);
        await expect(
            xano.record.upsert({ table_id: 628, match: 'email', row: { email: 'a' } }),
        ).rejects.toMatchObject({ kind: 'outcome-unknown', maybeExecuted: true });
    });
});

describe('whether a write would change anything', () => {
    test.each([
        [5, 5, true],
        [5, '5', false],
        ['', null, false],
        [0, false, false],
        [null, null, true],
        [undefined, 'a', false],
        [[1, 2], [2, 1], false],
        [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
        [{ a: 1 }, { a: 1, b: undefined }, true],
        [{ a: 1, b: 2 }, { a: 1 }, false],
        [[], {}, false],
        [1768166089431, new Date(1768166089431), true],
        [1768166089431, new Date(1768166089432), false],
    ])('%j and %j: %s', (stored, given, same) => {
        expect(sameValue(stored, given)).toBe(same);
    });
});
