import * as z from 'zod/mini';
import { asText } from '../as-text.js';
import { ENDPOINT_KINDS } from '../names/endpoint-kinds.js';
import { LOGIC_KINDS } from '../names/logic-kinds.js';
import { defineOperations } from '../operation.js';
import { maskHeaderLines } from '../redact.js';
import { branch, HISTORY_MAX, idOrName, isRow, paging, whole, workspace } from './fields.js';
import { searching, toXanoTerms } from './search-fields.js';
import { pageOf, thing } from './shapes.js';

type Shape = Record<string, z.ZodMiniType>;

interface HistoryKind<Filters extends Shape, Item extends Shape> {
    /** What ran, as in the path before `_history`. */
    readonly of: string;
    /** The same in the plural, for people. */
    readonly runs: string;
    /** Fields that narrow it down, sent in the query of the list and in the body of the search. */
    readonly filters: Filters;
    /** What an item has beside the fields of every run. */
    readonly item: Item;
    /** What the MCP server's tools are named after `get` and `search`. */
    readonly tools: string;
}

/** `duration` is in seconds; `output` comes only when asked for. */
const run = () => ({
    id: z.number(),
    created_at: z.string(),
    workspace_id: z.number(),
    /** Branch label. Triggers have none, and 2025's instances gave a number as `branch_id` instead. */
    branch: z.optional(z.string()),
    duration: z.number(),
    input: z.unknown(),
    output: z.optional(z.unknown()),
});

const includeOutput = {
    /** Answer what the run returned, too. Default false. */
    include_output: z.optional(z.boolean()),
};

const names = { ...ENDPOINT_KINDS, ...LOGIC_KINDS };

/** List and search of one of the six histories, which differ in their filters and a few fields only. */
function runHistory<Filters extends Shape, Item extends Shape>(kind: HistoryKind<Filters, Item>) {
    const { runs, filters } = kind;
    const path = `/workspace/{workspace_id}/${kind.of}_history`;
    const output = () => pageOf(thing({ ...run(), ...kind.item }));
    const paged = { paging: { perPage: HISTORY_MAX }, receive: maskHeaders } as const;
    const branched = 'branch' in filters ? ({ branch: true } as const) : {};
    const subject = { resource: `${kind.of}History`, names };
    return defineOperations(subject, {
        list: {
            title: `List runs of ${runs}`,
            description: `Runs of ${runs}, newest first, where request history is switched on.`,
            effect: 'read',
            scope: 'Workspace Request History: Read',
            input: () =>
                z.strictObject({ ...workspace, ...paging(HISTORY_MAX), ...filters, ...includeOutput }),
            output,
            rest: {
                ...paged,
                ...branched,
                method: 'GET',
                path,
                query: ['page', 'per_page', ...Object.keys(filters), 'include_output'],
            },
            mcp: { tool: `get${kind.tools}` },
        },

        search: {
            title: `Search runs of ${runs}`,
            description: `Runs of ${runs} that meet a condition, such as \`{ "duration|>": 2 }\` (seconds).`,
            effect: 'read',
            scope: 'Workspace Request History: Read',
            input: () =>
                z.strictObject({
                    ...workspace,
                    ...paging(HISTORY_MAX),
                    ...filters,
                    ...searching,
                    ...includeOutput,
                }),
            output,
            rest: {
                ...paged,
                ...branched,
                method: 'POST',
                path: `${path}/search`,
                body: 'json',
                prepare: toXanoTerms,
            },
            mcp: { tool: `search${kind.tools}` },
        },
    });
}

/**
 * Xano records the callers' bearer tokens and cookies in clear: header lines that hold a secret are masked before
 * anybody sees them. `uri`, `input` and `output` are the data people look for and stay as they are.
 */
function maskHeaders(page: unknown): unknown {
    if (!isRow(page) || !Array.isArray(page['items'])) return page;
    return { ...page, items: page['items'].map(maskItem) };
}

function maskItem(item: unknown): unknown {
    if (!isRow(item)) return item;
    const masked = { ...item };
    for (const key of ['request_headers', 'response_headers']) {
        const lines = masked[key];
        if (Array.isArray(lines)) masked[key] = maskHeaderLines(lines.map(asText));
    }
    return masked;
}

/** Id, or exact name: of the function, the task, ... */
const only = () => z.optional(idOrName());
const ran = () => z.optional(z.number());

export const requestHistoryOperations = runHistory({
    of: 'request',
    runs: 'API endpoints',
    filters: {
        ...branch,
        /** Only this API group, id or exact name. */
        apigroup_id: only(),
        /** Only this endpoint: id, or with apigroup_id its name, as in `GET orders`. */
        query_id: only(),
    },
    item: {
        /** API group; 0 for calls of the Metadata API itself. */
        api_id: z.number(),
        query_id: z.number(),
        status: z.number(),
        verb: z.string(),
        uri: z.string(),
        request_headers: z.array(z.string()),
        response_headers: z.array(z.string()),
    },
    tools: 'ApiRequestHistory',
});

export const functionHistoryOperations = runHistory({
    of: 'function',
    runs: 'functions',
    filters: {
        ...branch,
        /** Only this function, id or exact name. */
        function_id: only(),
    },
    item: { function_id: z.number() },
    tools: 'FunctionRequestHistory',
});

export const taskHistoryOperations = runHistory({
    of: 'task',
    runs: 'tasks',
    filters: {
        ...branch,
        /** Only this task, id or exact name. */
        task_id: only(),
    },
    item: { task_id: z.number() },
    tools: 'TaskRequestHistory',
});

export const middlewareHistoryOperations = runHistory({
    of: 'middleware',
    runs: 'middleware',
    filters: {
        ...branch,
        /** Only this middleware, id or exact name. */
        middleware_id: only(),
        /** Only where it ran for this endpoint, by id: a name would need the API group. */
        query_id: z.optional(whole()),
        /** Only where it ran for this function, id or exact name. */
        function_id: only(),
        /** Only where it ran for this task, id or exact name. */
        task_id: only(),
    },
    item: { middleware_id: z.number(), query_id: ran(), function_id: ran(), task_id: ran() },
    tools: 'MiddlewareRequestHistory',
});

export const triggerHistoryOperations = runHistory({
    of: 'trigger',
    runs: 'triggers',
    filters: {
        /** Only this trigger, id or exact name. */
        trigger_id: only(),
    },
    item: { trigger_id: z.number() },
    tools: 'TriggerRequestHistory',
});

export const toolHistoryOperations = runHistory({
    of: 'tool',
    runs: 'tools',
    filters: {
        ...branch,
        /** Only this tool, id or exact name. */
        tool_id: only(),
    },
    item: { tool_id: z.number() },
    tools: 'ToolRequestHistory',
});
