import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

// An MCP server that counts what reaches it and breaks off where it is told to. Shapes, statuses and headers are those of
// the SDK's own server over streamable HTTP. Run as a process of its own: prints its port.
//
// /json    answers as JSON
// /events  answers framed as events
// /stats   what was counted; `/forget` forgets every session first
//
// The tool `cut` begins its answer and then breaks the connection.

const CUT_AFTER_MS = 20;

interface Message {
    readonly id?: number;
    readonly method: string;
    readonly params: { readonly protocolVersion?: string; readonly name?: string };
}

const sessions = new Set<string>();
const sockets = new Set<Socket>();
const stats = { initialize: 0, calls: 0, cutAt: 0 };

const EVENTS = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' };
/** As long as an answer of a tool often is: a few records. */
const TEXT = JSON.stringify(
    Array.from({ length: 10 }, (_, i) => ({
        id: i + 1,
        name: `Customer ${i}`,
        email: `c.${i}@example.test`,
    })),
);

function resultOf({ method, params }: Message): object {
    if (method === 'initialize') {
        return {
            protocolVersion: params.protocolVersion,
            capabilities: { tools: { listChanged: true } },
            serverInfo: { name: 'bench', version: '1.0.0' },
        };
    }
    return { content: [{ type: 'text', text: TEXT }] };
}

function answer(message: Message, response: ServerResponse, { framed, id }: { framed: boolean; id: string }) {
    const text = JSON.stringify({ result: resultOf(message), jsonrpc: '2.0', id: message.id });
    response.setHeader('mcp-session-id', id);
    if (framed) response.writeHead(200, EVENTS).end(`event: message\ndata: ${text}\n\n`);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(text);
}

function cut(response: ServerResponse): void {
    response.writeHead(200, EVENTS).write(': the answer follows\n\n');
    setTimeout(() => {
        stats.cutAt = performance.timeOrigin + performance.now();
        response.socket?.destroy();
    }, CUT_AFTER_MS);
}

function refuse(response: ServerResponse): void {
    const error = { code: -32001, message: 'Session not found' };
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', error, id: null }));
}

function take(message: Message, response: ServerResponse, options: { framed: boolean; id: string }): void {
    const { method, params } = message;
    if (method === 'initialize') {
        stats.initialize++;
        const id = randomUUID();
        sessions.add(id);
        answer(message, response, { ...options, id });
    } else if (!sessions.has(options.id)) {
        refuse(response);
    } else if (message.id === undefined) {
        response.writeHead(202).end();
    } else {
        if (method === 'tools/call') stats.calls++;
        if (params.name === 'cut') cut(response);
        else answer(message, response, options);
    }
}

/** The stream for what belongs to no request: it stays open. */
function listen(id: string, response: ServerResponse): void {
    if (sessions.has(id)) response.writeHead(200, EVENTS).flushHeaders();
    else refuse(response);
}

function report(response: ServerResponse): void {
    const others = [...sockets].filter((socket) => socket !== response.socket).length;
    response.end(JSON.stringify({ ...stats, sockets: others }));
}

function serve({ method, url = '', headers }: IncomingMessage, body: string, response: ServerResponse): void {
    const id = String(headers['mcp-session-id'] ?? '');
    if (url === '/forget') sessions.clear();
    if (url === '/forget' || url === '/stats') report(response);
    else if (method === 'GET') listen(id, response);
    else if (method === 'DELETE') {
        sessions.delete(id);
        response.writeHead(200).end();
    } else take(JSON.parse(body) as Message, response, { framed: url === '/events', id });
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => serve(request, body, response));
});
server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
});

server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
