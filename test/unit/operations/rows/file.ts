import { JSON_BODY } from './row.js';
import type { OperationRow } from './row.js';
import { FILE, page } from './samples.js';

const URL = '/workspace/7/file';
const BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const BLOB = new Blob([BYTES], { type: 'image/png' });

const upload = (
    name: string,
    input: Readonly<Record<string, unknown>>,
    parts: readonly unknown[],
): OperationRow => ({
    id: 'file.upload',
    case: name,
    input: { workspace_id: 7, ...input },
    // The runtime sets the header: only it knows the boundary.
    expect: { method: 'POST', url: URL, body: { parts } },
    answer: FILE,
});

export const fileRows: readonly OperationRow[] = [
    {
        id: 'file.list',
        input: {
            workspace_id: 7,
            per_page: 10,
            search: 'logo',
            access: 'private',
            sort: 'size',
            order: 'asc',
        },
        expect: {
            method: 'GET',
            url: `${URL}?per_page=10&search=logo&access=private&sort=size&order=asc`,
        },
        answer: page(FILE),
    },
    upload(
        'bytes with everything said',
        {
            content: BYTES,
            filename: 'logo.png',
            content_type: 'image/png',
            type: 'image',
            access: 'private',
        },
        [
            { name: 'content', value: BYTES, filename: 'logo.png', contentType: 'image/png' },
            { name: 'type', value: 'image' },
            { name: 'access', value: 'private' },
        ],
    ),
    upload('a Blob, untouched', { content: BLOB, filename: 'logo.png' }, [
        { name: 'content', value: BLOB, filename: 'logo.png' },
    ]),
    upload('text is a file too', { content: 'a,b\n1,2\n' }, [
        { name: 'content', value: 'a,b\n1,2\n', filename: 'file' },
    ]),
    {
        id: 'file.delete',
        input: { workspace_id: 7, file_id: 31 },
        expect: { method: 'DELETE', url: `${URL}/31` },
        answer: null,
    },
    {
        id: 'file.deleteMany',
        input: { workspace_id: 7, ids: [31, 32] },
        expect: {
            method: 'DELETE',
            url: `${URL}/bulk_delete`,
            headers: JSON_BODY,
            body: { ids: [31, 32] },
        },
        answer: null,
    },
];
