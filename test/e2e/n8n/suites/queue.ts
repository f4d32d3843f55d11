import assert from 'node:assert/strict';
import { automatic } from '../../../n8n/cases/record-tables.js';
import { byId } from '../../../n8n/locators.js';
import { withFault } from '../faults.js';
import { executionsOf, readExecution } from '../server/executions.js';
import { WORKER_NAME } from '../server/n8n-server.js';
import { waitFor } from '../server/wait.js';
import { node, webhook, workflow } from '../server/workflow.js';
import { callWebhook, withActive } from '../server/workflows.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';
import { fields, itemsOfBody, manyRows, storedRows, tableOfRows } from './rows.js';

const RUNS = 40;
const PATH = 'queue';
const LAST = 'Who';

/**
 * Fewer requests than the runs send, so that some have to wait. A long window, as workers know nothing of each other: in a
 * short one, new runs take the places that others wait for, until those give up.
 */
const LIMIT = { kind: 'rate-limit', requests: 60, seconds: 5, retryAfter: true } as const;

async function sharesTheWork(context: SuiteContext): Promise<void> {
    const { n8n, nodes, credential, bench, installed, setting } = context;
    const table = await tableOfRows(bench.xano, 'queue');
    const draft = workflow('Queue', [
        [
            webhook('Webhook', PATH),
            itemsOfBody('Items'),
            node(
                'Xano',
                `${nodes.name}.${SUBJECT.node}`,
                {
                    resource: 'record',
                    operation: 'create',
                    table: byId(table),
                    columns: automatic(),
                    options: { via: 'rest' },
                },
                { credentials: credential },
            ),
            fields(LAST, { worker: `={{ $env.${WORKER_NAME} }}` }),
        ],
    ]);
    const rows = manyRows(RUNS);
    await withFault(bench, { fault: LIMIT }, (counted) =>
        withActive(n8n.api, draft, async ({ id }) => {
            const answers = await Promise.all(
                rows.map((row) => callWebhook(n8n.api, PATH, { items: [row] })),
            );
            for (const { status, body } of answers) assert.equal(status, 200, JSON.stringify(body));
            const { fired, seen } = await counted();
            assert.ok(fired > 0, `the limit was never met by ${seen} requests`);
            const ids = await waitFor('n8n keeps the executions', async () => {
                const kept = await executionsOf(n8n.api, id);
                return kept.length === RUNS ? kept : undefined;
            });
            const workers = new Set<unknown>();
            for (const each of ids) {
                const execution = await readExecution(n8n.api, installed, each);
                assert.equal(execution.status, 'success');
                workers.add(execution.items(LAST)?.[0]?.json['worker']);
            }
            assert.equal(
                workers.size,
                setting.workers,
                `of the workers ${[...workers].join(', ')} took part`,
            );
        }),
    );
    const stored = await storedRows(bench.xano, table);
    assert.deepEqual(stored.map(({ sku }) => sku).sort(), rows.map(({ sku }) => sku).sort());
}

export const queue: Suite = {
    name: 'queue',
    about: 'many runs at once, shared among workers that know nothing of each other',
    skip: ({ workers }) => workers === 0,
    async run(context) {
        await context.check(`${RUNS} runs at once, on all workers, under one rate limit`, () =>
            sharesTheWork(context),
        );
    },
};
