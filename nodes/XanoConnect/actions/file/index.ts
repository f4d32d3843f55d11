import type { Resource } from '../../action.js';
import { deleteFile } from './delete.js';
import { getMany } from './get-many.js';
import { upload } from './upload.js';

export const file: Resource = { value: 'file', name: 'File', actions: [deleteFile, getMany, upload] };
