import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, inputError, noRoute } from '../errors.js';

/** What the control routes can do. */
export interface Controls {
    add(rule: unknown): unknown;
    list(): unknown;
    reset(): void;
    expireSessions(): void;
    dropStreams(): void;
}

type Handler = (controls: Controls, req: IncomingMessage) => unknown;

const done = { ok: true };

async function readJson(req: IncomingMessage): Promise<unknown> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of req) if (chunk instanceof Uint8Array) chunks.push(chunk);
    try {
        return JSON.parse(Buffer.concat(chunks).toString('utf8'));
    } catch {
        throw inputError('The body must be JSON');
    }
}

const routes: Readonly<Record<string, Handler>> = {
    'POST /_sandbox/faults': async (controls, req) => controls.add(await readJson(req)),
    'GET /_sandbox/faults': (controls) => controls.list(),
    'DELETE /_sandbox/faults': (controls) => {
        controls.reset();
        return done;
    },
    'POST /_sandbox/sessions/expire': (controls) => {
        controls.expireSessions();
        return done;
    },
    'POST /_sandbox/streams/drop': (controls) => {
        controls.dropStreams();
        return done;
    },
};

const pathOf = (req: IncomingMessage): string => (req.url ?? '/').split('?', 1)[0] ?? '/';

/** Serves the switches under `/_sandbox/`; errors come in Xano's envelope. */
export async function serveControl(
    controls: Controls,
    req: IncomingMessage,
    res: ServerResponse,
): Promise<void> {
    const send = (status: number, body: unknown): void => {
        res.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(
            JSON.stringify(body),
        );
    };
    try {
        const handler = routes[`${req.method ?? 'GET'} ${pathOf(req)}`];
        if (handler === undefined) throw noRoute();
        send(200, await handler(controls, req));
    } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        send(error.status, error.toBody());
    }
}
