import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { SandboxReply } from '../exchange.js';
import { FIXED_HEADERS, JSON_TYPE } from './headers.js';

/** Sends an answer with the headers a live instance sends. */
export function sendReply(request: IncomingMessage, response: ServerResponse, reply: SandboxReply): void {
    const raw = reply.body instanceof Uint8Array;
    const bytes = raw ? reply.body : Buffer.from(JSON.stringify(reply.body));
    response.writeHead(reply.status, {
        ...FIXED_HEADERS,
        'Content-Type': JSON_TYPE,
        'Access-Control-Allow-Origin': request.headers.origin ?? '',
        'X-Trace-ID': randomUUID(),
        ...reply.headers,
        'Content-Length': bytes.length,
    });
    response.end(bytes);
}

/** choice: names are echoed to a browser that asks whether it may call, since a `*` would not cover Authorization. */
export function sendPreflight(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, {
        ...FIXED_HEADERS,
        'Access-Control-Allow-Origin': request.headers.origin ?? '',
        'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '*',
        'Content-Length': 0,
    });
    response.end();
}
