import * as z from 'zod/mini';
import { under } from '../names/kinds.js';
import { defineOperations } from '../operation.js';
import { isContent } from '../runtime.js';
import type { FileLike } from '../runtime.js';
import { idOrName, LIST_MAX, paging, some, text, whole, workspace } from './fields.js';
import { nothing, pageOf, thing } from './shapes.js';

const PATH = '/workspace/{workspace_id}/file';

const access = () => z.optional(z.literal(['public', 'private']));

const fileShape = () =>
    thing({
        id: z.number(),
        created_at: z.string(),
        name: z.string(),
        size: z.number(),
        type: z.string(),
        mime: z.string(),
        access: z.string(),
        path: z.string(),
    });

const subject = {
    resource: 'file',
    names: {
        file_id: {
            resource: 'file',
            scope: 'Workspace File: Read',
            label: 'file',
            lists: [under('/file')],
            search: true,
            listedBy: 'xano.file.list()',
        },
    },
} as const;

export const fileOperations = defineOperations(subject, {
    list: {
        title: 'List files',
        description: 'Uploaded files, newest first.',
        effect: 'read',
        scope: 'Workspace File: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...paging(LIST_MAX),
                /** Text the name contains. Default: every name. */
                search: z.optional(z.string()),
                /** `public` or `private`. Default `public`. */
                access: access(),
                /** What to order by. Default `created_at`. */
                sort: z.optional(z.literal(['created_at', 'name', 'size', 'mime'])),
                /** Direction of the order. Default `desc`. */
                order: z.optional(z.literal(['asc', 'desc'])),
            }),
        output: () => pageOf(fileShape()),
        rest: {
            method: 'GET',
            path: PATH,
            query: ['page', 'per_page', 'search', 'access', 'sort', 'order'],
            paging: { perPage: 100 },
        },
        mcp: { tool: 'listFiles' },
    },

    upload: {
        title: 'Upload a file',
        description: 'Uploads a file. The free plan takes images only.',
        effect: 'create',
        scope: 'Workspace File: Create',
        input: () =>
            z.strictObject({
                ...workspace,
                /** Bytes, a Blob or File, or text. */
                content: z.custom<string | Uint8Array | FileLike>(isContent, 'must be bytes, a file or text'),
                /** Name of the file with its extension. Default `file`. */
                filename: z.optional(text()),
                /** MIME type, such as `image/png`. Default: what the content says, if anything. */
                content_type: z.optional(text()),
                /** Kind of file. Default: any. */
                type: z.optional(z.literal(['image', 'video', 'audio'])),
                /** `public` or `private`. Default `public`. */
                access: access(),
            }),
        output: fileShape,
        rest: { method: 'POST', path: PATH, body: 'multipart' },
        mcp: { tool: 'uploadFile' },
    },

    delete: {
        title: 'Delete a file',
        description: 'Deletes one file.',
        effect: 'delete',
        scope: 'Workspace File: Delete',
        input: () =>
            z.strictObject({
                ...workspace,
                /** File: id, or exact name of a public file. */
                file_id: idOrName(),
            }),
        output: nothing,
        rest: { method: 'DELETE', path: `${PATH}/{file_id}` },
        mcp: { tool: 'deleteFile' },
    },

    deleteMany: {
        title: 'Delete files',
        description: 'Deletes files by id.',
        effect: 'bulk-delete',
        scope: 'Workspace File: Delete',
        input: () =>
            z.strictObject({
                ...workspace,
                /** Ids of the files, at least one. */
                ids: some(whole()),
            }),
        output: nothing,
        rest: { method: 'DELETE', path: `${PATH}/bulk_delete`, body: 'json' },
        mcp: { tool: 'deleteFiles' },
    },
});
