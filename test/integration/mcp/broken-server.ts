import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Message {
    readonly id?: number;
    readonly method?: string;
    readonly params?: {
        readonly name?: string;
        readonly cursor?: string;
        readonly requestId?: number;
        readonly _meta?: { readonly progressToken?: number };
    };
}

export type OnCall = (response: ServerResponse, message: Message, request: IncomingMessage) => void;

const INFO = {
    protocolVersion: '2025-06-18',
    capabilities: { tools: { listChanged: true }, logging: {} },
    serverInfo: { name: 'broken', version: '1' },
};

export const answer = (message: Message, result: unknown): string =>
    JSON.stringify({ jsonrpc: '2.0', id: message.id, result });
export const event = (text: string): string => `event: message\ndata: ${text}\n\n`;
export const sendJson = (response: ServerResponse, text: string, status = 200): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
export const openEvents = (response: ServerResponse): ServerResponse =>
    response.writeHead(200, { 'content-type': 'text/event-stream' });

async function read(request: IncomingMessage): Promise<Message> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return text === '' ? {} : (JSON.parse(text) as Message);
}

/** A server that keeps to the protocol but for what a test makes it do. Everything it sees is noted. */
export class BrokenServer {
    /** What came, in order: `initialize`, `tools/call a`, `GET`, `DELETE`; `closed: ...` when a client left early. */
    readonly log: string[] = [];
    /** Streams of the older transport, by number of their session. */
    readonly streams: ServerResponse[] = [];
    onCall: OnCall = (response, message) => sendJson(response, answer(message, { content: [] }));
    onList: OnCall = (response, message) => sendJson(response, answer(message, { tools: [] }));
    onGet: OnCall = (response) => void response.writeHead(405).end();
    /** Gets what a client replies to a request of the server. */
    onReply: (message: Message) => void = () => undefined;
    readonly #server: Server;
    readonly #watchers = new Set<() => void>();
    #sockets = 0;
    /** Connections ever made. */
    connections = 0;

    constructor() {
        this.#server = createServer((request, response) => void this.#serve(request, response));
        this.#server.on('connection', (socket) => {
            this.connections++;
            this.#sockets++;
            socket.once('close', () => {
                this.#sockets--;
                this.#wake();
            });
        });
    }

    static async open(): Promise<BrokenServer> {
        const server = new BrokenServer();
        await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
        return server;
    }

    get origin(): string {
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    }

    async close(): Promise<void> {
        this.#server.closeAllConnections();
        await new Promise((resolve) => this.#server.close(resolve));
    }

    count(line: string): number {
        return this.log.filter((each) => each === line).length;
    }

    /** Resolves when the log holds this line. */
    async seen(line: string, times = 1): Promise<void> {
        while (this.count(line) < times) {
            await new Promise<void>((resolve) => this.#watchers.add(resolve));
        }
    }

    /** Resolves when no client is connected any more. */
    async emptied(): Promise<void> {
        while (this.#sockets > 0) {
            await new Promise<void>((resolve) => this.#watchers.add(resolve));
        }
    }

    /** Speaks the older transport from here on: `say` brings a message to the newest stream. */
    legacy(): { readonly say: (text: string) => void } {
        this.onGet = (response) => {
            this.streams.push(response);
            openEvents(response).write(`event: endpoint\ndata: /messages?sid=${this.streams.length}\n\n`);
        };
        return { say: (text) => void this.streams.at(-1)?.write(event(text)) };
    }

    #note(line: string): void {
        this.log.push(line);
        this.#wake();
    }

    #wake(): void {
        const watchers = [...this.#watchers];
        this.#watchers.clear();
        for (const wake of watchers) wake();
    }

    async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const message = await read(request);
        const { method, params } = message;
        const line = [method ?? request.method, params?.name].filter((part) => part !== undefined).join(' ');
        response.once('close', () => {
            if (!response.writableFinished) this.#note(`closed: ${line}`);
        });
        const isLegacy = request.url?.startsWith('/messages') === true;
        if (request.method === 'GET') this.onGet(response, message, request);
        else if (request.method === 'DELETE') response.writeHead(200).end();
        else if (isLegacy && method !== 'tools/call') this.#legacyAnswer(response, message);
        else if (method === 'initialize') this.#initialize(response, message);
        else if (method === 'tools/call') this.onCall(response, message, request);
        else if (method === 'tools/list') this.onList(response, message, request);
        else if (message.id !== undefined && method !== undefined) sendJson(response, answer(message, {}));
        else response.writeHead(202).end();
        if (method === undefined && message.id !== undefined) this.onReply(message);
        this.#note(line);
    }

    #initialize(response: ServerResponse, message: Message): void {
        const id = `s${this.count('initialize') + 1}`;
        response.writeHead(200, { 'content-type': 'application/json', 'mcp-session-id': id });
        response.end(answer(message, INFO));
    }

    #legacyAnswer(response: ServerResponse, message: Message): void {
        response.writeHead(202).end('Accepted');
        if (message.method === 'initialize') this.streams.at(-1)?.write(event(answer(message, INFO)));
    }
}
