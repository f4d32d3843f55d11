import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const SHOP = { apigroup_id: 'Storefront' };
const OFFICE = { apigroup_id: 'Back office' };

export function endpointCallScenarios(bench: () => OperationsBench): void {
    const user = () => ({ auth_token: bench().sandbox.tokens.appUser });
    const live = { branch: 'v1', data_source: 'live' };

    describe('endpoint.call', () => {
        test('inputs of a GET go into path and query, defaults are filled in', async () => {
            const { xano } = bench();
            expect(await xano.endpoint.call({ ...SHOP, api_id: 'best-sellers', input: { days: 7 } })).toEqual(
                {
                    input: { days: 7 },
                    user: false,
                    ...live,
                },
            );
            expect(await xano.endpoint.call({ ...SHOP, api_id: 'GET orders', ...user() })).toEqual({
                input: { page: 1, per_page: 25 },
                user: true,
                ...live,
            });
        });

        test('inputs of any other method go into path and body', async () => {
            const { xano } = bench();
            const items = [{ sku: 'Größe "M" / 2', quantity: 2 }];
            expect(
                await xano.endpoint.call({ ...SHOP, api_id: 'POST orders', input: { items }, ...user() }),
            ).toMatchObject({ input: { items } });
            expect(
                await xano.endpoint.call({
                    ...OFFICE,
                    api_id: 'customers/{customer_id}',
                    input: { customer_id: 12, status: 'paused' },
                }),
            ).toMatchObject({ input: { customer_id: 12, status: 'paused' } });
        });

        test('goes to the data source it is told, and to the branch of its group', async () => {
            const { xano } = bench();
            const call = { ...SHOP, api_id: 'best-sellers' };
            expect(await xano.endpoint.call({ ...call, data_source: 'test' })).toMatchObject({
                data_source: 'test',
            });
            const group = await xano.apiGroup.create({ name: 'Try', branch: 'dev' });
            const at = { apigroup_id: group.id };
            await xano.endpoint.create({ ...at, name: 'ping', verb: 'GET' });
            expect(await xano.endpoint.call({ ...at, api_id: 'ping' })).toMatchObject({ branch: 'dev' });
            await xano.apiGroup.delete({ ...at, confirm: true });
        });

        test('the request history holds the token of the user, and nowhere the access token', async () => {
            const { xano, sandbox } = bench();
            const one = { ...SHOP, query_id: 'orders/{order_id}' };
            await xano.endpoint.call({
                ...SHOP,
                api_id: 'orders/{order_id}',
                input: { order_id: 77 },
                ...user(),
            });
            // Past the client, which would mask them.
            const path = `/workspace/${sandbox.workspaceId}/request_history`;
            const { body } = await sandbox.dispatch({
                method: 'GET',
                path,
                query: new URLSearchParams({ per_page: '100' }),
                headers: { authorization: `Bearer ${sandbox.tokens.full}` },
                body: undefined,
                url: sandbox.metaUrl + path,
            });
            const { items } = body as { items: { api_id: number; uri: string; request_headers: string[] }[] };
            const calls = items.filter(({ api_id }) => api_id !== 0);
            expect(calls[0]?.uri).toMatch(/\/api:sF4kx9Qa:v1\/orders\/77$/);
            expect(calls[0]?.request_headers).toContain(`Authorization: Bearer ${sandbox.tokens.appUser}`);
            expect(JSON.stringify(calls)).not.toContain(sandbox.tokens.full);
            const logged = await xano.requestHistory.list({ ...one, per_page: 1, include_output: true });
            expect(logged.items).toMatchObject([
                { status: 200, verb: 'GET', input: { order_id: '77' }, output: { input: { order_id: 77 } } },
            ]);
        });

        test.each([
            [
                'an input is missing',
                { ...SHOP, api_id: 'signup', input: { name: 'Ada' } },
                400,
                'input.email',
            ],
            [
                'an input is odd',
                { ...SHOP, api_id: 'best-sellers', input: { days: 'many' } },
                400,
                'input.days',
            ],
            ['a user is wanted', { ...SHOP, api_id: 'me' }, 401, undefined],
            ['the user is nobody', { ...SHOP, api_id: 'me', auth_token: 'old-token' }, 401, undefined],
            ['the group is not on that branch', { apigroup_id: 1, api_id: 1, branch: 'dev' }, 404, undefined],
        ])('%s', async (_, input, status, path) => {
            const error = await refusalOf(bench().xano.endpoint.call(input));
            expect(error).toMatchObject({ status, path, operation: 'endpoint.call' });
        });
    });
}
