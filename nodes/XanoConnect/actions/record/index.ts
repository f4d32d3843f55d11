import type { Resource } from '../../action.js';
import { bulkAdd } from './bulk-add.js';
import { bulkDelete } from './bulk-delete.js';
import { bulkPatch } from './bulk-patch.js';
import { bulkUpsert } from './bulk-upsert.js';
import { get } from './get.js';

export const record: Resource = {
    value: 'record',
    name: 'Record',
    actions: [bulkAdd, bulkDelete, bulkPatch, bulkUpsert, get],
};
