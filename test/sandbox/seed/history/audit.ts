import { DAY, HOUR } from '../time.js';
import type { Json, SampleAudit } from '../types.js';

type Entry = readonly [
    daysAgo: number,
    resource: string,
    action: string,
    msg: string,
    branch: string | null,
    data?: Json,
];

const entries: readonly Entry[] = [
    [13, 'branch', 'create', 'Branch created: dev', null],
    [12, 'datasource', 'create', 'Data source created: test', null, { label: 'test', color: '#fff3cd' }],
    [11, 'api', 'create', 'API created: best-sellers', 'dev'],
    [10, 'api', 'update', 'API updated: best-sellers', 'dev'],
    [9, 'table', 'update', 'Table updated: orders', null, { column: 'gift' }],
    [8, 'function', 'create', 'Function created: shop/revenue', 'dev'],
    [6, 'api', 'update', 'API updated: reports/revenue', 'v1'],
    [4, 'api', 'update', 'API updated: orders/{order_id}/refund', 'v1'],
    [2, 'task', 'update', 'Task updated: refresh_best_sellers', 'v1'],
    [1, 'middleware', 'update', 'Middleware updated: require_office_key', 'v1'],
    [0.5, 'function', 'delete', 'Function deleted: demo', 'dev'],
];

/** What people changed in the two weeks before `now`, oldest first. */
export function makeAudit(now: number): readonly SampleAudit[] {
    return entries.map(([daysAgo, resource, action, msg, branch, data = null]) => ({
        created_at: now - daysAgo * DAY - HOUR,
        type: `${resource}:${action}`,
        msg,
        label: [resource],
        data,
        branch,
    }));
}
