import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { createClient } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Answer } from '../support/fake-runtime.js';

const TOKEN = 'a-token-that-servers-repeat';
const client = (answer: Answer): Xano =>
    createClient(
        { instanceUrl: 'https://x1.n7.xano.io', accessToken: TOKEN, workspaceId: 1, retries: 0 },
        fakeRuntime(answer),
    );

describe('a server that repeats the token', () => {
    const REPEATED: readonly (readonly [string, Answer])[] = [
        ['as its trace id', { json: {}, status: 500, headers: { 'x-trace-id': `at ${TOKEN}` } }],
        ['as its code', { json: { code: `ERROR_${TOKEN}`, message: 'm' }, status: 400 }],
        ['as the name of a member', { json: { payload: { [`x ${TOKEN}`]: 1 } }, status: 422 }],
        ['before the place where its JSON breaks', { text: `{"items": [${TOKEN}` }],
    ];

    test.each(REPEATED)('%s', async (_, answer) => {
        const error: unknown = await client(answer)
            .record.list({ table_id: 1 })
            .catch((reason: unknown) => reason);
        expect(error).toMatchObject({ brand: 'xano-connect/error' });
        expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(TOKEN);
    });
});

test('header lines that are no lines are still shown, masked', async () => {
    const headers = [{ toString: 1 }, ['a'], 'Authorization: Bearer x', 7, null];
    const { items } = await client({
        json: { nextPage: null, items: [{ request_headers: headers }] },
    }).requestHistory.list({});
    expect(items[0]).toEqual({
        request_headers: ['[object Object]', '[object Array]', 'Authorization: ***', '7', 'null'],
    });
});

test.each([[[{ name: 'no id' }]], [[{ id: 'a' }, { id: 'b' }]]])(
    'a server that answers every page with the same records is not read for ever: %j',
    async (items) => {
        const xano = client({ json: { curPage: 1, nextPage: 2, itemsTotal: 2, items } });
        await expect(xano.record.findDuplicates({ table_id: 1, columns: ['id'] })).rejects.toMatchObject({
            brand: 'xano-connect/error',
        });
    },
);
