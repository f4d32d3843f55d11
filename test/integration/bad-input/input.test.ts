import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type { XanoOptions } from 'xano-connect';
import { mintToken } from '../../sandbox/index.js';
import type { SandboxTokens } from '../../sandbox/index.js';
import { notThere, SEEN } from './rows/not-there.js';
import { badFields, badSearches, badValues, emptySearches } from './rows/refused-before.js';
import { refusedByXano } from './rows/refused-by-xano.js';
import { AT, creating } from './rows/row.js';
import type { Row } from './rows/row.js';
import { openBench } from './support/bench.js';
import type { Bench } from './support/bench.js';

let bench: Bench;
beforeAll(async () => {
    bench = await openBench();
}, 60_000);
afterAll(() => bench.close());

async function check(
    [operation, input, kind, says, hint, requests, path]: Row,
    options: XanoOptions = {},
): Promise<void> {
    const watched = bench.client(options);
    const more = { operation, ...(path === undefined ? {} : { path }) };
    const expected = { kind, says: new RegExp(`^${operation}.*${says.source}`), hint, requests, more };
    await bench.expectFailure(() => watched.xano.run(operation, input), expected, watched);
}

describe('what is not there', () => {
    test.each<Row>(notThere)('%s %j', async (...row) => check(row));

    test('the data source of the client', async () => {
        const row: Row = ['record.list', AT, 'not-found', /data_source tset/, SEEN, 2];
        await check(row, { dataSource: 'tset' });
    });

    test('an operation', async () => {
        const watched = bench.client();
        const says = /no operation "table\.gett"\. Did you mean "table\.get"/;
        const expected = { kind: 'validation', says, hint: /resource\.verb/, requests: 0 } as const;
        await bench.expectFailure(() => watched.xano.run('table.gett'), expected, watched);
    });
});

describe('values that do not fit, refused by Xano', () => {
    test.each<Row>(refusedByXano)('%s %j', async (...row) => check(row));
});

describe('refused before anything is sent', () => {
    test.each<Row>([...emptySearches, ...badSearches, ...badValues, ...badFields])('%s %j', async (...row) =>
        check(row),
    );

    test('a call without a workspace', async () => {
        const { xano, ...watched } = bench.client();
        const nowhere = xano.with({ instanceUrl: bench.sandbox.origin, workspaceId: '' });
        const says = /workspace_id is missing/;
        const expected = {
            kind: 'validation',
            says,
            hint: /workspaceId.*XANO_WORKSPACE_ID/,
            requests: 0,
        } as const;
        await bench.expectFailure(() => nowhere.table.list(), expected, { xano, ...watched });
    });
});

describe('a token', () => {
    const CREATE = creating({ name: 'Eve' });
    /** May do everything with records, and nothing else. */
    const contentOnly = mintToken({ scope: { 'workspace:content': 15 }, exp: 4_070_908_800 });

    test.each<readonly [name: string, token: (of: SandboxTokens) => string, row: Row]>([
        [
            'of an application user',
            ({ appUser }) => appUser,
            ['table.list', {}, 'auth', /401/, /login token of an application user.*Manage Access Tokens/, 1],
        ],
        [
            'that expired',
            ({ expired }) => expired,
            [
                'table.list',
                {},
                'auth',
                /401/,
                /ended on 2020-01-01\. Make a new one:.*Manage Access Tokens/,
                1,
            ],
        ],
        [
            'cut at its end',
            ({ full }) => full.slice(0, -3),
            ['table.list', {}, 'auth', /401/, /still valid.*check that the token is whole/, 1],
        ],
        [
            'that is none',
            () => 'no-token-at-all',
            [
                'table.list',
                {},
                'auth',
                /401/,
                /Check that the whole token was pasted and belongs to http:/,
                1,
            ],
        ],
        [
            'that may only read, for a record',
            ({ readOnly }) => readOnly,
            [
                'record.create',
                CREATE,
                'permission',
                /403/,
                /^Tick "Workspace Content: Create" on the access token/,
                2,
            ],
        ],
        [
            'that may only read, for a table',
            ({ readOnly }) => readOnly,
            [
                'table.add',
                { name: 'x' },
                'permission',
                /403/,
                /^Tick "Workspace Database: Create" on the access token/,
                1,
            ],
        ],
        [
            'that may not look names up',
            () => contentOnly,
            [
                'record.list',
                AT,
                'permission',
                /could not look up the table "customers"\. .*403/,
                /^Tick "Workspace Database: Read".*Or pass the id\.$/,
                1,
            ],
        ],
    ])('%s', async (_, token, row) => check(row, { accessToken: token(bench.sandbox.tokens) }));
});
