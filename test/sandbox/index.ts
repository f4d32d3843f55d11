import { readToken, type SandboxTokens, TOKENS } from './auth/tokens.js';
import { createDispatch } from './dispatch.js';
import type { Dispatch } from './exchange.js';
import { createFaults } from './faults/index.js';
import { apiDoor } from './http/doors.js';
import { endpointDoor } from './http/endpoint-door.js';
import { closeServer, createHttpServer, distantDoor, type Door, listen, plainDoor } from './http/server.js';
import { specDoor } from './http/spec-door.js';
import { vaultDoor } from './http/vault-door.js';
import type { McpCors } from './mcp/cors.js';
import { createMcpDoors } from './mcp/index.js';
import { openApp } from './open-app.js';
import type { Seed } from './open-app.js';
import { createRouter, servedRoutes } from './routes/all.js';

export type { SandboxTokens } from './auth/tokens.js';
export { mintToken } from './auth/tokens.js';

export interface SandboxOptions {
    /** Default 0: any free port. */
    readonly port?: number;
    /** Folder that keeps everything between runs; made when missing. Default: memory only. */
    readonly dataDir?: string;
    /** Serves `/_sandbox/*`, through which faults are switched on. Default false. */
    readonly faults?: boolean;
    /** What a store without a workspace starts with: the sample workspaces, one empty workspace, or these. Default `sample`. */
    readonly seed?: Seed;
    /** Clock, in epoch milliseconds. Default `Date.now`. */
    readonly now?: () => number;
    /** Milliseconds every request travels longer, to the Metadata API and to the MCP server. Default 0. */
    readonly latencyMs?: number;
    /** What a page on another origin gets of the MCP server. Default `full`: everything it needs. */
    readonly mcpCors?: McpCors;
    /** An instance of January 2026: what is newer answers like any unknown route. Default false. */
    readonly older?: boolean;
}

export interface Sandbox {
    /** `http://127.0.0.1:PORT` */
    readonly origin: string;
    readonly metaUrl: string;
    readonly mcpUrl: string;
    readonly tokens: SandboxTokens;
    /** The sample workspace, or the empty one. */
    readonly workspaceId: number;
    /** Carries a Metadata API request out without HTTP. */
    readonly dispatch: Dispatch;
    /** Writes what waits to be written, the history of the sample above all: its first reader need not wait for that. */
    settle(): Promise<void>;
    close(): Promise<void>;
}

/** Starts a local Xano on loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
    const now = options.now ?? Date.now;
    const doors: Door[] = [];
    const server = createHttpServer(doors);
    // Listening comes first: the sample's history holds URLs, and with port 0 the origin is known only now.
    const origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
    const app = await openApp({
        now,
        origin: () => origin,
        seed: options.seed ?? 'sample',
        dataDir: options.dataDir,
    });
    const routes = servedRoutes(options.older ?? false);
    const dispatch = createDispatch(app, createRouter(routes));
    const faults = createFaults({ now });
    const mcp = createMcpDoors({
        dispatch,
        origin: () => origin,
        isKnownToken: (token) => (readToken(token)?.exp ?? 0) * 1000 > now(),
        cors: options.mcpCors ?? 'full',
    });
    faults.onSessionsExpire(() => mcp.expireSessions());
    faults.onStreamsDrop(() => mcp.dropStreams());
    const { latencyMs = 0 } = options;
    const api = { dispatch, origin: () => origin };
    const near: readonly Door[] = [
        apiDoor('/api:meta', '', api),
        // choice: the account-level routes of app.xano.com stand under a path of their own here.
        apiDoor('/account/api:meta', '/account', api),
        endpointDoor(app),
        specDoor(app, routes),
        vaultDoor(app),
        mcp,
    ];
    const open = latencyMs > 0 ? near.map((door) => distantDoor(door, latencyMs)) : near;
    doors.push(...(options.faults === true ? withFaults(open, faults) : open));
    return {
        origin,
        metaUrl: `${origin}/api:meta`,
        mcpUrl: `${origin}/x2/mcp/meta/mcp/stream`,
        tokens: TOKENS,
        workspaceId: app.objects.list('workspace')[0]?.id ?? 0,
        dispatch,
        settle: () => app.history.flush(),
        close: async () => {
            faults.reset();
            await mcp.close();
            await closeServer(server);
            if (app.db.outlives) await app.history.flush();
            await app.db.close();
        },
    };
}

/** Every door behind the fault rules, and the door that sets them. */
function withFaults(doors: readonly Door[], faults: ReturnType<typeof createFaults>): readonly Door[] {
    const control = plainDoor(
        (path) => path.startsWith('/_sandbox/'),
        (request, response) => faults.control(request, response),
    );
    const guarded = doors.map((door): Door => ({
        matches: (path) => door.matches(path),
        handle: (request, response) =>
            faults.apply(request, response, (instead = request) => door.handle(instead, response)),
    }));
    return [control, ...guarded];
}
