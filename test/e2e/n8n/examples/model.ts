import { createServer } from 'node:http';
import * as z from 'zod/v4';
import { textOf } from './inbox.js';

const request = z.looseObject({
    messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
    tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
});

/** What the model does: it uses one tool, and then says what the tool gave. */
export interface Script {
    readonly tool: string;
    readonly args: Readonly<Record<string, unknown>>;
}

/** A language model that has learned its part by heart, behind the API n8n's OpenAI node speaks. */
export interface ScriptedModel {
    /** For the credential of the OpenAI node. */
    readonly url: string;
    /** Names of the tools it was offered last. */
    readonly tools: readonly string[];
    close(): Promise<void>;
}

/** n8n's node asks for a stream: the whole message is one piece of it. */
function streamed(message: object, finish_reason: string): string {
    const delta = { role: 'assistant', content: null, ...message };
    const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'scripted' };
    const chunk = { ...head, choices: [{ index: 0, delta, finish_reason }] };
    return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
}

export async function openModel({ tool, args }: Script): Promise<ScriptedModel> {
    let tools: readonly string[] = [];
    const reply = (text: string): string => {
        const { messages, tools: offered = [] } = request.parse(JSON.parse(text));
        tools = offered.map(({ function: { name } }) => name);
        const told = messages.find(({ role }) => role === 'tool');
        if (told !== undefined) return streamed({ content: `Found: ${String(told.content)}` }, 'stop');
        const call = { name: tool, arguments: JSON.stringify(args) };
        return streamed(
            { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }] },
            'tool_calls',
        );
    };
    const server = createServer((asked, response) => {
        void textOf(asked).then((text) => {
            response.setHeader('content-type', 'text/event-stream');
            response.end(reply(text));
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
        url: `http://127.0.0.1:${port}/v1`,
        get tools() {
            return tools;
        },
        close: () => {
            // n8n keeps its connections open.
            server.closeAllConnections();
            return new Promise((resolve) => server.close(() => resolve()));
        },
    };
}
