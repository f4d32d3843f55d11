import type { Resource } from '../../action.js';
import { getContext } from './get-context.js';
import { getMany } from './get-many.js';
import { getOpenApi } from './get-openapi.js';
import { get } from './get.js';

export const workspace: Resource = {
    value: 'workspace',
    name: 'Workspace',
    actions: [get, getContext, getMany, getOpenApi],
};
