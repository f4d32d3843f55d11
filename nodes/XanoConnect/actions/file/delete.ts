import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';

export const deleteFile: EachAction = {
    value: 'delete',
    name: 'Delete',
    action: 'Delete a file',
    description: 'Delete one uploaded file, for good',
    parameters: [
        workspace,
        locator('file', { description: 'The uploaded file. By its name, only a public one is found.' }),
        options(),
    ],
    each: async (item) => {
        const file = item.id('file');
        await item.xano.file.delete({ file_id: file }, item.options);
        return { deleted: true, ...(typeof file === 'number' ? { id: file } : { name: file }) };
    },
};
