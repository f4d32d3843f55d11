import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase, Parameters } from '../case.js';
import { byName, fromList } from '../locators.js';

const resource = 'function';
const bestSellers = byName('shop/best_sellers');
const json = (value: unknown): Parameters => ({ inputsMode: 'json', inputsJson: value });

export const FUNCTION_CASES: readonly NodeCase[] = [
    nodeCase({
        resource,
        operation: 'getAll',
        about: 'those with a text in their names',
        parameters: { returnAll: false, limit: 2, options: { search: 'shop/' } },
        expect: (items) => {
            assert.equal(items.length, 2);
            for (const { json: one } of items) assert.match(String(one['name']), /^shop\//);
        },
    }),
    nodeCase({
        resource,
        operation: 'get',
        about: 'by name, with its inputs',
        parameters: { function: bestSellers, output: 'raw' },
        expect: ([item]) => {
            assert.equal(item?.json['name'], 'shop/best_sellers');
            assert.ok(Array.isArray(item.json['input']));
        },
    }),
    nodeCase({
        resource,
        operation: 'run',
        about: 'by name for each item, with fields',
        parameters: {
            function: bestSellers,
            inputsMode: 'fields',
            inputs: { mappingMode: 'defineBelow', value: { days: '={{ $json.days }}' }, schema: [] },
        },
        input: [{ json: { days: 3 } }, { json: { days: 4 } }],
        expect: (items) => {
            assert.deepEqual(
                items.map(({ json: { input } }) => input),
                [{ days: 3 }, { days: 4 }],
            );
        },
    }),
    nodeCase({
        resource,
        operation: 'run',
        about: 'by ID, on the branch it belongs to',
        before: async (xano) => xano.function.get({ function_id: 'shop/best_sellers' }),
        parameters: ({ id }) => ({
            function: fromList(id),
            ...json('{}'),
        }),
        expect: ([item], _, { branch }) => {
            // Left out, the default of the input.
            assert.deepEqual(item?.json['input'], { days: 30 });
            assert.equal(item.json['branch'], branch);
        },
    }),
    nodeCase({
        resource,
        operation: 'run',
        about: 'a missing input is told with its name',
        parameters: { function: byName('shop/order_total'), ...json('{}') },
        fails: ({ message, description }) => {
            assert.match(`${message} ${description}`, /items/);
            assert.match(description, /“Inputs”/);
        },
    }),
    nodeCase({
        resource,
        operation: 'run',
        about: 'a function that is not there is told with its name',
        parameters: { function: byName('shop/best_seller'), ...json('{}') },
        fails: ({ message }) => assert.match(message, /best_seller/),
    }),
];
