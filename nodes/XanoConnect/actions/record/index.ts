import type { Resource } from '../../action.js';
import { bulkAdd } from './bulk-add.js';
import { bulkDelete } from './bulk-delete.js';
import { bulkPatch } from './bulk-patch.js';
import { bulkUpsert } from './bulk-upsert.js';
import { create } from './create.js';
import { deleteBySearch } from './delete-by-search.js';
import { remove } from './delete.js';
import { findDuplicates } from './find-duplicates.js';
import { getMany } from './get-many.js';
import { get } from './get.js';
import { patchBySearch } from './patch-by-search.js';
import { removeDuplicates } from './remove-duplicates.js';
import { search } from './search.js';
import { update } from './update.js';
import { upsert } from './upsert.js';

export const record: Resource = {
    value: 'record',
    name: 'Record',
    actions: [
        bulkAdd,
        bulkDelete,
        bulkPatch,
        bulkUpsert,
        create,
        deleteBySearch,
        remove,
        findDuplicates,
        getMany,
        get,
        patchBySearch,
        removeDuplicates,
        search,
        update,
        upsert,
    ],
};
