import type { Resource } from '../../action.js';
import { create } from './create.js';
import { deleteApiGroup } from './delete.js';
import { getMany } from './get-many.js';
import { getOpenApi } from './get-openapi.js';
import { get } from './get.js';
import { update } from './update.js';

export const apiGroup: Resource = {
    value: 'apiGroup',
    name: 'API Group',
    actions: [create, deleteApiGroup, get, getMany, getOpenApi, update],
};
