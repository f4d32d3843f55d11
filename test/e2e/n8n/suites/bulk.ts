import assert from 'node:assert/strict';
import { automatic, confirmed } from '../../../n8n/cases/record-tables.js';
import type { CaseTable } from '../../../n8n/cases/record-tables.js';
import { executeByWebhook } from '../server/executions.js';
import type { Execution } from '../server/executions.js';
import { node, webhook, workflow } from '../server/workflow.js';
import type { Connections, OnError } from '../server/workflow.js';
import { withActive } from '../server/workflows.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';
import { fields, itemsOfBody, manyRows, namedTableOfRows, storedRows } from './rows.js';

const COUNT = 1000;
const NODE = 'Xano';
const GOOD = 'Good';
const BAD = 'Bad';

/** Reached by the paired item alone, from behind the node. */
const SOURCE = "={{ $('Items').item.json.sku }}";

const BRANCHES: Connections = {
    [NODE]: {
        main: [[{ node: GOOD, type: 'main', index: 0 }], [{ node: BAD, type: 'main', index: 0 }]],
    },
};

interface BulkRun {
    readonly operation: 'bulkAdd' | 'bulkPatch';
    readonly made: CaseTable;
    readonly items: readonly object[];
    readonly onError?: OnError;
    readonly options?: object;
}

/** Runs an operation on all items in a workflow that looks back from behind it. */
async function run(context: SuiteContext, { operation, made, items, ...more }: BulkRun): Promise<Execution> {
    const { n8n, nodes, credential } = context;
    const path = `bulk-${crypto.randomUUID()}`;
    const parameters = {
        resource: 'record',
        operation,
        ...confirmed(made),
        columns: automatic(),
        ...(more.options === undefined ? {} : { options: more.options }),
    };
    const tested = node(NODE, `${nodes.name}.${SUBJECT.node}`, parameters, {
        credentials: credential,
        ...(more.onError === undefined ? {} : { onError: more.onError }),
    });
    const draft = workflow(
        'Bulk',
        [
            [webhook('Webhook', path), itemsOfBody('Items'), tested],
            [fields(GOOD, { source: SOURCE, id: '={{ $json.id }}', status: '={{ $json._status }}' })],
            [fields(BAD, { source: SOURCE, error: '={{ $json.error }}' })],
        ],
        BRANCHES,
    );
    const { execution } = await withActive(n8n.api, draft, ({ id }) =>
        executeByWebhook(context, id, path, { items }),
    );
    return execution;
}

const given = (execution: Execution, name: string) =>
    (execution.items(name) ?? []).map(({ json }) => ({
        source: String(json['source']),
        id: Number(json['id']),
        error: String(json['error']),
        status: json['status'],
    }));

async function addsAndPairs(context: SuiteContext): Promise<void> {
    const { xano } = context.bench;
    const made = await namedTableOfRows(xano, 'bulk_add');
    const execution = await run(context, { operation: 'bulkAdd', made, items: manyRows(COUNT) });
    assert.equal(execution.error?.message, undefined);
    const stored = new Map((await storedRows(xano, made.table)).map((row) => [row.id, row.sku]));
    assert.equal(stored.size, COUNT);
    const came = given(execution, GOOD);
    assert.deepEqual(
        came.map(({ source }) => source),
        manyRows(COUNT).map(({ sku }) => sku),
    );
    for (const { id, source } of came) assert.equal(stored.get(id), source);
}

async function patchesAndPairs(context: SuiteContext): Promise<void> {
    const { xano } = context.bench;
    const made = await namedTableOfRows(xano, 'bulk_patch', manyRows(COUNT));
    const before = await storedRows(xano, made.table);
    // Not in the order of the table.
    const items = before.toReversed().map(({ id, sku, stock }) => ({ id, sku, stock: stock + 5000 }));
    const execution = await run(context, { operation: 'bulkPatch', made, items });
    assert.equal(execution.error?.message, undefined);
    assert.deepEqual(
        given(execution, GOOD).map(({ id, source, status }) => [id, source, status]),
        items.map(({ id, sku }) => [id, sku, 'patched']),
    );
    assert.deepEqual(await storedRows(xano, made.table), items.toReversed());
}

/** Rows whose stock is no number, among the good ones. */
const isBad = (index: number): boolean => index % 125 === 60;
const withBadRows = () => manyRows(COUNT).map((row, i) => (isBad(i) ? { ...row, stock: 'many' } : row));

async function goesOnAtErrorOutput(context: SuiteContext): Promise<void> {
    const { xano } = context.bench;
    const made = await namedTableOfRows(xano, 'bulk_branch');
    const items = withBadRows();
    const execution = await run(context, {
        operation: 'bulkAdd',
        made,
        items,
        onError: 'continueErrorOutput',
    });
    assert.equal(execution.error?.message, undefined);
    const bad = given(execution, BAD);
    assert.deepEqual(
        bad.map(({ source }) => source),
        items.filter((_, i) => isBad(i)).map(({ sku }) => sku),
    );
    for (const { error } of bad) assert.match(error, /"stock" takes an int, not "many"/);
    const good = given(execution, GOOD);
    assert.deepEqual(
        good.map(({ source }) => source),
        items.filter((_, i) => !isBad(i)).map(({ sku }) => sku),
    );
    const stored = new Map((await storedRows(xano, made.table)).map((row) => [row.id, row.sku]));
    assert.equal(stored.size, good.length);
    for (const { id, source } of good) assert.equal(stored.get(id), source);
}

async function stopsAndSaysWhere(context: SuiteContext): Promise<void> {
    const { xano } = context.bench;
    const made = await namedTableOfRows(xano, 'bulk_stop');
    const items = manyRows(COUNT).map((row, i) => (i === 730 ? { ...row, stock: 'many' } : row));
    const execution = await run(context, {
        operation: 'bulkAdd',
        made,
        items,
        options: { batchSize: 100, concurrency: 1 },
    });
    assert.equal(execution.status, 'error');
    const { message = '', description, context: at } = execution.errorOf(NODE) ?? {};
    assert.match(message, /^Item 730 was not added: Column "stock" takes an int, not "many"/);
    assert.equal(at?.['itemIndex'], 730);
    const stored = await storedRows(xano, made.table);
    assert.match(String(description), new RegExp(`${stored.length} of 1,000 items were added before`));
    // What is written is the beginning of the input, each row once.
    assert.deepEqual(
        stored.map(({ sku }) => sku),
        items.slice(0, stored.length).map(({ sku }) => sku),
    );
}

export const bulk: Suite = {
    name: 'bulk',
    about: `${COUNT} items at once: which record came of which item, what fails where, and what is written then`,
    async run(context) {
        const { check } = context;
        await check(`${COUNT} records added, each paired with its item`, () => addsAndPairs(context));
        await check(`${COUNT} records patched, each paired with its item`, () => patchesAndPairs(context));
        await check('bad rows leave at the error output, the others are added', () =>
            goesOnAtErrorOutput(context),
        );
        await check('a bad row stops the run, which says what is written', () => stopsAndSaysWhere(context));
    },
};
