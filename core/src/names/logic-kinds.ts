import type { NameKind } from '../name-kind.js';
import { under } from './kinds.js';

/** What every branch has its own of. */
const logic = (resource: string, scope: string | null, lists = [`/${resource}`]): NameKind => ({
    resource,
    scope,
    label: resource,
    lists: lists.map(under),
    search: true,
    branch: true,
    listedBy: `xano.${resource}.list()`,
});

export const LOGIC_KINDS = {
    function_id: logic('function', 'Workspace Function: Read'),
    task_id: logic('task', 'Workspace Task: Read'),
    middleware_id: logic('middleware', null),
    tool_id: logic('tool', null),
    // Five resources, whose names end so, share one history: a name is looked for in all of them.
    trigger_id: {
        ...logic('Trigger', null, [
            '/table/trigger',
            '/trigger',
            '/agent/trigger',
            '/mcp_server/trigger',
            '/realtime/channel/trigger',
        ]),
        label: 'trigger',
        listedBy: 'xano.tableTrigger.list() and its like',
    },
};
