import { JSON_BODY } from './row.js';
import type { OperationRow } from './row.js';
import { AUDIT, page, REQUEST, runOf, totals, triggerRun } from './samples.js';

interface Kind {
    readonly path: string;
    /** Every filter the kind has. */
    readonly filters: Readonly<Record<string, string | number>>;
    /** One run. */
    readonly item: unknown;
}

const KINDS: Readonly<Record<string, Kind>> = {
    requestHistory: {
        path: 'request_history',
        filters: { branch: 'dev', apigroup_id: 291, query_id: 2218 },
        item: REQUEST,
    },
    functionHistory: {
        path: 'function_history',
        filters: { branch: 'dev', function_id: 4 },
        item: runOf({ function_id: 4 }),
    },
    taskHistory: {
        path: 'task_history',
        filters: { branch: 'dev', task_id: 5 },
        item: runOf({ task_id: 5 }),
    },
    middlewareHistory: {
        path: 'middleware_history',
        filters: { branch: 'dev', middleware_id: 6, query_id: 2218, function_id: 4, task_id: 5 },
        item: runOf({ middleware_id: 6, query_id: 2218, function_id: 0, task_id: 0 }),
    },
    triggerHistory: { path: 'trigger_history', filters: { trigger_id: 9 }, item: triggerRun },
    toolHistory: {
        path: 'tool_history',
        filters: { branch: 'dev', tool_id: 8 },
        item: runOf({ tool_id: 8 }),
    },
};

const historyRows = Object.entries(KINDS).flatMap(([resource, { path, filters, item }]): OperationRow[] => [
    {
        id: `${resource}.list`,
        input: { workspace_id: 7, page: 2, per_page: 500, ...filters, include_output: true },
        expect: {
            method: 'GET',
            url: `/workspace/7/${path}?page=2&per_page=500&${Object.entries(filters)
                .map(([key, value]) => `${key}=${value}`)
                .join('&')}&include_output=true`,
        },
        answer: page(item),
    },
    {
        id: `${resource}.search`,
        input: {
            workspace_id: 7,
            page: 1,
            per_page: 20,
            ...filters,
            search: { 'duration|>': 2 },
            sort: '-created_at',
            include_output: false,
        },
        expect: {
            method: 'POST',
            url: `/workspace/7/${path}/search`,
            headers: JSON_BODY,
            body: {
                page: 1,
                per_page: 20,
                ...filters,
                include_output: false,
                search: [{ 'duration|>': 2 }],
                sort: { created_at: 'desc' },
            },
        },
        answer: page(item),
    },
]);

const auditRows = (
    [
        ['list', 'search', { workspace_id: 7 }, '/workspace/7/audit_log'],
        ['listInstance', 'searchInstance', {}, '/audit_log'],
    ] as const
).flatMap(([list, search, where, url]): OperationRow[] => [
    {
        id: `auditLog.${list}`,
        input: { ...where, page: 1, per_page: 10_000, include_data: true },
        expect: { method: 'GET', url: `${url}?page=1&per_page=10000&include_data=true` },
        answer: totals(AUDIT),
    },
    {
        id: `auditLog.${search}`,
        input: { ...where, per_page: 500, search: { type: 'table:delete' }, sort: { id: 'desc' } },
        expect: {
            method: 'POST',
            url: `${url}/search`,
            headers: JSON_BODY,
            body: { per_page: 500, search: [{ type: 'table:delete' }], sort: { id: 'desc' } },
        },
        answer: totals({ ...AUDIT, data: { name: 'demo' } }),
    },
]);

export const logRows = [...historyRows, ...auditRows];
