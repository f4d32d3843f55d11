import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byName, fromList } from '../locators.js';

const ownSource = (xano: Xano, label: string) => xano.dataSource.create({ label });
const isThere = async (xano: Xano, label: string) =>
    (await xano.dataSource.list()).some((source) => source.label === label);

export const DATA_SOURCE_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'dataSource',
        operation: 'getAll',
        about: 'all of a workspace',
        before: ownSource,
        parameters: { returnAll: true },
        expect: (items, _, { label }) => {
            const found = items.map(({ json }) => json['label']);
            assert.ok(found.includes('live'));
            assert.ok(found.includes(label));
        },
    }),
    nodeCase({
        resource: 'dataSource',
        operation: 'create',
        about: 'with a color',
        before: (_, unique) => Promise.resolve(unique),
        parameters: (label) => ({ label, options: { color: '#112233' } }),
        expect: async ([item], xano, label) => {
            assert.deepEqual(item?.json, { label, color: '#112233' });
            assert.ok(await isThere(xano, label));
        },
    }),
    nodeCase({
        resource: 'dataSource',
        operation: 'delete',
        about: 'confirmed by its label',
        before: ownSource,
        parameters: ({ label }) => ({ dataSource: fromList(label), confirmation: label }),
        expect: async ([item], xano, { label }) => {
            assert.deepEqual(item?.json, { deleted: true, label });
            assert.equal(await isThere(xano, label), false);
        },
    }),
    nodeCase({
        resource: 'dataSource',
        operation: 'delete',
        about: 'a dry run',
        before: ownSource,
        parameters: ({ label }) => ({ dataSource: fromList(label), dryRun: true }),
        expect: async ([item], xano, { label }) => {
            assert.deepEqual(item?.json, { deleted: false, dry_run: true, label });
            assert.ok(await isThere(xano, label));
        },
    }),
    nodeCase({
        resource: 'dataSource',
        operation: 'delete',
        about: 'another confirmation',
        before: ownSource,
        parameters: ({ label }) => ({ dataSource: fromList(label), confirmation: 'yes' }),
        fails: async ({ description }, xano, { label }) => {
            assert.match(description, new RegExp(`is “yes”. Type “${label}”`));
            assert.ok(await isThere(xano, label));
        },
    }),
    nodeCase({
        resource: 'dataSource',
        operation: 'delete',
        about: 'a label that does not exist',
        parameters: { dataSource: byName('nowhere'), confirmation: 'nowhere' },
        fails: ({ message, description }) => {
            assert.equal(message, 'There is no data source “nowhere”');
            assert.match(description, /“live”/);
        },
    }),
];
