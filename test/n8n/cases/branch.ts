import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byId, byName, fromList } from '../locators.js';

/** A workspace of its own: which branch is live concerns every case of a workspace. */
async function twoBranches(xano: Xano, name: string) {
    const { id } = await xano.workspace.create({ name });
    await xano.branch.create({ workspace_id: id, label: '007' });
    return { workspace: id, labels: () => labels(xano, id) };
}

async function labels(xano: Xano, workspace_id: number) {
    const branches = await xano.branch.list({ workspace_id });
    return branches.map(({ label, live }) => (live === true ? `${label} live` : label)).sort();
}

export const BRANCH_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'branch',
        operation: 'getAll',
        about: 'says which is live',
        before: twoBranches,
        parameters: ({ workspace }) => ({ workspace: byId(String(workspace)), returnAll: true }),
        expect: (items) =>
            assert.deepEqual(items.map(({ json }) => [json['label'], json['live'] ?? false]).sort(), [
                ['007', false],
                ['v1', true],
            ]),
    }),
    nodeCase({
        resource: 'branch',
        operation: 'create',
        about: 'a fork of another one',
        before: twoBranches,
        parameters: ({ workspace }) => ({
            workspace: byId(String(workspace)),
            label: 'next',
            sourceBranch: fromList('007'),
            options: { description: 'Tried out' },
        }),
        expect: async ([item], _, { labels: now }) => {
            assert.equal(item?.json['label'], 'next');
            assert.deepEqual(await now(), ['007', 'next', 'v1 live']);
        },
    }),
    nodeCase({
        resource: 'branch',
        operation: 'setLive',
        about: 'confirmed by its label, zeros and all',
        before: twoBranches,
        parameters: ({ workspace }) => ({
            workspace: byId(String(workspace)),
            branch: byName('007'),
            confirmation: '007',
        }),
        expect: async ([item], _, { labels: now }) => {
            assert.equal(item?.json['label'], '007');
            assert.deepEqual(await now(), ['007 live', 'v1']);
        },
    }),
    nodeCase({
        resource: 'branch',
        operation: 'setLive',
        about: 'a dry run says which one is live',
        before: twoBranches,
        parameters: ({ workspace }) => ({
            workspace: byId(String(workspace)),
            branch: byName('007'),
            dryRun: true,
        }),
        expect: async ([item], _, { labels: now }) => {
            assert.equal(item?.json['live_before'], 'v1');
            assert.deepEqual(await now(), ['007', 'v1 live']);
        },
    }),
    nodeCase({
        resource: 'branch',
        operation: 'setLive',
        about: 'not without the confirmation',
        before: twoBranches,
        parameters: ({ workspace }) => ({ workspace: byId(String(workspace)), branch: byName('007') }),
        fails: async ({ message, description }, _, { labels: now }) => {
            assert.match(message, /^Not confirmed/);
            assert.match(description, /“Confirmation” is empty. Type “007”/);
            assert.deepEqual(await now(), ['007', 'v1 live']);
        },
    }),
    nodeCase({
        resource: 'branch',
        operation: 'delete',
        about: 'confirmed by its label',
        before: twoBranches,
        parameters: ({ workspace }) => ({
            workspace: byId(String(workspace)),
            branch: fromList('007'),
            confirmation: '007',
        }),
        expect: async ([item], _, { labels: now }) => {
            assert.deepEqual(item?.json, { deleted: true, label: '007' });
            assert.deepEqual(await now(), ['v1 live']);
        },
    }),
    nodeCase({
        resource: 'branch',
        operation: 'delete',
        about: 'a dry run',
        before: twoBranches,
        parameters: ({ workspace }) => ({
            workspace: byId(String(workspace)),
            branch: fromList('007'),
            dryRun: true,
        }),
        expect: async ([item], _, { labels: now }) => {
            assert.equal(item?.json['deleted'], false);
            assert.equal(item.json['dry_run'], true);
            assert.deepEqual(await now(), ['007', 'v1 live']);
        },
    }),
    nodeCase({
        resource: 'branch',
        operation: 'delete',
        about: 'another confirmation',
        before: twoBranches,
        parameters: ({ workspace }) => ({
            workspace: byId(String(workspace)),
            branch: fromList('007'),
            confirmation: '7',
        }),
        fails: async ({ message, description }, _, { labels: now }) => {
            assert.match(message, /the branch “007” with all logic in it/);
            assert.match(description, /“Confirmation” is “7”. Type “007”/);
            assert.deepEqual(await now(), ['007', 'v1 live']);
        },
    }),
    nodeCase({
        resource: 'branch',
        operation: 'delete',
        about: 'a label that does not exist',
        before: twoBranches,
        parameters: ({ workspace }) => ({
            workspace: byId(String(workspace)),
            branch: byName('008'),
            confirmation: '008',
        }),
        fails: ({ message, description }) => {
            assert.equal(message, 'There is no branch “008”');
            assert.match(description, /“007”/);
        },
    }),
];
