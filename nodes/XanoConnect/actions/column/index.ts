import type { Resource } from '../../action.js';
import { add } from './add.js';
import { getMany } from './get-many.js';
import { remove } from './remove.js';
import { rename } from './rename.js';

export const column: Resource = { value: 'column', name: 'Column', actions: [add, getMany, remove, rename] };
