import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byName, byUrl, fromList } from '../locators.js';

const ownWorkspace = (xano: Xano, name: string) => xano.workspace.create({ name });

export const WORKSPACE_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'workspace',
        operation: 'getAll',
        about: 'all the token may see',
        before: ownWorkspace,
        parameters: { returnAll: true },
        expect: (items, _, { id, name }) =>
            assert.ok(items.some(({ json }) => json['id'] === id && json['name'] === name)),
    }),
    nodeCase({
        resource: 'workspace',
        operation: 'getAll',
        about: 'no more than the limit',
        before: ownWorkspace,
        parameters: { returnAll: false, limit: 1 },
        expect: (items) => assert.equal(items.length, 1),
    }),
    nodeCase({
        resource: 'workspace',
        operation: 'get',
        about: 'left empty, it is that of the credential',
        parameters: {},
        expect: async ([item], xano) => assert.equal(item?.json['id'], (await xano.workspace.get()).id),
    }),
    nodeCase({
        resource: 'workspace',
        operation: 'get',
        about: 'chosen by its address',
        before: ownWorkspace,
        parameters: ({ id }) => ({
            workspace: byUrl(`https://x.example.test/api:meta/workspace/${id}/table/3`),
        }),
        expect: ([item], _, { name }) => assert.equal(item?.json['name'], name),
    }),
    nodeCase({
        resource: 'workspace',
        operation: 'get',
        about: 'a name that does not exist',
        parameters: { workspace: byName('My Shopp') },
        fails: ({ message, description, itemIndex }) => {
            assert.match(message, /There is no workspace named "My Shopp"/i);
            assert.match(description, /Parameter “Workspace”/);
            assert.equal(itemIndex, 0);
        },
    }),
    nodeCase({
        resource: 'workspace',
        operation: 'getContext',
        about: 'as JSON',
        parameters: { format: 'json' },
        expect: ([item]) => assert.equal(typeof item?.json['context'], 'object'),
    }),
    nodeCase({
        resource: 'workspace',
        operation: 'getContext',
        about: 'as text, one part of a branch',
        parameters: {
            format: 'yaml',
            options: { parts: 'tables', branch: fromList('v1') },
        },
        expect: ([item]) => {
            const { context } = item?.json ?? {};
            assert.ok(typeof context === 'string');
            assert.match(context, /^tables:/m);
            assert.doesNotMatch(context, /^functions:/m);
        },
    }),
    nodeCase({
        resource: 'workspace',
        operation: 'getOpenApi',
        about: 'the document is the item',
        parameters: {},
        expect: ([item]) => assert.ok('paths' in (item?.json ?? {})),
    }),
];
