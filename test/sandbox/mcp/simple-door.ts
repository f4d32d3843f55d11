import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, inputError, missingParam } from '../errors.js';
import type { SandboxReply } from '../exchange.js';
import { callTool } from './call.js';
import type { Arguments, Caller } from './call.js';
import { findToolByAnyName } from './tools/index.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

async function readBody(req: IncomingMessage): Promise<Record<string, unknown>> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of req) if (chunk instanceof Uint8Array) chunks.push(chunk);
    let body: unknown;
    try {
        body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    } catch {
        throw inputError('The body must be JSON');
    }
    if (!isObject(body)) throw inputError('The body must be an object');
    return body;
}

function readArguments(value: unknown): Arguments {
    if (value === undefined) return {};
    if (!isObject(value)) throw inputError('Invalid value for param: args', 'args');
    return value;
}

async function answer(caller: Caller, req: IncomingMessage, token: string): Promise<SandboxReply> {
    const { tool: name, args } = await readBody(req);
    if (typeof name !== 'string') throw missingParam('tool');
    const tool = findToolByAnyName(name);
    // choice: the older documents show no error at all.
    if (tool === undefined) throw inputError(`Unknown tool: ${name}`, 'tool');
    return callTool(caller, tool, readArguments(args), token);
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
    res.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
    res.end(JSON.stringify(body ?? null));
}

/**
 * The older documents' form: POST `{ tool, args }` answers the tool's JSON, with the status the Metadata API gave it.
 * GET opens an event stream, on which those documents describe no event.
 */
export async function handleSimple(
    caller: Caller,
    req: IncomingMessage,
    res: ServerResponse,
    token: string,
): Promise<void> {
    if (req.method === 'GET') {
        res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
        // A comment makes the head leave at once, so that EventSource opens.
        res.write(': connected\n\n');
        return;
    }
    if (req.method !== 'POST') {
        res.writeHead(405, { allow: 'GET, POST' }).end('Method Not Allowed');
        return;
    }
    try {
        const { status, body } = await answer(caller, req, token);
        sendJson(res, status, body);
    } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        sendJson(res, error.status, error.toBody());
    }
}
