import type { Resource } from '../../action.js';
import { get } from './get.js';
import { getMany } from './get-many.js';
import { run } from './run.js';

export const functionResource: Resource = {
    value: 'function',
    name: 'Function',
    actions: [getMany, get, run],
};
