import type { Resource } from '../../action.js';
import { create } from './create.js';
import { deleteBranch } from './delete.js';
import { getMany } from './get-many.js';
import { setLive } from './set-live.js';

export const branch: Resource = {
    value: 'branch',
    name: 'Branch',
    actions: [create, deleteBranch, getMany, setLive],
};
