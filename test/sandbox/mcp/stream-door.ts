import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from './call.js';
import { serveTools } from './server.js';

interface Session {
    readonly transport: StreamableHTTPServerTransport;
    readonly token: string;
}

/** Streamable HTTP with sessions; every status and body of the protocol comes from the SDK's transport. */
export class StreamDoor {
    readonly #caller: Caller;
    readonly #sessions = new Map<string, Session>();

    constructor(caller: Caller) {
        this.#caller = caller;
    }

    async handle(req: IncomingMessage, res: ServerResponse, token: string): Promise<void> {
        const id = req.headers['mcp-session-id'];
        const transport =
            id === undefined ? await this.#open(token, res) : await this.#find(String(id), token);
        await transport.handleRequest(req, res);
    }

    async expire(): Promise<void> {
        const sessions = [...this.#sessions.values()];
        this.#sessions.clear();
        await Promise.all(sessions.map(({ transport }) => transport.close()));
    }

    /**
     * A request without a session gets a server of its own: `initialize` starts a session there, anything else finds it
     * "not initialized", which is what users report from the real server.
     */
    async #open(token: string, res: ServerResponse): Promise<StreamableHTTPServerTransport> {
        const transport = new StreamableHTTPServerTransport({
            sessionIdGenerator: randomUUID,
            onsessioninitialized: (id) => void this.#sessions.set(id, { transport, token }),
            onsessionclosed: (id) => void this.#sessions.delete(id),
        });
        await serveTools(transport, this.#caller, token);
        res.once('close', () => {
            if (transport.sessionId === undefined) void transport.close();
        });
        return transport;
    }

    async #find(id: string, token: string): Promise<StreamableHTTPServerTransport> {
        const session = this.#sessions.get(id);
        if (session?.token === token) return session.transport;
        // A closed transport answers 404 "Session not found" in the SDK's own words.
        const gone = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID });
        await gone.close();
        return gone;
    }
}
