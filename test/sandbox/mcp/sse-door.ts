import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from './call.js';
import { serveTools } from './server.js';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the older transport is what this door is for
type SseTransport = SSEServerTransport;

interface Session {
    readonly transport: SseTransport;
    readonly token: string;
}

/** The older HTTP+SSE transport: one GET stream per session, messages posted beside it. */
export class SseDoor {
    readonly #caller: Caller;
    readonly #sessions = new Map<string, Session>();

    constructor(caller: Caller) {
        this.#caller = caller;
    }

    async open(
        req: IncomingMessage,
        res: ServerResponse,
        token: string,
        messagesPath: string,
    ): Promise<void> {
        // Posting here is a common mistake and no part of the protocol; the real server answers 405 too.
        if (req.method !== 'GET') {
            res.writeHead(405, { allow: 'GET' }).end('Method Not Allowed');
            return;
        }
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the older transport is what this door is for
        const transport = new SSEServerTransport(messagesPath, res);
        this.#sessions.set(transport.sessionId, { transport, token });
        res.once('close', () => this.#sessions.delete(transport.sessionId));
        await serveTools(transport, this.#caller, token);
    }

    async receive(req: IncomingMessage, res: ServerResponse, token: string): Promise<void> {
        const id = new URL(req.url ?? '/', 'http://localhost').searchParams.get('sessionId') ?? '';
        const session = this.#sessions.get(id);
        if (req.method !== 'POST') {
            res.writeHead(405, { allow: 'POST' }).end('Method Not Allowed');
        } else if (session?.token !== token) {
            res.writeHead(404).end('Session not found');
        } else {
            await session.transport.handlePostMessage(req, res);
        }
    }

    async expire(): Promise<void> {
        const sessions = [...this.#sessions.values()];
        this.#sessions.clear();
        await Promise.all(sessions.map(({ transport }) => transport.close()));
    }
}
