import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { access, accessOf } from './access.js';

const KINDS = ['audio', 'image', 'video'] as const;

export const upload: EachAction = {
    value: 'upload',
    name: 'Upload',
    action: 'Upload a file',
    description:
        'Upload the file of an input item to a workspace; the item has its path. The free plan takes images only.',
    parameters: [
        workspace,
        {
            displayName: 'Input Data Field Name',
            name: 'binaryPropertyName',
            type: 'string',
            default: 'data',
            required: true,
            placeholder: 'e.g. data',
            hint: 'The name of the input field that holds the file',
            description: 'Name of the binary field of the input item that holds the file',
        },
        options(
            access,
            {
                displayName: 'File Name',
                name: 'fileName',
                type: 'string',
                default: '',
                placeholder: 'e.g. logo.png',
                description: 'Name the file gets in Xano. Left out, it keeps its own.',
            },
            {
                displayName: 'Kind',
                name: 'kind',
                type: 'options',
                default: 'image',
                description:
                    'Kind of file Xano is to take it for, and to refuse it if it is none. Left out, any.',
                options: [
                    { name: 'Audio', value: 'audio' },
                    { name: 'Image', value: 'image' },
                    { name: 'Video', value: 'video' },
                ],
            },
        ),
    ],
    each: async (item) => {
        const field = item.text('binaryPropertyName').trim();
        const { helpers } = item.host;
        const { fileName, mimeType } = helpers.assertBinaryData(item.index, field);
        const content = await helpers.getBinaryDataBuffer(item.index, field);
        const filename = item.filled('options.fileName') ?? fileName;
        const type = KINDS.find((kind) => kind === item.value('options.kind'));
        return item.xano.file.upload(
            {
                content,
                content_type: mimeType,
                ...(filename === undefined ? {} : { filename }),
                ...(type === undefined ? {} : { type }),
                ...accessOf(item),
            },
            item.options,
        );
    },
};
