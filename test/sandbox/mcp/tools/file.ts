import { list } from '../tool.js';
import type { Tool } from '../tool.js';
import { fileListing } from './shared.js';

const files = '/workspace/{workspace_id}/file';

/** Uploaded files. */
export const fileTools: readonly Tool[] = [
    {
        name: 'listFiles',
        description: 'Files',
        effect: 'read',
        method: 'GET',
        path: files,
        query: fileListing,
    },
    {
        name: 'deleteFile',
        description: 'Deletes a file',
        effect: 'delete',
        method: 'DELETE',
        path: `${files}/{file_id}`,
    },
    {
        name: 'deleteFiles',
        description: 'Deletes many files',
        effect: 'delete',
        method: 'DELETE',
        path: `${files}/bulk_delete`,
        body: { ids: list('Ids of the files', { type: 'integer' }) },
        required: ['ids'],
    },
];
