import type { Runtime } from '../../runtime.js';
import type { Logger } from '../../settings.js';
import { VERSION } from '../../version.js';
import type { McpCallOptions, McpServerInfo, McpSettings, McpTransportKind } from '../types.js';
import type { McpAddress } from './address.js';
import { unusable } from './refusal.js';
import { isJson, textIn, VERSIONS } from './rpc.js';
import type { Json } from './rpc.js';
import type { Clock, Limits } from './stop.js';

export interface RequestLimits extends Limits {
    readonly onProgress?: McpCallOptions['onProgress'] | undefined;
}

/** From `initialize` until the server forgets it or its connection is lost. It never repeats anything by itself. */
export interface Conversation {
    readonly server: McpServerInfo;
    /** Its connection is gone: nothing can be asked any more. */
    readonly lost: boolean;
    /** @throws Refusal or TransportFailure */
    request(method: string, params: Json, limits: RequestLimits): Promise<Json>;
    /**
     * Leaves no timer and no socket: at once with `polite` limits, in which the server is told; otherwise when the requests
     * under way have their answers. Never rejects.
     */
    close(polite?: Limits): Promise<void>;
}

/** Begins a conversation at `url`. Leaves nothing behind when it rejects, with a Refusal or a TransportFailure. */
export type Dial = (line: Line, url: string, limits: Limits) => Promise<Conversation>;

/** What every carrier works with. */
export interface Line {
    readonly runtime: Runtime;
    /** That of the runtime, with the limit of this session. */
    readonly request: Runtime['request'];
    readonly clock: Clock;
    readonly address: McpAddress;
    readonly settings: McpSettings;
    readonly logger: Logger | undefined;
}

/** How long a courtesy to the server may take: a cancellation, the end of a session. Milliseconds. */
export const COURTESY_MS = 5_000;

/** Who this is, for the server's logs. This engine offers the server nothing, so it has no capabilities. */
export const INTRODUCTION = {
    protocolVersion: VERSIONS[0],
    capabilities: {},
    clientInfo: { name: 'xano-connect', version: VERSION },
} as const;

/** @throws Refusal when the server speaks a version unknown here */
export function serverInfo(result: Json, transport: McpTransportKind): McpServerInfo {
    const { protocolVersion: version, serverInfo: about, instructions } = result;
    const protocolVersion = VERSIONS.find((known) => known === version);
    if (!protocolVersion) throw unusable('unknown version', textIn(version));
    const { name, version: release } = isJson(about) ? about : {};
    return {
        name: textIn(name),
        version: textIn(release),
        ...(typeof instructions === 'string' && { instructions }),
        protocolVersion,
        transport,
    };
}
