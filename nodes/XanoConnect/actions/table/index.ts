import type { Resource } from '../../action.js';
import { getMany } from './get-many.js';

export const table: Resource = { value: 'table', name: 'Table', actions: [getMany] };
