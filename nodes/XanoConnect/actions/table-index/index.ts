import type { Resource } from '../../action.js';
import { add } from './add.js';
import { deleteIndex } from './delete.js';
import { getMany } from './get-many.js';

export const index: Resource = { value: 'index', name: 'Index', actions: [add, deleteIndex, getMany] };
