import type { Resource } from '../../action.js';
import { call } from './call.js';
import { get } from './get.js';
import { getMany } from './get-many.js';

export const endpoint: Resource = { value: 'endpoint', name: 'Endpoint', actions: [getMany, get, call] };
