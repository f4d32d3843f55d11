import assert from 'node:assert/strict';
import { credentialFor, SUBJECT } from '../subject.js';
import { testCredential } from '../server/credentials.js';
import { executeByWebhook } from '../server/executions.js';
import { mapperFields, searchList } from '../server/lookups.js';
import { nodeTypesOf } from '../server/node-types.js';
import { node, webhook, workflow } from '../server/workflow.js';
import { withActive } from '../server/workflows.js';
import type { Suite, SuiteContext } from '../suite.js';

/** Of the sample workspace. */
const TABLE = 'customers';

async function loads({ n8n, nodes }: SuiteContext): Promise<void> {
    // An AI agent uses nodes, and no triggers.
    const names = nodes.nodeNames.flatMap((name) =>
        name.endsWith('Trigger') ? [name] : [name, `${name}Tool`],
    );
    assert.deepEqual(
        await nodeTypesOf(n8n.api, nodes.name),
        names.map((name) => `${nodes.name}.${name}`).sort(),
    );
}

async function lists({ n8n, nodes, credential }: SuiteContext): Promise<string | number> {
    const { results } = await searchList(
        n8n.api,
        {
            type: `${nodes.name}.${SUBJECT.node}`,
            credentials: credential,
            ...SUBJECT.tableList,
            parameters: { resource: 'record', operation: 'get' },
        },
        { filter: TABLE },
    );
    assert.deepEqual(
        results.map(({ name }) => name),
        [TABLE],
    );
    return results[0]?.value ?? '';
}

async function mapsColumns(context: SuiteContext): Promise<void> {
    const { n8n, nodes, credential } = context;
    const { fields } = await mapperFields(n8n.api, {
        type: `${nodes.name}.${SUBJECT.node}`,
        credentials: credential,
        ...SUBJECT.columns,
        parameters: {
            resource: 'record',
            operation: 'create',
            table: { __rl: true, mode: 'list', value: await lists(context) },
        },
    });
    const names = fields.map(({ id }) => id);
    assert.ok(names.includes('email'), `no column email among ${names.join(', ')}`);
}

async function runsFromWebhook(context: SuiteContext): Promise<void> {
    const { n8n, nodes, credential, bench } = context;
    const path = 'smoke';
    const tables = node('Tables', `${nodes.name}.${SUBJECT.node}`, SUBJECT.listTables, {
        credentials: credential,
    });
    const draft = workflow('Smoke', [[webhook('Webhook', path), tables]]);
    const { answer, execution } = await withActive(n8n.api, draft, ({ id }) =>
        executeByWebhook(context, id, path),
    );
    assert.equal(execution.error?.message, undefined);
    assert.equal(answer.status, 200);
    assert.ok(Array.isArray(answer.body));
    const { items } = await bench.xano.table.list();
    assert.deepEqual(
        answer.body.map((row: { name?: unknown }) => row.name).sort(),
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
        await check('tables are listed', async () => {
            await lists(context);
        });
        await check('columns are mapped', () => mapsColumns(context));
        await check('a webhook workflow answers with what Xano holds', () => runsFromWebhook(context));
    },
};
