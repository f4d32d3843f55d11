import assert from 'node:assert/strict';
import { credentialFor, SUBJECT } from '../subject.js';
import { testCredential } from '../server/credentials.js';
import { mapperFields, searchList } from '../server/lookups.js';
import { nodeTypesOf } from '../server/node-types.js';
import { node, webhook, workflow } from '../server/workflow.js';
import { callWebhook, withActive } from '../server/workflows.js';
import type { Suite, SuiteContext } from '../suite.js';

/** Of the sample workspace. */
const TABLE = 'customers';

async function loads({ n8n, nodes }: SuiteContext): Promise<void> {
    const prefix = `${nodes.name}.`;
    const expected = [SUBJECT.node, `${SUBJECT.node}Tool`, SUBJECT.trigger].map((name) => prefix + name);
    assert.deepEqual(await nodeTypesOf(n8n.api, nodes.name), expected.sort());
}

async function listsAndMaps({ n8n, nodes, credential }: SuiteContext): Promise<void> {
    const common = { type: `${nodes.name}.${SUBJECT.node}`, credentials: credential };
    const { results } = await searchList(
        n8n.api,
        { ...common, ...SUBJECT.tableList, parameters: { resource: 'record', operation: 'create' } },
        { filter: TABLE },
    );
    assert.deepEqual(
        results.map(({ name }) => name),
        [TABLE],
    );
    const { fields } = await mapperFields(n8n.api, {
        ...common,
        ...SUBJECT.columns,
        parameters: {
            resource: 'record',
            operation: 'create',
            table: { __rl: true, mode: 'list', value: results[0]?.value ?? '' },
        },
    });
    assert.ok(
        fields.some(({ id }) => id === 'email'),
        `no column email among ${fields.map(({ id }) => id).join(', ')}`,
    );
}

async function runsFromWebhook({ n8n, nodes, credential, bench }: SuiteContext): Promise<void> {
    const path = 'smoke';
    const draft = workflow('Smoke', [
        [
            webhook('Webhook', path),
            node('Tables', `${nodes.name}.${SUBJECT.node}`, SUBJECT.listTables, { credentials: credential }),
        ],
    ]);
    const { status, body } = await withActive(n8n.api, draft, () => callWebhook(n8n.api, path));
    assert.equal(status, 200, JSON.stringify(body));
    assert.ok(Array.isArray(body));
    const { items } = await bench.xano.table.list();
    assert.deepEqual(
        body.map((row: { name?: unknown }) => row.name).sort(),
        items.map(({ name }) => name).sort(),
    );
}

/** The chain as a whole: what breaks here, breaks everything below. */
export const smoke: Suite = {
    name: 'smoke',
    about: 'the package is loaded, reaches Xano with its credential, and runs in an active workflow',
    async run(context) {
        const { check, n8n, bench, credential } = context;
        const test = (token?: string) =>
            testCredential(n8n.api, credential, credentialFor(bench.sandbox, token));
        await check('n8n knows the nodes and the tool', () => loads(context));
        await check('a good token passes the test of the credential', async () => {
            assert.equal((await test()).status, 'OK');
        });
        await check('an expired token does not', async () => {
            assert.equal((await test(bench.sandbox.tokens.expired)).status, 'Error');
        });
        await check('tables are listed and their columns mapped', () => listsAndMaps(context));
        await check('a webhook workflow answers with what Xano holds', () => runsFromWebhook(context));
        await check('n8n and the node come back after a restart', async () => {
            await n8n.restart();
            await loads(context);
        });
    },
};
