import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { HISTORY_MAX, LIST_MAX, paging, workspace } from './fields.js';
import { searching, toXanoTerms } from './search-fields.js';
import { thing, totalsPageOf } from './shapes.js';

const PATH = '/audit_log';
const IN_WORKSPACE = `/workspace/{workspace_id}${PATH}`;

/** `type` is `<resource>:<action>`, such as `table:create`. */
const entry = () =>
    thing({
        id: z.number(),
        created_at: z.string(),
        type: z.string(),
        msg: z.string(),
        label: z.optional(z.array(z.string())),
        data: z.optional(z.unknown()),
        user: z.optional(z.nullable(thing({ id: z.optional(z.number()), email: z.optional(z.string()) }))),
        workspace: z.optional(
            z.nullable(thing({ id: z.optional(z.number()), name: z.optional(z.string()) })),
        ),
        branch: z.optional(
            z.nullable(thing({ id: z.optional(z.number()), label: z.optional(z.nullable(z.string())) })),
        ),
    });

const includeData = {
    /** Answer what was changed, too. Default false. */
    include_data: z.optional(z.boolean()),
};

const listed = { ...paging(LIST_MAX), ...includeData };
const searched = { ...paging(HISTORY_MAX), ...searching, ...includeData };

const output = () => totalsPageOf(entry());
const LIST = {
    method: 'GET',
    query: ['page', 'per_page', 'include_data'],
    paging: { perPage: HISTORY_MAX },
} as const;
const SEARCH = {
    method: 'POST',
    body: 'json',
    paging: { perPage: HISTORY_MAX },
    prepare: toXanoTerms,
} as const;

export const auditLogOperations = defineOperations('auditLog', {
    list: {
        title: 'List audit log',
        description: 'Changes in a workspace, newest first. Kept for 1 to 28 days, by plan.',
        effect: 'read',
        scope: 'Workspace Log: Read',
        input: () => z.strictObject({ ...workspace, ...listed }),
        output,
        rest: { ...LIST, path: IN_WORKSPACE },
        mcp: { tool: 'getWorkspaceAuditLogs' },
    },

    search: {
        title: 'Search audit log',
        description: 'Changes in a workspace that meet a condition, such as `{ type: "table:delete" }`.',
        effect: 'read',
        scope: 'Workspace Log: Read',
        input: () => z.strictObject({ ...workspace, ...searched }),
        output,
        rest: { ...SEARCH, path: `${IN_WORKSPACE}/search` },
        mcp: { tool: 'searchWorkspaceAuditLogs' },
    },

    listInstance: {
        title: 'List audit log of the instance',
        description: 'Changes in all workspaces of the instance, newest first. Paid plans only.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject(listed),
        output,
        rest: { ...LIST, path: PATH },
        mcp: { tool: 'getAuditLogs' },
    },

    searchInstance: {
        title: 'Search audit log of the instance',
        description: 'Changes in all workspaces of the instance that meet a condition. Paid plans only.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject(searched),
        output,
        rest: { ...SEARCH, path: `${PATH}/search` },
        mcp: { tool: 'searchAuditLogs' },
    },
});
