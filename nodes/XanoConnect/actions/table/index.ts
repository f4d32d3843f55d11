import type { Resource } from '../../action.js';
import { add } from './add.js';
import { copyRecords } from './copy-records.js';
import { deleteTable } from './delete.js';
import { ensure } from './ensure.js';
import { getMany } from './get-many.js';
import { get } from './get.js';
import { truncate } from './truncate.js';
import { update } from './update.js';

export const table: Resource = {
    value: 'table',
    name: 'Table',
    actions: [add, copyRecords, deleteTable, ensure, get, getMany, truncate, update],
};
