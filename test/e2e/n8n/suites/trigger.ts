import assert from 'node:assert/strict';
import * as z from 'zod/v4';
import { executionsOf, readExecution } from '../server/executions.js';
import { waitFor } from '../server/wait.js';
import { node, workflow } from '../server/workflow.js';
import type { WorkflowDraft } from '../server/workflow.js';
import { activate, addWorkflow, removeWorkflow, runByHand, withActive } from '../server/workflows.js';
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

const withState = z.looseObject({ staticData: z.record(z.string(), z.unknown()).nullish() });

/** The first poll says from where on records are new; the current n8n goes on activating after it has answered. */
const watched = ({ n8n }: SuiteContext, { id }: SavedWorkflow): Promise<true> =>
    waitFor('the state of the first poll is saved', async () => {
        const { staticData } = await n8n.api.call(withState, 'GET', `/rest/workflows/${id}`);
        return Object.keys(staticData ?? {}).length > 0 ? true : undefined;
    });

/** Waits for executions with so many records. An n8n that starts polls at once, otherwise a minute may pass. */
const delivered = (context: SuiteContext, saved: SavedWorkflow, count: number): Promise<string[]> =>
    waitFor(
        `${count} records are delivered`,
        async () => {
            const found = await deliveredTo(context, saved);
            return found.length >= count ? found : undefined;
        },
        { patienceMs: 100_000, everyMs: 500 },
    );

async function eachOnce(context: SuiteContext): Promise<void> {
    const { n8n, bench } = context;
    const table_id = await newTable('watched', context);
    const names = namesOf(50);
    const add = (name: string) => bench.xano.record.create({ table_id, row: { name } });
    await add('there before');
    await withActive(n8n.api, watching(context, 'Each once', table_id), async (saved) => {
        await watched(context, saved);
        for (const half of [names.slice(0, 25), names.slice(25)]) {
            const adding = half.map(add);
            await n8n.restart();
            await Promise.all(adding);
        }
        await n8n.restart();
        assert.deepEqual(await delivered(context, saved, names.length), names);
        // What would come twice, comes before this one.
        await add('the last');
        await n8n.restart();
        assert.deepEqual(await delivered(context, saved, names.length + 1), [...names, 'the last']);
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

/** The old n8n refuses to activate; the current one tries in the background, tells the editor why it could not, and its log. */
async function tellsWhy(context: SuiteContext): Promise<void> {
    const { n8n } = context;
    const saved = await addWorkflow(n8n.api, watching(context, 'No such table', 999_999));
    const why = /problem activating the workflow.*Table 999999/;
    try {
        const refused = await activate(n8n.api, saved).then(
            () => undefined,
            (thrown: unknown) => String(thrown),
        );
        if (refused !== undefined) assert.match(refused, why);
        else {
            await waitFor('n8n tells why it does not activate', () =>
                Promise.resolve(why.test(n8n.log) ? true : undefined),
            );
        }
    } finally {
        await removeWorkflow(n8n.api, saved);
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
