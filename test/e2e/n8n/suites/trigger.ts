import assert from 'node:assert/strict';
import { executionsOf, readExecution } from '../server/executions.js';
import { waitFor } from '../server/wait.js';
import { node, workflow } from '../server/workflow.js';
import type { WorkflowDraft } from '../server/workflow.js';
import {
    activate,
    addWorkflow,
    deactivate,
    removeWorkflow,
    runByHand,
    withActive,
} from '../server/workflows.js';
import type { SavedWorkflow } from '../server/workflows.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';

const TRIGGER = 'Trigger';

function watching({ nodes, credential }: SuiteContext, name: string, tableId: number): WorkflowDraft {
    const parameters = {
        pollTimes: { item: [{ mode: 'everyMinute' }] },
        event: 'recordCreated',
        table: { __rl: true, mode: 'list', value: tableId },
        options: {},
    };
    const trigger = node(TRIGGER, `${nodes.name}.${SUBJECT.trigger}`, parameters, {
        credentials: credential,
    });
    return workflow(name, [[trigger, node('After', 'n8n-nodes-base.noOp')]]);
}

/** Names of the records that executions of a workflow began with, once for each time. */
async function deliveredTo({ n8n, installed }: SuiteContext, { id }: SavedWorkflow): Promise<string[]> {
    const names: string[] = [];
    for (const execution of await executionsOf(n8n.api, id)) {
        const items = (await readExecution(n8n.api, installed, execution)).items(TRIGGER) ?? [];
        names.push(...items.map(({ json }) => String(json['name'])));
    }
    return names.sort();
}

const namesOf = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => `record ${String(i).padStart(2, '0')}`);

async function newTable(name: string, { bench }: SuiteContext): Promise<number> {
    const { id } = await bench.xano.table.add({
        name,
        schema: [
            { name: 'id', type: 'int' },
            { name: 'name', type: 'text' },
        ],
    });
    return id;
}

/** Activation polls at once: nobody has to wait for the minute. */
async function pollNow({ n8n }: SuiteContext, saved: SavedWorkflow): Promise<void> {
    await deactivate(n8n.api, saved);
    await activate(n8n.api, saved);
}

async function eachOnce(context: SuiteContext): Promise<void> {
    const { n8n, bench } = context;
    const table_id = await newTable('watched', context);
    const names = namesOf(50);
    await withActive(n8n.api, watching(context, 'Each once', table_id), async (saved) => {
        for (const half of [names.slice(0, 25), names.slice(25)]) {
            const adding = half.map((name) => bench.xano.record.create({ table_id, row: { name } }));
            await n8n.restart();
            await Promise.all(adding);
        }
        await pollNow(context, saved);
        const delivered = await waitFor('all records are delivered', async () => {
            const found = await deliveredTo(context, saved);
            return found.length >= names.length ? found : undefined;
        });
        assert.deepEqual(delivered, names);
        await pollNow(context, saved);
        await bench.xano.record.create({ table_id, row: { name: 'the last' } });
        await pollNow(context, saved);
        const all = await waitFor('the last record is delivered', async () => {
            const found = await deliveredTo(context, saved);
            return found.includes('the last') ? found : undefined;
        });
        assert.deepEqual(all, [...names, 'the last']);
    });
}

async function showsSamples(context: SuiteContext): Promise<void> {
    const { n8n, installed, bench } = context;
    const table_id = await newTable('sampled', context);
    const draft = watching(context, 'Samples', table_id);
    const saved = await addWorkflow(n8n.api, draft);
    const run = async () =>
        readExecution(n8n.api, installed, await runByHand(n8n.api, saved, draft, TRIGGER));
    try {
        const empty = await run();
        assert.equal(empty.error?.message, 'There is nothing to show yet');
        for (const name of namesOf(5)) await bench.xano.record.create({ table_id, row: { name } });
        const full = await run();
        assert.deepEqual(
            full.items(TRIGGER)?.map(({ json }) => json['name']),
            namesOf(5).slice(2).reverse(),
        );
    } finally {
        await removeWorkflow(n8n.api, saved);
    }
}

async function tellsWhy(context: SuiteContext): Promise<void> {
    const saved = await addWorkflow(context.n8n.api, watching(context, 'No such table', 999_999));
    try {
        await assert.rejects(activate(context.n8n.api, saved), /table/i);
    } finally {
        await removeWorkflow(context.n8n.api, saved);
    }
}

/** What the trigger promises, in the n8n that keeps its state. */
export const trigger: Suite = {
    name: 'trigger',
    about: 'the trigger delivers each record once while n8n restarts, and shows samples',
    async run(context) {
        const { check } = context;
        await check('by hand it shows the latest records, or says why it cannot', () =>
            showsSamples(context),
        );
        await check('a table that is not there is told on activation', () => tellsWhy(context));
        await check('fifty records added while n8n restarts twice come once each', () => eachOnce(context));
    },
};
