import assert from 'node:assert/strict';
import { panels } from '../../../../weweb-plugin/engine/panels.js';
import { withFault } from '../../n8n/faults.js';
import { USERS } from '../harness/bench.js';
import { settingsFor, PluginPage } from '../harness/plugin-page.js';
import type { Json, Outcome } from '../harness/plugin-page.js';
import type { Instead } from '../harness/wire.js';
import type { Suite } from '../suite.js';
import { openPlugin } from './scene.js';

type Failure = NonNullable<Outcome['error']>;

/** Exactly what a page may show of a failure. */
const FIELDS = ['code', 'hint', 'kind', 'message', 'name', 'requestId', 'status'];

/** In each form it is told: as the workflow's error, as the variable, and with the trigger. */
async function failed(page: PluginPage, { error }: Outcome, action: string): Promise<Failure> {
    assert.ok(error !== null, 'it fails');
    assert.deepEqual(Object.keys(error).sort(), FIELDS);
    assert.equal(error['name'], 'XanoAdminError');
    assert.deepEqual(await page.variable('lastError'), error);
    const fired = (await page.log()).triggers
        .filter(({ trigger }) => trigger === 'plugin-under-test-error')
        .at(-1);
    assert.deepEqual(fired?.['event'], { action, error });
    assert.deepEqual(fired['conditions'], { action });
    assert.doesNotMatch(JSON.stringify(error), /eyJ|user-token/);
    return error;
}

const json = (status: number, code: string, message: string): Instead => ({
    status,
    body: JSON.stringify({ code, message }),
});

interface Answer {
    readonly name: string;
    readonly instead: Instead;
    readonly kind: string;
    readonly hint: RegExp;
}

/** What Xano, or whatever stands before it, may answer in place of records. */
const ANSWERS: readonly Answer[] = [
    {
        name: '401',
        instead: json(401, 'ERROR_CODE_UNAUTHORIZED', 'Invalid token.'),
        kind: 'auth',
        hint: /token/,
    },
    {
        name: '403',
        instead: json(403, 'ERROR_CODE_ACCESS_DENIED', 'No scope.'),
        kind: 'permission',
        hint: /token|scope/,
    },
    {
        name: '429, again and again',
        instead: {
            ...json(
                429,
                'ERROR_CODE_TOO_MANY_REQUESTS',
                'Your plan only supports 10 requests per 20 seconds.',
            ),
            // So that nobody waits long.
            retryAfter: 1,
        },
        kind: 'rate-limit',
        hint: /./,
    },
    {
        name: 'a web page',
        instead: { status: 200, type: 'text/html', body: '<html>Sign in</html>' },
        kind: 'protocol',
        hint: /URL|address|proxy/i,
    },
];

export const failures: Suite = {
    name: 'failures',
    about: 'without a proxy, without rights, and with answers nobody wants: told in one form, and never with a secret',
    async run({ bench, check }) {
        const args: Json = { tableId: bench.books.id };

        await check('without a proxy every published action fails before anything is sent', async () => {
            const page = await openPlugin(bench, 'app', { proxyUrl: '' });
            for (const { code } of panels) {
                const error = await failed(page, await page.run(code, args), code);
                assert.equal(error['code'], 'NO_PROXY', code);
            }
            const { error } = await page.collection({ kind: 'records', tableId: bench.books.id });
            assert.equal((error as Failure)['code'], 'NO_PROXY');
            assert.deepEqual(bench.wire.sent, []);
            await page.close();
        });

        for (const { name, instead, kind, hint } of ANSWERS) {
            await check(`${name}, from Xano to the editor`, async () => {
                const page = await openPlugin(bench, 'editor');
                bench.wire.trouble = { instead: ({ place }) => (place === 'instance' ? instead : undefined) };
                const error = await failed(page, await page.run('listRecords', args), 'listRecords');
                assert.equal(error['kind'], kind);
                assert.match(String(error['hint']), hint);
                await page.close();
            });
        }
        await check('one 429: waited for and tried again, which the workflow log tells', async () => {
            const page = await openPlugin(bench, 'editor');
            let left = 1;
            const limited = ANSWERS[2]?.instead;
            bench.wire.trouble = {
                instead: ({ place }) => (place === 'instance' && left-- > 0 ? limited : undefined),
            };
            const { error } = await page.run('listRecords', args);
            assert.equal(error, null);
            const { actions } = await page.log();
            assert.ok(
                actions.some(({ message }) => /wait|limit|again/i.test(message)),
                actions.map(({ message }) => message).join('\n'),
            );
            await page.close();
        });

        await check('nobody is signed in', async () => {
            const page = await PluginPage.open(bench, 'app', settingsFor(bench).app);
            const error = await failed(page, await page.run('listRecords', args), 'listRecords');
            assert.deepEqual([error['kind'], error['status']], ['auth', 401]);
            await page.close();
        });
        await check('somebody who is no administrator', async () => {
            const page = await PluginPage.open(bench, 'app', settingsFor(bench).app);
            await page.signIn(USERS.guest);
            const error = await failed(page, await page.run('listRecords', args), 'listRecords');
            assert.deepEqual([error['kind'], error['status']], ['permission', 403]);
            await page.close();
        });
        await check('a table that the proxy does not offer', async () => {
            const page = await openPlugin(bench, 'app');
            const error = await failed(page, await page.run('listRecords', { tableId: 1 }), 'listRecords');
            assert.equal(error['kind'], 'permission');
            await page.close();
        });
        await check('Xano refuses the token of the proxy: no fault of the user', async () => {
            const page = await openPlugin(bench, 'app');
            const rule = { match: { door: 'meta' }, fault: { kind: 'status', preset: '401' } } as const;
            await withFault(bench.xano, rule, async () => {
                const error = await failed(page, await page.run('listRecords', args), 'listRecords');
                assert.notEqual(error['kind'], 'auth');
            });
            await page.close();
        });
        await check('the proxy URL is a web page', async () => {
            const page = await openPlugin(bench, 'app');
            const html = { status: 200, type: 'text/html', body: '<html>My app</html>' };
            bench.wire.trouble = { instead: ({ place }) => (place === 'proxy' ? html : undefined) };
            const error = await failed(page, await page.run('listRecords', args), 'listRecords');
            assert.equal(error['kind'], 'protocol');
            await page.close();
        });

        for (const where of ['editor', 'app'] as const) {
            await check(
                `writes that are not switched on, or not confirmed, change nothing (${where})`,
                async () => {
                    const off = await openPlugin(bench, where, { allowWrites: [] });
                    const items = [{ id: 1, title: 'Changed' }];
                    const refused = await off.run('bulkPatchRecords', { ...args, items, confirm: 'books' });
                    assert.equal((await failed(off, refused, 'bulkPatchRecords'))['code'], 'WRITES_OFF');
                    assert.deepEqual(bench.wire.sent, []);
                    await off.close();
                    const on = await openPlugin(bench, where);
                    const unconfirmed = await on.run('bulkPatchRecords', {
                        ...args,
                        items,
                        confirm: 'Books',
                    });
                    assert.equal((await failed(on, unconfirmed, 'bulkPatchRecords'))['code'], 'CONFIRM');
                    const row = await bench.xano.xano.record.get({ table_id: bench.books.id, row_id: 1 });
                    assert.equal(row['title'], 'Atlas');
                    await on.close();
                },
            );
        }
    },
};
