import { makeAudit } from './history/audit.js';
import { makeRequests } from './history/requests.js';
import {
    makeFunctionRuns,
    makeMiddlewareRuns,
    makeTaskRuns,
    makeToolRuns,
    makeTriggerRuns,
} from './history/runs.js';
import {
    shopMiddleware,
    shopTableTriggers,
    shopTasks,
    shopTools,
    shopWorkspaceTriggers,
} from './logic/automation.js';
import { backOfficeEndpoints } from './logic/back-office.js';
import { shopFunctions } from './logic/functions.js';
import { storefrontEndpoints } from './logic/storefront.js';
import { shopTables } from './tables/index.js';
import { DAY } from './time.js';
import type { SampleApiGroup, SampleFile, SampleRequest, SampleWorkspace } from './types.js';

const apiGroups = (now: number): readonly SampleApiGroup[] => [
    {
        name: 'Storefront',
        canonical: 'sF4kx9Qa',
        description: 'What the web shop calls',
        swagger: true,
        created_at: now - 900 * DAY,
        endpoints: storefrontEndpoints,
    },
    {
        name: 'Back office',
        canonical: 'bO7tn2Zd',
        description: 'For the team, the payment provider and the carrier',
        swagger: false,
        created_at: now - 800 * DAY,
        endpoints: backOfficeEndpoints,
    },
];

const files = (now: number): readonly SampleFile[] => [
    {
        name: 'logo.png',
        created_at: now - 850 * DAY,
        size: 18_204,
        type: 'image',
        mime: 'image/png',
        access: 'public',
        path: '/vault/sandbox/logo.png',
    },
    {
        name: 'desk-mat.jpg',
        created_at: now - 40 * DAY,
        size: 240_118,
        type: 'image',
        mime: 'image/jpeg',
        access: 'public',
        path: '/vault/sandbox/desk-mat.jpg',
    },
    {
        name: 'price-list.pdf',
        created_at: now - 5 * DAY,
        size: 91_500,
        type: 'attachment',
        mime: 'application/pdf',
        access: 'private',
        path: '/vault/sandbox/price-list.pdf',
    },
];

/** The main workspace: a shop for paper and pens. */
export function shopWorkspace(now: number): SampleWorkspace {
    const groups = apiGroups(now);
    let requests: readonly SampleRequest[] | undefined;
    return {
        name: 'Paper & Pen',
        description: 'A small shop for paper and things to write with',
        branches: [
            { label: 'v1', live: true, backup: false, created_at: now - 1_100 * DAY },
            { label: 'dev', live: false, backup: false, created_at: now - 13 * DAY },
        ],
        dataSources: [
            { label: 'live', color: '#008000' },
            { label: 'test', color: '#fff3cd' },
        ],
        tables: shopTables(now),
        apiGroups: groups,
        functions: shopFunctions(now),
        tasks: shopTasks(now),
        tools: shopTools(now),
        middleware: shopMiddleware(now),
        tableTriggers: shopTableTriggers(now),
        workspaceTriggers: shopWorkspaceTriggers(now),
        get requestHistory() {
            return (requests ??= makeRequests(groups, now));
        },
        functionHistory: makeFunctionRuns(now),
        taskHistory: makeTaskRuns(now),
        middlewareHistory: makeMiddlewareRuns(groups, now),
        triggerHistory: makeTriggerRuns(now),
        toolHistory: makeToolRuns(now),
        audit: makeAudit(now),
        files: files(now),
        staticHosts: [
            { name: 'storefront', description: 'The pages of the shop', created_at: now - 60 * DAY },
        ],
    };
}
