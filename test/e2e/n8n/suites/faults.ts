import assert from 'node:assert/strict';
import { automatic, confirmed } from '../../../n8n/cases/record-tables.js';
import type { CaseTable } from '../../../n8n/cases/record-tables.js';
import { byName } from '../../../n8n/locators.js';
import { withFault } from '../faults.js';
import type { FaultRule } from '../faults.js';
import { executeByWebhook, executionsOf, readExecution, stopExecution } from '../server/executions.js';
import type { Execution } from '../server/executions.js';
import { waitFor } from '../server/wait.js';
import { node, webhook, workflow } from '../server/workflow.js';
import { callWebhook, withActive } from '../server/workflows.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';
import { itemsOfBody, manyRows, namedTableOfRows, storedRows } from './rows.js';

const NODE = 'Xano';
const WRITES = '/content/bulk';
const COUNT = 50;

const draftOf = (
    { nodes, credential }: SuiteContext,
    path: string,
    parameters: object,
    answers: 'now' | 'later',
) => {
    const begin = webhook('Webhook', path);
    const parametersOfBegin =
        answers === 'now' ? { ...begin.parameters, responseMode: 'onReceived' } : begin.parameters;
    return workflow('Faults', [
        [
            { ...begin, parameters: parametersOfBegin },
            itemsOfBody('Items'),
            node(NODE, `${nodes.name}.${SUBJECT.node}`, { ...parameters }, { credentials: credential }),
        ],
    ]);
};

/** One request after the other, over the Metadata API, which the rules are about. */
const writing = (operation: 'bulkAdd' | 'bulkPatch', made: CaseTable, options: object = {}) => ({
    resource: 'record',
    operation,
    ...confirmed(made),
    columns: automatic(),
    options: { via: 'rest', batchSize: 10, concurrency: 1, ...options },
});

interface Trouble {
    readonly name: string;
    readonly operation: 'bulkAdd' | 'bulkPatch';
    readonly options?: object;
    readonly fault: FaultRule['fault'];
}

/** Writes rows while Xano does what the rule says: each is there once, and nothing failed. */
async function writesInSpiteOf(
    context: SuiteContext,
    { name, operation, options, fault }: Trouble,
): Promise<Execution> {
    const { bench, n8n } = context;
    const rows = manyRows(COUNT);
    const isPatch = operation === 'bulkPatch';
    const made = await namedTableOfRows(bench.xano, name, isPatch ? rows : []);
    const wanted = isPatch ? rows.map((row, i) => ({ id: i + 1, ...row, stock: row.stock + 1000 })) : rows;
    const draft = draftOf(context, name, writing(operation, made, options), 'later');
    const rule = { match: { method: 'POST', path: WRITES }, skip: 2, times: 1, fault };
    return withFault(bench, rule, (counted) =>
        withActive(n8n.api, draft, async ({ id }) => {
            const { execution } = await executeByWebhook(context, id, name, { items: wanted });
            assert.equal(execution.errorOf(NODE)?.message, undefined);
            assert.equal(execution.status, 'success');
            assert.equal((await counted()).fired, 1);
            const stored = await storedRows(bench.xano, made.table);
            assert.deepEqual(
                stored.map(({ sku, stock }) => ({ sku, stock })),
                wanted.map(({ sku, stock }) => ({ sku, stock })),
            );
            return execution;
        }),
    );
}

async function waitsAsLongAsAsked(context: SuiteContext): Promise<void> {
    const execution = await writesInSpiteOf(context, {
        name: 'faults_limit',
        operation: 'bulkAdd',
        fault: { kind: 'status', preset: '429-retry-after' },
    });
    const ms = execution.millisecondsOf(NODE);
    assert.ok(ms >= 2000, `tried again after ${ms} ms; 2 s were asked for`);
}

/** How long is watched that nothing more is sent, in milliseconds: several times what a batch takes here. */
const WATCHED_MS = 1500;
const watched = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, WATCHED_MS));

/** Starts a run, stops it in n8n when the rule has met `after` requests, and sees that at most one more comes. */
async function stopsSending(
    context: SuiteContext,
    {
        path,
        parameters,
        items,
        rule,
        after,
    }: {
        readonly path: string;
        readonly parameters: object;
        readonly items: readonly object[];
        readonly rule: FaultRule;
        readonly after: number;
    },
): Promise<void> {
    const { bench, n8n, installed } = context;
    await withFault(bench, rule, (counted) =>
        withActive(n8n.api, draftOf(context, path, parameters, 'now'), async ({ id }) => {
            await callWebhook(n8n.api, path, { items });
            await waitFor('the node is in the middle of its work', async () =>
                (await counted()).seen >= after ? true : undefined,
            );
            const [running = ''] = await executionsOf(n8n.api, id);
            await stopExecution(n8n.api, running);
            const { seen } = await counted();
            const execution = await readExecution(n8n.api, installed, running);
            assert.equal(execution.status, 'canceled');
            await watched();
            const more = (await counted()).seen - seen;
            assert.ok(more <= 1, `${more} requests came after the run was stopped`);
        }),
    );
}

async function stopsBulk(context: SuiteContext): Promise<void> {
    const { xano } = context.bench;
    const made = await namedTableOfRows(xano, 'faults_stop');
    await stopsSending(context, {
        path: 'faults-stop',
        parameters: writing('bulkAdd', made),
        items: manyRows(1000),
        rule: { match: { method: 'POST', path: WRITES }, fault: { kind: 'delay', ms: 200 } },
        after: 3,
    });
    const stored = await storedRows(xano, made.table);
    assert.ok(stored.length < 200, `${stored.length} rows were written`);
}

async function stopsTool(context: SuiteContext): Promise<void> {
    await stopsSending(context, {
        path: 'faults-tool',
        parameters: {
            resource: 'mcpTool',
            operation: 'call',
            tool: byName('getTables'),
            argumentsMode: 'json',
            argumentsJson: '{}',
        },
        items: manyRows(20),
        // initialize, initialized, tools/list, then calls that take long.
        rule: { match: { door: 'mcp', method: 'POST' }, skip: 3, fault: { kind: 'delay', ms: 20_000 } },
        after: 4,
    });
}

export const faults: Suite = {
    name: 'faults',
    about: 'Xano refuses, fails or hangs while the node works; somebody stops the run',
    async run(context) {
        const { check } = context;
        await check('a rate limit is waited out as long as Xano asks', () => waitsAsLongAsAsked(context));
        await check('a server that is away for a moment', async () => {
            await writesInSpiteOf(context, {
                name: 'faults_away',
                operation: 'bulkPatch',
                fault: { kind: 'status', preset: '503' },
            });
        });
        await check('a connection lost after the work was done adds no row twice', async () => {
            await writesInSpiteOf(context, {
                name: 'faults_lost',
                operation: 'bulkAdd',
                options: { onUnknown: 'look' },
                fault: { kind: 'reset-after' },
            });
        });
        await check('a stopped run sends no more rows', () => stopsBulk(context));
        await check('a stopped run lets go of a slow tool', () => stopsTool(context));
    },
};
