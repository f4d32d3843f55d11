import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { errorReply, noRoute } from '../errors.js';
import { sendPreflight, sendReply } from './reply.js';

/** One way into the sandbox: the first door whose `matches` is true handles the request. */
export interface Door {
    matches(path: string): boolean;
    handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that none is closed under a request just sent. */
const KEEP_ALIVE_MS = 120_000;

export function createHttpServer(doors: readonly Door[]): Server {
    const server = createServer((request, response) => {
        void serve(doors, request, response);
    });
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    return server;
}

async function serve(
    doors: readonly Door[],
    request: IncomingMessage,
    response: ServerResponse,
): Promise<void> {
    try {
        const path = pathOf(request);
        const door = doors.find((candidate) => candidate.matches(path));
        if (door === undefined) throw noRoute();
        await door.handle(request, response);
    } catch (error) {
        // A client that left in the middle of its request is no defect and has nobody to answer to.
        if (response.headersSent || response.destroyed) {
            response.destroy();
            return;
        }
        sendReply(request, response, errorReply(error));
    }
}

export function pathOf(request: IncomingMessage): string {
    const url = request.url ?? '/';
    const query = url.indexOf('?');
    return query === -1 ? url : url.slice(0, query);
}

/** A door for plain request and reply; it answers a browser's preflight by itself. */
export function plainDoor(
    matches: (path: string) => boolean,
    handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Door {
    return {
        matches,
        handle: async (request, response) => {
            if (request.method === 'OPTIONS') sendPreflight(request, response);
            else await handle(request, response);
        },
    };
}

/** The same door `latencyMs` milliseconds further away: every request reaches it that much later. */
export function distantDoor(door: Door, latencyMs: number): Door {
    return {
        matches: (path) => door.matches(path),
        handle: async (request, response) => {
            await delay(latencyMs);
            await door.handle(request, response);
        },
    };
}

/** Listens on loopback only; resolves to the port. */
export function listen(server: Server, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
            server.off('error', reject);
            resolve((server.address() as AddressInfo).port);
        });
    });
}

export function closeServer(server: Server): Promise<void> {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
