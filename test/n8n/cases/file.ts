import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { CaseFile, NodeCase } from '../case.js';
import { byId, byName } from '../locators.js';

const picture = (property: string, text: string): CaseFile => ({
    property,
    fileName: 'größe.svg',
    mimeType: 'image/svg+xml',
    text,
});

const ownFile = (xano: Xano, name: string) =>
    xano.file.upload({ content: '<svg/>', filename: `${name}.svg`, content_type: 'image/svg+xml' });

const isThere = async (xano: Xano, name: string) => (await xano.file.list({ search: name })).items.length > 0;

export const FILE_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'file',
        operation: 'upload',
        about: 'keeps name, MIME type and every byte',
        parameters: {},
        input: [{ file: picture('data', '<svg>ä✓</svg>') }],
        expect: ([item]) => {
            const { name, mime, size, access } = item?.json ?? {};
            assert.deepEqual(
                [name, mime, size, access],
                ['größe.svg', 'image/svg+xml', Buffer.byteLength('<svg>ä✓</svg>'), 'public'],
            );
        },
    }),
    nodeCase({
        resource: 'file',
        operation: 'upload',
        about: 'a private one from another field, each item its own',
        before: (_, unique) => Promise.resolve(unique),
        parameters: (unique) => ({
            binaryPropertyName: 'picture',
            options: { access: 'private', kind: 'image', fileName: `=${unique}_{{ $itemIndex }}.svg` },
        }),
        input: [{ file: picture('picture', '<a/>') }, { file: picture('picture', '<bb/>') }],
        expect: (items, _, unique) => {
            assert.deepEqual(
                items.map(({ json, pairedItem }) => [json['name'], json['access'], json['size'], pairedItem]),
                [
                    [`${unique}_0.svg`, 'private', 4, { item: 0 }],
                    [`${unique}_1.svg`, 'private', 5, { item: 1 }],
                ],
            );
        },
    }),
    nodeCase({
        resource: 'file',
        operation: 'upload',
        about: 'an item without a file',
        parameters: {},
        fails: ({ message, itemIndex }) => {
            assert.match(message, /binary/i);
            assert.equal(itemIndex, 0);
        },
    }),
    nodeCase({
        resource: 'file',
        operation: 'getAll',
        about: 'public ones whose name contains a text',
        before: ownFile,
        parameters: ({ name }) => ({ returnAll: true, options: { search: name } }),
        expect: (items, _, { id }) =>
            assert.deepEqual(
                items.map(({ json }) => json['id']),
                [id],
            ),
    }),
    nodeCase({
        resource: 'file',
        operation: 'delete',
        about: 'by its ID',
        before: ownFile,
        parameters: ({ id }) => ({ file: byId(String(id)) }),
        expect: async ([item], xano, { id, name }) => {
            assert.deepEqual(item?.json, { deleted: true, id });
            assert.equal(await isThere(xano, name), false);
        },
    }),
    nodeCase({
        resource: 'file',
        operation: 'delete',
        about: 'by its name',
        before: ownFile,
        parameters: ({ name }) => ({ file: byName(name) }),
        expect: async (_, xano, { name }) => assert.equal(await isThere(xano, name), false),
    }),
    nodeCase({
        resource: 'file',
        operation: 'delete',
        about: 'one that does not exist',
        parameters: { file: byName('nowhere.png') },
        fails: ({ message, description }) => {
            assert.match(message, /no file named "nowhere.png"/);
            assert.match(description, /Parameter “File”/);
        },
    }),
];
