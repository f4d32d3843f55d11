import type { Resource } from '../../action.js';
import { get } from './get.js';

export const record: Resource = { value: 'record', name: 'Record', actions: [get] };
