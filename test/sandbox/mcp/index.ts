import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalidToken, noRoute } from '../errors.js';
import type { Dispatch } from '../exchange.js';
import { answerBrowser } from './cors.js';
import type { McpCors } from './cors.js';
import { guardHost } from './guard.js';
import { doorAt } from './paths.js';
import type { DoorKind, DoorPath } from './paths.js';
import { handleSimple, sendJson } from './simple-door.js';
import { SseDoor } from './sse-door.js';
import { StreamDoor } from './stream-door.js';

export interface McpDoors {
    /** Is this path (without its query) one of the doors? */
    matches(path: string): boolean;
    handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
    /** Forgets every session: requests that name one get 404 from now on, open streams end. */
    expireSessions(): void;
    /** Breaks every answer that is under way, event streams above all; sessions of streamable HTTP live on. */
    dropStreams(): void;
    close(): Promise<void>;
}

export interface McpDoorsOptions {
    readonly dispatch: Dispatch;
    /** Public origin of the sandbox, known only once it listens. */
    readonly origin: () => string;
    readonly isKnownToken: (token: string) => boolean;
    /** Default `full`. */
    readonly cors?: McpCors;
}

const pathOf = (req: IncomingMessage): string => (req.url ?? '/').split('?', 1)[0] ?? '/';

/** Path first, then the bearer header; `?token=` belongs to the older documents' form alone. */
function tokenOf(req: IncomingMessage, door: DoorPath): string | undefined {
    if (door.token !== undefined) return door.token;
    const bearer = /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (bearer !== undefined || door.kind !== 'simple') return bearer;
    return new URL(req.url ?? '/', 'http://localhost').searchParams.get('token') ?? undefined;
}

/** The ways to reach the sandbox's MCP server; every tool call becomes a Metadata request carried out by `dispatch`. */
export function createMcpDoors(options: McpDoorsOptions): McpDoors {
    const stream = new StreamDoor(options);
    const sse = new SseDoor(options);
    const open = new Set<ServerResponse>();

    type Handler = (
        req: IncomingMessage,
        res: ServerResponse,
        token: string,
        door: DoorPath,
    ) => Promise<void>;
    const handlers: Readonly<Record<DoorKind, Handler>> = {
        stream: (req, res, token) => stream.handle(req, res, token),
        sse: (req, res, token, door) => sse.open(req, res, token, door.messagesPath),
        messages: (req, res, token) => sse.receive(req, res, token),
        simple: (req, res, token) => handleSimple(options, req, res, token),
    };

    const expire = async (): Promise<void> => {
        await Promise.all([stream.expire(), sse.expire()]);
    };
    const drop = (): void => {
        for (const res of open) res.destroy();
    };

    return {
        matches: (path) => doorAt(path) !== undefined,
        async handle(req, res) {
            const door = doorAt(pathOf(req));
            if (door === undefined) {
                sendJson(res, 404, noRoute().toBody());
                return;
            }
            if (!guardHost(req, res, options.origin())) return;
            if (answerBrowser(req, res, options.cors ?? 'full')) return;
            const token = tokenOf(req, door);
            if (token === undefined || !options.isKnownToken(token)) {
                // choice: the body of a refused MCP request is not recorded; this is the Metadata API's.
                sendJson(res, 401, invalidToken().toBody());
                return;
            }
            open.add(res);
            res.once('close', () => open.delete(res));
            await handlers[door.kind](req, res, token, door);
        },
        expireSessions: () => void expire(),
        dropStreams: drop,
        async close() {
            await expire();
            drop();
        },
    };
}
