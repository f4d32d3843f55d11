import assert from 'node:assert/strict';
import { TOKENS } from '../../sandbox/auth/tokens.js';
import { nodeCase } from '../case.js';
import type { NodeCase, Parameters } from '../case.js';
import { byName } from '../locators.js';

const resource = 'endpoint';
const apiGroup = byName('Storefront');

const asUser: Parameters = { userAuthentication: 'userToken', userToken: TOKENS.appUser };

/** The mapper as the editor saves it. */
const fields = (value: Parameters, schema: readonly object[] = []): Parameters => ({
    inputsMode: 'fields',
    inputs: { mappingMode: 'defineBelow', value, matchingColumns: [], schema },
});
const json = (value: unknown): Parameters => ({ inputsMode: 'json', inputsJson: value });

const field = (id: string, type: string) => ({ id, displayName: id, required: false, display: true, type });

export const ENDPOINT_CASES: readonly NodeCase[] = [
    nodeCase({
        resource,
        operation: 'getAll',
        about: 'those of an API group with a text in their names',
        parameters: { apiGroup, returnAll: true, options: { search: 'orders' } },
        expect: (items) => {
            assert.deepEqual(
                items.map(({ json: { verb, name } }) => `${String(verb)} ${String(name)}`).sort(),
                ['GET orders', 'GET orders/{order_id}', 'POST orders'],
            );
            assert.ok(!('input' in (items[0]?.json ?? {})), 'not simplified');
        },
    }),
    nodeCase({
        resource,
        operation: 'get',
        about: 'by method and name, with its XanoScript',
        parameters: {
            apiGroup,
            endpoint: byName('GET best-sellers'),
            output: 'raw',
            options: { includeXanoscript: true },
        },
        expect: ([item]) => {
            assert.equal(item?.json['name'], 'best-sellers');
            assert.ok('input' in item.json && 'xanoscript' in item.json);
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a public one for each item, with a number from the item',
        parameters: {
            apiGroup,
            endpoint: byName('GET best-sellers'),
            ...fields({ days: '={{ $json.days }}', unused: null }, [field('days', 'number')]),
        },
        input: Array.from({ length: 20 }, (_, i) => ({ json: { days: String(i + 1) } })),
        expect: (items) => {
            assert.deepEqual(
                items.map(({ json: { input } }) => input),
                Array.from({ length: 20 }, (_, i) => ({ days: i + 1 })),
            );
            assert.deepEqual(items[19]?.pairedItem, { item: 19 });
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'for a user, with an input in its path',
        parameters: {
            apiGroup,
            endpoint: byName('GET orders/{order_id}'),
            ...asUser,
            ...fields({ order_id: 7 }),
        },
        expect: ([item]) => {
            assert.deepEqual(item?.json['input'], { order_id: 7 });
            assert.equal(item.json['user'], true);
            assert.ok(!JSON.stringify(item.json).includes(TOKENS.appUser));
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'fields of the item that are inputs',
        parameters: {
            apiGroup,
            endpoint: byName('POST signup'),
            dryRun: true,
            inputsMode: 'fields',
            inputs: {
                mappingMode: 'autoMapInputData',
                value: null,
                schema: [field('email', 'string'), field('name', 'string')],
            },
        },
        input: [{ json: { email: 'a@example.com', name: 'Ann', other: 1 } }],
        expect: ([item]) => {
            assert.deepEqual(item?.json['input'], { email: 'a@example.com', name: 'Ann' });
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'of the live data source and a branch, with JSON',
        parameters: {
            apiGroup,
            endpoint: byName('GET best-sellers'),
            ...json('{"days": 3}'),
            options: { dataSource: byName('live'), singleItem: true },
        },
        expect: ([item]) => {
            assert.deepEqual(item?.json['input'], { days: 3 });
            assert.equal(item.json['data_source'], 'live');
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'without the token of a user the endpoint refuses, and the message says what to give',
        parameters: { apiGroup, endpoint: byName('GET me'), ...json('{}') },
        fails: ({ message, description }) => {
            assert.match(message, /GET me answered 401/);
            assert.match(description, /“User Token”/);
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'an access token is not sent in the place of the token of a user, and is in no message',
        parameters: {
            apiGroup,
            endpoint: byName('GET me'),
            userAuthentication: 'userToken',
            userToken: TOKENS.full,
            ...json('{}'),
        },
        fails: ({ message, description }) => {
            assert.match(message, /access token/);
            assert.match(description, /“User Token”/);
            assert.ok(!`${message}${description}`.includes(TOKENS.full));
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'an input the endpoint refuses fails its item alone',
        parameters: {
            apiGroup,
            endpoint: byName('GET best-sellers'),
            ...json('={{ { "days": $json.days } }}'),
        },
        input: [{ json: { days: 1 } }, { json: { days: 'many' } }],
        onError: 'continueRegularOutput',
        expect: (items) => {
            assert.deepEqual(items[0]?.json['input'], { days: 1 });
            assert.match(String(items[1]?.json['error']), /400/);
            assert.deepEqual(items[1]?.pairedItem, { item: 1 });
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'JSON that is a list is refused',
        parameters: { apiGroup, endpoint: byName('GET best-sellers'), ...json('[1]') },
        fails: ({ message, itemIndex }) => {
            assert.match(message, /“Inputs as JSON”/);
            assert.equal(itemIndex, 0);
        },
    }),
    ...[
        { about: 'a DELETE endpoint is confirmed by its name', confirmation: 'DELETE' },
        { about: 'a DELETE endpoint is not called without the confirmation', confirmation: '' },
    ].map(({ about, confirmation }) =>
        nodeCase<string>({
            resource,
            operation: 'call',
            about,
            before: async (xano, unique) => {
                const name = `${unique}/{thing_id}`;
                await xano.endpoint.create({ apigroup_id: 'Storefront', name, verb: 'DELETE' });
                return name;
            },
            parameters: (name: string) => ({
                apiGroup,
                endpoint: byName(`DELETE ${name}`),
                ...json('{"thing_id": 3}'),
                confirmation: confirmation === '' ? '' : `DELETE ${name}`,
            }),
            ...(confirmation === ''
                ? {
                      fails: ({ message, description }, _, name) => {
                          assert.match(message, /Not confirmed/);
                          assert.ok(description.includes(`DELETE ${name}`));
                      },
                  }
                : { expect: (items) => assert.equal(items.length, 1) }),
        }),
    ),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a dry run calls nothing',
        parameters: { apiGroup, endpoint: byName('POST signup'), ...json('{"email":"x"}'), dryRun: true },
        expect: ([item]) => {
            assert.deepEqual(item?.json, {
                called: false,
                dry_run: true,
                endpoint: 'POST signup',
                input: { email: 'x' },
            });
        },
    }),
];
