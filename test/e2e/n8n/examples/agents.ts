import assert from 'node:assert/strict';
import { McpTriggerSession } from '../server/mcp-trigger.js';
import { waitFor } from '../server/wait.js';
import { withActive } from '../server/workflows.js';
import type { SuiteContext } from '../suite.js';
import { example, newCredential, secret } from './example.js';
import { openModel } from './model.js';

const TOOLS = ['Columns_of_a_table', 'List_tables', 'Search_records', 'Summarize_requests'];

async function overMcp(context: SuiteContext): Promise<void> {
    const { n8n, bench } = context;
    const token = secret();
    const draft = example('ai-agent-readonly', context, {
        credentials: { 'MCP Server Trigger': await newCredential(context, 'httpBearerAuth', { token }) },
    });
    await withActive(n8n.api, draft, async () => {
        const session = new McpTriggerSession(n8n.api, 'xano-read-only', token);
        await session.open();
        await assert.rejects(new McpTriggerSession(n8n.api, 'xano-read-only', `${token}x`).open(), /403/);
        assert.deepEqual((await session.tools()).map(({ name }) => name).sort(), TOOLS);
        const told = async (name: string, args: Readonly<Record<string, unknown>>) => {
            const { content, isError } = await session.call(name, args);
            const text = content.map((part) => part.text ?? '').join('');
            assert.notEqual(isError, true, text);
            return text;
        };
        assert.match(await told('List_tables', {}), /customers/);
        assert.match(await told('Columns_of_a_table', { table: 'customers' }), /email/);
        const filter = '{"id": 1}';
        const { email } = await bench.xano.record.get({ table_id: 'customers', row_id: 1 });
        assert.ok((await told('Search_records', { table: 'customers', filter })).includes(String(email)));
        assert.match(await told('Search_records', { table: 'customers', filter: '{}' }), /"id":20\b/);
        assert.match(await told('Summarize_requests', { since: '' }), /error_rate/);
    });
}

async function inChat(context: SuiteContext): Promise<void> {
    const { n8n, bench } = context;
    const model = await openModel({
        tool: 'Search_records',
        args: { table: 'customers', filter: '{"id": 2}' },
    });
    try {
        const draft = example('ai-agent-chat', context, {
            // Closed as it comes; opened so that the test can chat without an editor.
            parameters: { Chat: { public: true, mode: 'webhook', authentication: 'none' } },
            credentials: {
                'OpenAI Chat Model': await newCredential(context, 'openAiApi', {
                    apiKey: secret(),
                    url: model.url,
                }),
            },
        });
        const chat = draft.nodes.find(({ name }) => name === 'Chat')?.webhookId ?? '';
        await withActive(n8n.api, draft, async () => {
            const answer = await waitFor('the chat answers', async () => {
                const response = await fetch(`${n8n.api.origin}/webhook/${chat}/chat`, {
                    method: 'POST',
                    headers: { 'content-type': 'application/json' },
                    body: JSON.stringify({
                        action: 'sendMessage',
                        sessionId: 'e2e',
                        chatInput: 'Who is customer 2?',
                    }),
                });
                const text = await response.text();
                return response.status === 404 ? undefined : text;
            });
            const { email } = await bench.xano.record.get({ table_id: 'customers', row_id: 2 });
            assert.ok(answer.includes(String(email)), answer);
        });
        assert.deepEqual([...model.tools].sort(), TOOLS);
    } finally {
        await model.close();
    }
}

export async function checkAgents(context: SuiteContext): Promise<void> {
    await context.check('an agent reads over MCP and has no tool to change anything', () => overMcp(context));
    await context.check('an agent answers in the chat with what Xano holds', () => inChat(context));
}
