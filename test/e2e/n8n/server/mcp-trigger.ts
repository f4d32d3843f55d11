import * as z from 'zod/v4';
import type { N8nApi } from './api.js';
import { waitFor } from './wait.js';
import { node } from './workflow.js';
import type { WorkflowNode } from './workflow.js';

const reply = z.looseObject({
    result: z.unknown(),
    error: z.looseObject({ message: z.string() }).optional(),
});

const tools = z.object({
    tools: z.array(
        z.looseObject({
            name: z.string(),
            description: z.string().optional(),
            inputSchema: z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }),
        }),
    ),
});
export type OfferedTool = z.output<typeof tools>['tools'][number];

const called = z.looseObject({
    isError: z.boolean().optional(),
    content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
});
export type ToolAnswer = z.output<typeof called>;

/** The trigger that offers the nodes connected to it as MCP tools: an AI agent's view of them, without a model. */
export const mcpTrigger = (name: string, path: string): WorkflowNode =>
    node(
        name,
        '@n8n/n8n-nodes-langchain.mcpTrigger',
        { path, authentication: 'none' },
        { typeVersion: 2, webhookId: path },
    );

/** An MCP session with a trigger of an active workflow. */
export class McpTriggerSession {
    readonly #url: string;
    readonly #login: Readonly<Record<string, string>>;
    #session: string | undefined;
    #id = 0;

    /** `token` is sent as a bearer token, where the trigger wants one. */
    constructor(api: N8nApi, path: string, token?: string) {
        this.#url = `${api.origin}/mcp/${path}`;
        this.#login = token === undefined ? {} : { authorization: `Bearer ${token}` };
    }

    /** Opens the session; right after activation the trigger is not there yet, so this is tried again until it is. */
    async open(): Promise<void> {
        const hello = {
            protocolVersion: '2025-06-18',
            capabilities: {},
            clientInfo: { name: 'xano-connect-e2e', version: '1' },
        };
        await waitFor('the MCP trigger is registered', () => this.#ask('initialize', hello), {
            patienceMs: 20_000,
        });
        await this.#post({ jsonrpc: '2.0', method: 'notifications/initialized' });
    }

    async tools(): Promise<readonly OfferedTool[]> {
        return tools.parse(await this.#ask('tools/list', {})).tools;
    }

    async call(name: string, args: Readonly<Record<string, unknown>>): Promise<ToolAnswer> {
        return called.parse(await this.#ask('tools/call', { name, arguments: args }));
    }

    /** Undefined when there is no such trigger. */
    async #ask(method: string, params: unknown): Promise<unknown> {
        const text = await this.#post({ jsonrpc: '2.0', id: ++this.#id, method, params });
        if (text === undefined) return undefined;
        const event = text.split('\n').find((line) => line.startsWith('data: '));
        const { result, error } = reply.parse(JSON.parse(event?.slice('data: '.length) ?? text));
        if (error !== undefined) throw new Error(`${method}: ${error.message}`);
        return result;
    }

    async #post(message: object): Promise<string | undefined> {
        const answer = await fetch(this.#url, {
            method: 'POST',
            headers: {
                'content-type': 'application/json',
                accept: 'application/json, text/event-stream',
                ...this.#login,
                ...(this.#session === undefined ? {} : { 'mcp-session-id': this.#session }),
            },
            body: JSON.stringify(message),
        });
        this.#session ??= answer.headers.get('mcp-session-id') ?? undefined;
        const text = await answer.text();
        if (answer.status === 404) return undefined;
        if (!answer.ok) throw new Error(`the MCP trigger answered ${answer.status}: ${text.slice(0, 300)}`);
        return text;
    }
}
