import type { Resource } from '../../action.js';
import { get } from './get.js';

export const account: Resource = { value: 'account', name: 'Account', actions: [get] };
