import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';
import { gzipped, program, RECORDS } from './bundle.js';

/** All that `xano-connect/pure` exports: what the size is promised for. */
const PURE = {
    name: 'gzip size of the pure entry xano-connect/pure: client, the everyday operations, zod/mini; no rare groups, composites, MCP, doctor',
    limit: 40,
};

/** What a program holds that names its operations one by one, the runtime for browsers included. */
const PROGRAMS = [
    { name: 'a program that handles records only', module: RECORDS, limit: 30 },
    {
        name: 'a program with every single request of the Metadata API (guard)',
        module: program('everyRequest', 'everyRequest'),
        limit: 58,
    },
];

/**
 * The other pure entries, all that each exports. A bundle that takes none holds nothing of them. These limits are no
 * promise; they show what grows.
 */
const MORE = [
    { entry: 'composites', name: 'composite operations and what runs them', limit: 32 },
    { entry: 'mcp', name: 'MCP sessions, tools, forms, adaptation', limit: 33 },
    { entry: 'setup', name: 'doctor with the MCP session it needs, configurations of AI clients', limit: 23 },
    { entry: 'parts', name: 'downloads as streams, what an instance supports', limit: 2 },
];

/** Groups that few programs call, by what they add to a program that handles records. These limits are no promise either. */
const RARE: readonly { readonly name: string; readonly limit: number; readonly operations: string }[] = [
    {
        name: 'tasks, add-ons, tools, agents, MCP servers, middleware, triggers, realtime, tests',
        limit: 5,
        operations:
            'taskOperations, addonOperations, toolOperations, agentOperations, agentTriggerOperations, ' +
            'mcpServerOperations, mcpServerTriggerOperations, middlewareOperations, workspaceTriggerOperations, ' +
            'tableTriggerOperations, realtimeOperations, realtimeChannelOperations, realtimeTriggerOperations, ' +
            'workflowTestOperations, unitTestOperations',
    },
    {
        name: 'releases, tenants, clusters, the personal sandbox',
        limit: 9.5,
        operations:
            'releaseOperations, tenantOperations, tenantEnvOperations, tenantBackupOperations, ' +
            'tenantSnapshotOperations, tenantLicenseOperations, tenantUnitTestOperations, ' +
            'tenantWorkflowTestOperations, tenantStaticHostOperations, clusterOperations, platformOperations, ' +
            'ephemeralOperations, sandboxOperations, sandboxEnvOperations, sandboxLicenseOperations, ' +
            'sandboxKnowledgeOperations, sandboxUnitTestOperations, sandboxWorkflowTestOperations, ' +
            'sandboxMultidocOperations',
    },
    {
        name: 'static hosts and their builds',
        limit: 2,
        operations: 'staticHostOperations, staticHostBuildOperations',
    },
    {
        name: 'documents of XanoScript, conversion, knowledge, runs without a place',
        limit: 2.5,
        operations: 'multidocOperations, convertOperations, knowledgeOperations, betaOperations',
    },
    { name: 'snippets', limit: 1, operations: 'snippetOperations, snippetTokenOperations' },
    {
        name: 'columns and indexes by type, with the columns of a schema',
        limit: 8,
        operations: 'columnAdders, indexAdders',
    },
];

const ALL = { name: 'all pure entries in one bundle (guard)', limit: 110 };

/** Minified and compressed as a page or a package would have it. */
export async function sizeFigures(): Promise<Figure[]> {
    const pure = await gzipped(everythingOf('index'));
    const figures: Figure[] = [atMost(PURE.name, pure / 1024, 'KB gzip', PURE.limit)];
    for (const { entry, name, limit } of MORE) {
        const both = await gzipped(everythingOf('index', entry));
        const what = `xano-connect/pure/${entry}: ${name}; added to pure alone (guard)`;
        figures.push(atMost(what, (both - pure) / 1024, 'KB gzip', limit));
    }
    for (const { name, module, limit } of PROGRAMS) {
        figures.push(atMost(`gzip size of ${name}`, (await gzipped(module)) / 1024, 'KB gzip', limit));
    }
    const records = await gzipped(RECORDS);
    for (const { name, limit, operations } of RARE) {
        const module = program(
            `recordOperations, ${operations}`,
            `{ record: recordOperations, ${operations} }`,
        );
        const added = (await gzipped(module)) - records;
        figures.push(atMost(`${name}: added to records alone (guard)`, added / 1024, 'KB gzip', limit));
    }
    const all = await gzipped(everythingOf('index', ...MORE.map(({ entry }) => entry)));
    return [...figures, atMost(ALL.name, all / 1024, 'KB gzip', ALL.limit)];
}

const everythingOf = (...entries: readonly string[]): string =>
    entries.map((entry) => `export * from './pure/${entry}.js';`).join('\n');
