import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { accessOf } from '../../file-access.js';
import { definePanel } from '../../panel.js';

export const uploadFile = defineAction({
    code: 'uploadFile',
    args: { file: 'file!', name: 'text', access: 'text' },
    writes: 'files',
    run: ({ xano }, { file, name = file.name, access }) =>
        xano.file.upload({
            content: file,
            ...(name === undefined ? {} : { filename: name }),
            ...(file.type === '' ? {} : { content_type: file.type }),
            ...accessOf(access),
        }),
});

export const panel = definePanel({
    code: 'uploadFile',
    name: 'Files | Upload',
    description: 'Uploads the file of a file input to the workspace. The free plan takes images only.',
    returns:
        '{ id: number, created_at: string, name: string, size: number, type: string, mime: string, access: string, path: string }',
    fields: {
        file: { label: 'File', box: 'file', help: 'The value of a file input' },
        name: { label: 'Name', box: 'text', help: 'With its extension; empty means the name it has' },
        access: field.access,
    },
});
