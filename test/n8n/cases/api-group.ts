import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byId, byName, byUrl } from '../locators.js';

const ownGroup = (xano: Xano, name: string) =>
    xano.apiGroup.create({ name, description: 'For a case', swagger: false, tag: ['old'] });

const isThere = async (xano: Xano, name: string) =>
    (await xano.apiGroup.list({ search: name })).items.some((group) => group.name === name);

export const API_GROUP_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'apiGroup',
        operation: 'getAll',
        about: 'those whose name contains a text, simplified',
        before: ownGroup,
        parameters: ({ name }) => ({ returnAll: true, options: { search: name } }),
        expect: (items, _, { id }) => {
            assert.deepEqual(
                items.map(({ json }) => json['id']),
                [id],
            );
            assert.ok(!('guid' in (items[0]?.json ?? {})));
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'get',
        about: 'by its name, raw',
        before: ownGroup,
        parameters: ({ name }) => ({ apiGroup: byName(name), output: 'raw' }),
        expect: ([item], _, { id, guid }) => {
            assert.equal(item?.json['id'], id);
            assert.equal(item.json['guid'], guid);
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'get',
        about: 'selected fields by its address',
        before: ownGroup,
        parameters: ({ id }) => ({
            apiGroup: byUrl(`https://x.example.test/api:meta/workspace/1/apigroup/${id}`),
            output: 'fields',
            fields: 'name, canonical',
        }),
        expect: ([item], _, { id, name, canonical }) => assert.deepEqual(item?.json, { id, name, canonical }),
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'get',
        about: 'a name that is nearly right',
        parameters: { apiGroup: byName('Storefrnt') },
        fails: ({ message, description }) => {
            assert.match(message, /no API group named "Storefrnt".*Storefront/);
            assert.match(description, /Parameter “API Group”/);
            assert.doesNotMatch(description, /xano\./);
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'create',
        about: 'with its settings',
        before: (_, unique) => Promise.resolve(unique),
        parameters: (name) => ({
            groupName: name,
            options: { description: 'New', docs: 'Long', swagger: false, tags: 'a, b' },
        }),
        expect: async ([item], xano, name) => {
            const made = await xano.apiGroup.get({ apigroup_id: name });
            assert.equal(item?.json['id'], made.id);
            assert.deepEqual(
                [made.description, made.docs, made.swagger, made.tag],
                ['New', 'Long', false, ['a', 'b']],
            );
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'update',
        about: 'what is left out stays',
        before: ownGroup,
        parameters: ({ id }) => ({ apiGroup: byId(String(id)), options: { tags: 'new' } }),
        expect: async (_, xano, { id, name }) => {
            const now = await xano.apiGroup.get({ apigroup_id: id });
            assert.deepEqual(
                [now.name, now.description, now.swagger, now.tag],
                [name, 'For a case', false, ['new']],
            );
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'update',
        about: 'renamed, its description emptied',
        before: ownGroup,
        parameters: ({ id, name }) => ({
            apiGroup: byId(String(id)),
            options: { newName: `${name}_2`, description: '' },
        }),
        expect: async ([item], xano, { id, name }) => {
            assert.equal(item?.json['name'], `${name}_2`);
            assert.equal((await xano.apiGroup.get({ apigroup_id: id })).description, '');
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'getOpenApi',
        about: 'the document is the item',
        before: ownGroup,
        parameters: ({ id }) => ({ apiGroup: byId(String(id)) }),
        expect: ([item]) => assert.ok('paths' in (item?.json ?? {})),
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'delete',
        about: 'confirmed by its name',
        before: ownGroup,
        parameters: ({ id, name }) => ({ apiGroup: byId(String(id)), confirmation: name }),
        expect: async ([item], xano, { id, name }) => {
            assert.deepEqual(item?.json, { deleted: true, id, name });
            assert.equal(await isThere(xano, name), false);
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'delete',
        about: 'a dry run names its endpoints',
        parameters: { apiGroup: byName('Storefront'), dryRun: true },
        expect: async ([item], xano) => {
            const { endpoints } = item?.json ?? {};
            assert.ok(Array.isArray(endpoints) && endpoints.includes('GET orders'));
            assert.ok(await isThere(xano, 'Storefront'));
        },
    }),
    nodeCase({
        resource: 'apiGroup',
        operation: 'delete',
        about: 'the ID does not confirm it',
        before: ownGroup,
        parameters: ({ id }) => ({ apiGroup: byId(String(id)), confirmation: String(id) }),
        fails: async ({ message, description }, xano, { name }) => {
            assert.match(message, /^Not confirmed/);
            assert.match(description, new RegExp(`Type “${name}”`));
            assert.ok(await isThere(xano, name));
        },
    }),
];
