import { describe, expect, test } from '@jest/globals';
import { editor, open, page } from './support/bench.js';

describe('a collection', () => {
    test.each([
        [{}, 'MISSING'],
        [null, 'MISSING'],
        [{ kind: 'toString' }, 'MISSING'],
        [{ kind: 'records' }, 'MISSING'],
        [{ kind: 'records', tableId: 1, columns: 'name' }, 'WRONG_TYPE'],
    ])('that is set up as %j tells so and does not throw', async (config, code) => {
        const { mounted, asked } = await open('editor', editor);
        const answer = await mounted.plugin._fetchCollection({ config });
        expect(answer).toEqual({ error: expect.objectContaining({ name: 'XanoAdminError', code }) });
        expect(asked).toEqual([]);
    });

    test('sorts and filters by WeWeb before its own settings', async () => {
        const { mounted, asked } = await open('editor', editor, () => ({
            body: { ...page([]), itemsTotal: 0 },
        }));
        const filter = { link: '$and', conditions: [{ field: 'a', operator: '$gt', value: 1 }] };
        const config = { kind: 'records', tableId: 1, filter: { b: 2 }, sort: '-b' };
        const sort = [{ key: 'a', direction: 'DESC' }];
        await mounted.plugin._fetchCollection({ config, filter, sort, offset: 20, limit: 10 });
        expect(asked.map(({ body }) => body)).toEqual([
            { page: 3, per_page: 10, search: [{ b: 2 }, { 'a|>': 1 }], sort: { a: 'desc' } },
        ]);
    });

    test('helps in the editor, by what went wrong', async () => {
        const { mounted } = await open('editor', editor);
        const help = (error: object) => mounted.act('getCollectionErrorDetails', { error });
        const texts = [{ kind: 'connection' }, { status: 401 }, { status: 403 }, { status: 429 }].map(help);
        expect(new Set(await Promise.all(texts)).size).toBe(4);
        expect(await help({ status: 500 })).toBeNull();
        expect(await mounted.act('getCollectionErrorDetails', {})).toBeNull();
    });
});

test("WeWeb's AI learns the names of tables and columns, and no more", async () => {
    const table = {
        id: 3,
        name: 'orders',
        description: 'private',
        schema: [
            { name: 'id', type: 'int' },
            { name: 'total', type: 'decimal' },
        ],
    };
    const { mounted } = await open('editor', editor, () => ({ body: page([table]) }));
    expect(await mounted.act('_getCopilotContext')).toEqual({
        workspace: 7,
        tables: [{ id: 3, name: 'orders', columns: ['id', 'total'] }],
    });
});

test('the formulas are methods that need nothing of the plugin', async () => {
    const { mounted } = await open('published', { publicData: {} });
    const { plugin } = mounted;
    const formula = (name: string): unknown =>
        (Reflect.get(plugin, name) as (a: unknown, b: unknown) => unknown)(null, null);
    expect(
        ['formatError', 'formatDuration', 'statusColour', 'columnsToTable', 'searchFilter'].map(formula),
    ).toEqual(['', '', expect.stringMatching(/^#/), [], null]);
});
