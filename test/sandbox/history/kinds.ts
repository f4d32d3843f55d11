import type { LogColumn } from './log-table.js';

const id: LogColumn = { name: 'id', pg: 'bigint', compare: 'number' };
const time = (name: string): LogColumn => ({ name, pg: 'bigint', compare: 'timestamp' });
const int = (name: string): LogColumn => ({ name, pg: 'bigint', compare: 'number' });
const text = (name: string): LogColumn => ({ name, pg: 'text', compare: 'text' });
const json = (name: string): LogColumn => ({ name, pg: 'jsonb', compare: 'json' });
const duration: LogColumn = { name: 'duration', pg: 'double precision', compare: 'number' };

export interface HistoryKind {
    /** Last segment of the path, and the name of the table. */
    readonly path: string;
    /** Query parameter to the column it filters; 0 means no filter. */
    readonly filters: Readonly<Record<string, string>>;
    readonly columns: readonly LogColumn[];
}

const start = [id, time('created_at'), int('workspace_id')];
const run = [duration, json('input')];
const output = json('output');

/** Columns in the order of the answers; `output` is shown only when asked for. */
export const HISTORIES: readonly HistoryKind[] = [
    {
        path: 'request_history',
        filters: { apigroup_id: 'api_id', query_id: 'query_id' },
        columns: [
            ...start,
            text('branch'),
            int('api_id'),
            int('query_id'),
            duration,
            int('status'),
            text('verb'),
            text('uri'),
            json('input'),
            json('request_headers'),
            json('response_headers'),
            output,
        ],
    },
    {
        path: 'function_history',
        filters: { function_id: 'function_id' },
        columns: [...start, text('branch'), ...run, int('function_id'), output],
    },
    {
        path: 'task_history',
        filters: { task_id: 'task_id' },
        columns: [...start, text('branch'), ...run, int('task_id'), output],
    },
    {
        path: 'middleware_history',
        filters: {
            middleware_id: 'middleware_id',
            query_id: 'query_id',
            function_id: 'function_id',
            task_id: 'task_id',
        },
        columns: [
            ...start,
            text('branch'),
            ...run,
            int('middleware_id'),
            int('query_id'),
            int('function_id'),
            int('task_id'),
            output,
        ],
    },
    {
        path: 'trigger_history',
        filters: { trigger_id: 'trigger_id' },
        columns: [...start, ...run, int('trigger_id'), output],
    },
    {
        path: 'tool_history',
        filters: { tool_id: 'tool_id' },
        columns: [...start, text('branch'), ...run, int('tool_id'), output],
    },
];

/** `user`, `workspace` and `branch` are objects in answers; the flat columns beside them serve filters. */
export const AUDIT_COLUMNS: readonly LogColumn[] = [
    id,
    time('created_at'),
    time('updated_at'),
    text('type'),
    text('msg'),
    json('label'),
    json('data'),
    json('obj'),
    json('user'),
    json('workspace'),
    json('branch'),
    int('workspace_id'),
];
