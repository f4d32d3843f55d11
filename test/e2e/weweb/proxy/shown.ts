import { tableById } from './allow-list.js';
import type { AllowList } from './allow-list.js';
import type { Call } from './call.js';
import { shownColumns } from './columns.js';
import { isObject } from './json.js';
import { masked } from './mask.js';

const idOf = (item: unknown): unknown => (isObject(item) ? item['id'] : undefined);

/** The answer with only what is on the list. */
export function shown(call: Call, data: unknown, list: AllowList): unknown {
    const { id } = call.operation;
    if (id === 'table.list' && isObject(data) && Array.isArray(data['items'])) {
        return { ...data, items: data['items'].filter((item) => tableById(list, idOf(item)) !== undefined) };
    }
    if (id === 'workspace.list' && Array.isArray(data)) {
        return data.filter((item) => idOf(item) === list.workspace_id);
    }
    return /^\w+History\.|^auditLog\./.test(id) ? masked(data) : shownColumns(call, data);
}
