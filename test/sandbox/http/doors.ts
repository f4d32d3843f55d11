import type { IncomingMessage } from 'node:http';

import type { Dispatch, SandboxRequest } from '../exchange.js';
import { readBody } from './body.js';
import { sendReply } from './reply.js';
import { type Door, pathOf, plainDoor } from './server.js';

interface ApiDoorOptions {
    readonly dispatch: Dispatch;
    readonly origin: () => string;
}

/** `prefix` and what follows it go to `dispatch`, as `to` plus the rest. */
export function apiDoor(prefix: string, to: string, { dispatch, origin }: ApiDoorOptions): Door {
    return plainDoor(
        (path) => path === prefix || path.startsWith(`${prefix}/`),
        async (request, response) => {
            const sandboxRequest = await toSandboxRequest(request, prefix, to, origin());
            sendReply(request, response, await dispatch(sandboxRequest));
        },
    );
}

/** `prefix` is cut off the path, and `to` put in its place. */
export async function toSandboxRequest(
    request: IncomingMessage,
    prefix: string,
    to: string,
    origin: string,
): Promise<SandboxRequest> {
    const { method = 'GET', url = '/' } = request;
    const path = pathOf(request);
    return {
        method,
        path: to + path.slice(prefix.length),
        query: new URLSearchParams(url.slice(path.length)),
        headers: headersOf(request),
        body: await readBody(request),
        url: origin + url,
    };
}

function headersOf(request: IncomingMessage): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    return headers;
}
