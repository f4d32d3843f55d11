import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod/v4';
import { waitFor } from '../server/wait.js';
import type { WorkflowNode } from '../server/workflow.js';

const posted = z.object({ message: z.string() });

/** Reads a request to its end. */
export async function textOf(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks).toString();
}

/** Where the messages of a workflow go that its user would send by Slack or e-mail. */
export interface Inbox {
    /** Put in place of the placeholder. */
    readonly node: Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'>;
    /** The next message. */
    next(): Promise<string>;
    readonly waiting: number;
    close(): Promise<void>;
}

export async function openInbox(): Promise<Inbox> {
    const messages: string[] = [];
    const server = createServer((request, response) => {
        void textOf(request).then((text) => {
            messages.push(posted.parse(JSON.parse(text)).message);
            response.end('{}');
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
        node: {
            type: 'n8n-nodes-base.httpRequest',
            typeVersion: 4.2,
            parameters: {
                method: 'POST',
                url: `http://127.0.0.1:${port}/`,
                sendBody: true,
                bodyParameters: { parameters: [{ name: 'message', value: '={{ $json.message }}' }] },
                options: {},
            },
        },
        next: () => waitFor('a message comes', () => Promise.resolve(messages.shift())),
        get waiting() {
            return messages.length;
        },
        close: () => new Promise((resolve) => server.close(() => resolve())),
    };
}
