import { defineAction } from '../../action.js';
import { definePanel } from '../../panel.js';

export const deleteFile = defineAction({
    code: 'deleteFile',
    args: { fileId: 'id!' },
    writes: 'files',
    async run({ xano }, { fileId }) {
        await xano.file.delete({ file_id: fileId });
        return { id: fileId, deleted: true };
    },
});

export const panel = definePanel({
    code: 'deleteFile',
    name: 'Files | Delete',
    description: 'Deletes one file of the workspace, for good.',
    returns: '{ id: number | string, deleted: true }',
    fields: {
        fileId: { label: 'File ID', box: 'text', help: 'As Files | List tells it', placeholder: 'e.g. 42' },
    },
});
