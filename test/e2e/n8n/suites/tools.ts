import assert from 'node:assert/strict';
import { byName } from '../../../n8n/locators.js';
import { mapped } from '../../../n8n/cases/record-tables.js';
import { mcpTrigger, McpTriggerSession } from '../server/mcp-trigger.js';
import type { OfferedTool, ToolAnswer } from '../server/mcp-trigger.js';
import { asTools, node, workflow } from '../server/workflow.js';
import type { WorkflowNode } from '../server/workflow.js';
import { withActive } from '../server/workflows.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';
import { storedRows, tableOfRows } from './rows.js';

const PATH = 'xano-tools';
const TABLE = 'tools';
const ROWS = [
    { sku: 'lamp', stock: 3 },
    { sku: 'chair', stock: 0 },
] as const;

/** A value the model fills in. */
const asked = (key: string, about: string, type: 'string' | 'number' = 'string'): string =>
    `={{ $fromAI('${key}', '${about}', '${type}') }}`;
const table = byName(asked('table', 'Name of the table'));

/** Parameters of the tools by name; n8n makes the name of a tool of that of its node. */
const TOOLS: Readonly<Record<string, object>> = {
    List_Tables: SUBJECT.listTables,
    Get_Record: { resource: 'record', operation: 'get', table, rowId: asked('id', 'ID of the record') },
    Search_Records: { resource: 'record', operation: 'search', table, returnAll: true },
    Create_Record: {
        resource: 'record',
        operation: 'create',
        table,
        columns: mapped({ sku: asked('sku', 'What it is'), stock: asked('stock', 'How many', 'number') }),
    },
    Add_Records: {
        resource: 'record',
        operation: 'bulkAdd',
        table,
        columns: mapped({ sku: asked('sku', 'What it is'), stock: asked('stock', 'How many', 'number') }),
        confirmation: asked('confirmation', 'The exact name of the table'),
    },
    Truncate_Table: {
        resource: 'table',
        operation: 'truncate',
        table,
        confirmation: asked('confirmation', 'The exact name of the table'),
    },
};

/** What n8n makes of the resource and the operation; `Xano Connect` is the name of the node. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
    List_Tables: 'Get many tables in Xano Connect',
    Get_Record: 'Get a record in Xano Connect',
    Search_Records: 'Search records in Xano Connect',
    Create_Record: 'Create a record in Xano Connect',
    Add_Records: 'Add records in bulk in Xano Connect',
    Truncate_Table: 'Truncate a table in Xano Connect',
};

const textOf = ({ content }: ToolAnswer): string => content.map(({ text = '' }) => text).join('\n');

function toolNodes({ nodes, credential }: SuiteContext): readonly WorkflowNode[] {
    return Object.entries(TOOLS).map(([name, parameters]) =>
        node(name, `${nodes.name}.${SUBJECT.node}Tool`, { ...parameters }, { credentials: credential }),
    );
}

const argumentsOf = ({ inputSchema }: OfferedTool): readonly string[] =>
    Object.keys(inputSchema.properties ?? {}).sort();

export const tools: Suite = {
    name: 'tools',
    about: "the node as a tool of an AI agent, through n8n's MCP Server Trigger",
    // The trigger keeps its sessions in the process that took the request.
    skip: ({ workers }) => workers > 0,
    async run(context) {
        const { check, n8n, bench } = context;
        const id = await tableOfRows(bench.xano, TABLE, ROWS);
        const trigger = mcpTrigger('Tools', PATH);
        const nodes = toolNodes(context);
        const draft = workflow('Tools', [[trigger], ...nodes.map((each) => [each])], asTools(nodes, trigger));
        await withActive(n8n.api, draft, async () => {
            const session = new McpTriggerSession(n8n.api, PATH);
            await session.open();
            await check('each operation is described, with what the model fills in', async () => {
                const offered = await session.tools();
                assert.deepEqual(
                    Object.fromEntries(offered.map(({ name, description }) => [name, description])),
                    DESCRIPTIONS,
                );
                const create = offered.find(({ name }) => name === 'Create_Record');
                assert.deepEqual(create && argumentsOf(create), ['sku', 'stock', 'table']);
            });
            await check('a list', async () => {
                assert.match(textOf(await session.call('List_Tables', {})), /"customers"/);
            });
            await check('a record', async () => {
                const answer = await session.call('Get_Record', { table: TABLE, id: '2' });
                assert.match(textOf(answer), /"chair"/);
            });
            await check('a search', async () => {
                const answer = textOf(await session.call('Search_Records', { table: TABLE }));
                for (const { sku } of ROWS) assert.ok(answer.includes(`"${sku}"`), answer);
            });
            await check('a record is created, its number a number', async () => {
                const made = { table: TABLE, sku: 'table', stock: 7 };
                assert.match(textOf(await session.call('Create_Record', made)), /"id":\s*3/);
                const [, , third] = await storedRows(bench.xano, id);
                assert.deepEqual([third?.sku, third?.stock], ['table', 7]);
            });
            await check('a name that does not exist comes back as something to act on', async () => {
                const answer = textOf(await session.call('Get_Record', { table: 'tolls', id: '1' }));
                assert.match(answer, /tolls/);
                assert.match(answer, new RegExp(`\\b${TABLE}\\b`));
            });
            await check('nothing is added in bulk unconfirmed; by the name of the table it is', async () => {
                const made = { table: TABLE, sku: 'sofa', stock: 1 };
                const refused = textOf(await session.call('Add_Records', { ...made, confirmation: '' }));
                assert.match(refused, new RegExp(`Not confirmed.+“${TABLE}”`));
                assert.equal((await storedRows(bench.xano, id)).length, 3);
                const added = textOf(await session.call('Add_Records', { ...made, confirmation: TABLE }));
                assert.match(added, /"_status":\s*"added"/);
                assert.equal((await storedRows(bench.xano, id)).length, 4);
            });
            await check('nothing is removed unconfirmed, and the refusal says how to confirm', async () => {
                for (const confirmation of ['', 'yes']) {
                    const answer = textOf(
                        await session.call('Truncate_Table', { table: TABLE, confirmation }),
                    );
                    assert.match(answer, /Not confirmed/);
                    assert.match(answer, new RegExp(`“${TABLE}”`));
                    assert.match(answer, /Confirmation/);
                }
                assert.equal((await storedRows(bench.xano, id)).length, 4);
            });
            await check('confirmed, it is', async () => {
                await session.call('Truncate_Table', { table: TABLE, confirmation: TABLE });
                assert.deepEqual(await storedRows(bench.xano, id), []);
            });
        });
    },
};
