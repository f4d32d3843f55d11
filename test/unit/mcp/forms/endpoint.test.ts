import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeEndpoint } from '../../../../core/src/mcp/forms/index.js';
import { startSandbox } from '../../../sandbox/index.js';
import type { Sandbox } from '../../../sandbox/index.js';

const short = (openapi: unknown) =>
    describeEndpoint(openapi).map(({ path, in: place, type, required }) => [path, place, type, required]);

const document = (operation: object, more: object = {}) => ({
    openapi: '3.0.2',
    paths: { '/orders/{order_id}': { put: { responses: {}, ...operation }, ...more } },
});

describe('describeEndpoint', () => {
    test('inputs of path, query and body, with all that is said of them', () => {
        const spec = document(
            {
                parameters: [
                    { name: 'dry', in: 'query', schema: { type: 'boolean', default: false } },
                    { name: 'x-key', in: 'header', schema: { type: 'string' } },
                ],
                requestBody: {
                    content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
                },
            },
            {
                parameters: [
                    {
                        name: 'order_id',
                        in: 'path',
                        required: true,
                        description: 'Which',
                        schema: { type: 'integer' },
                    },
                ],
            },
        );
        const components = {
            schemas: {
                Order: {
                    type: 'object',
                    required: ['status'],
                    properties: {
                        order_id: { type: 'integer' },
                        status: { type: 'string', enum: ['open', 'paid'], description: 'State' },
                        address: { $ref: '#/components/schemas/Address' },
                    },
                },
                Address: { type: 'object', properties: { city: { type: 'string' } } },
            },
        };
        const inputs = describeEndpoint({ ...spec, components });
        expect(inputs).toMatchObject([
            { path: 'order_id', in: 'path', type: 'integer', required: true, description: 'Which' },
            { path: 'dry', in: 'query', type: 'boolean', required: false, default: false },
            { path: 'status', in: 'body', required: true, enum: ['open', 'paid'], description: 'State' },
            { path: 'address', in: 'body', type: 'object', nested: true, required: false },
            { path: 'address.city', in: 'body', keys: ['address', 'city'], within: 'address' },
        ]);
        expect(inputs).toHaveLength(5);
    });

    test.each([
        undefined,
        null,
        'x',
        {},
        { paths: [] },
        { paths: { '/a': null } },
        { paths: { '/a': { get: {} } } },
        document({ parameters: 'none', requestBody: { content: { 'application/json': null } } }),
    ])('%j has no inputs', (openapi) => {
        expect(describeEndpoint(openapi)).toEqual([]);
    });
});

describe('describeEndpoint on documents of an instance', () => {
    let sandbox: Sandbox;

    beforeAll(async () => {
        sandbox = await startSandbox();
    }, 60_000);

    afterAll(async () => {
        await sandbox.close();
    });

    async function ask(path: string): Promise<unknown> {
        const { body } = await sandbox.dispatch({
            method: 'GET',
            path: `/workspace/${sandbox.workspaceId}/apigroup${path}`,
            query: new URLSearchParams(),
            headers: { authorization: `Bearer ${sandbox.tokens.full}` },
            body: undefined,
            url: '',
        });
        return body;
    }

    test('of every endpoint of the shop', async () => {
        const described: Record<string, unknown> = {};
        for (const group of [1, 2]) {
            const { items } = (await ask(`/${group}/api`)) as {
                items: { id: number; verb: string; name: string }[];
            };
            for (const { id, verb, name } of items) {
                described[`${verb} ${name}`] = short(await ask(`/${group}/api/${id}/openapi`));
            }
        }
        expect(described).toMatchObject({
            'GET best-sellers': [['days', 'query', 'integer', false]],
            'GET me': [],
            'GET orders/{order_id}': [['order_id', 'path', 'integer', true]],
            'POST signup': [
                ['name', 'body', 'string', true],
                ['email', 'body', 'string', true],
            ],
            'PATCH customers/{customer_id}': [
                ['customer_id', 'path', 'integer', true],
                ['status', 'body', 'string', false],
            ],
        });
    });
});
