import type { Resource } from '../../action.js';
import { search } from './search.js';

export const auditLog: Resource = { value: 'auditLog', name: 'Audit Log', actions: [search] };
