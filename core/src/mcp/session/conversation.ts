import type { Runtime } from '../../runtime.js';
import type { Logger } from '../../settings.js';
import type { McpCallOptions, McpServerInfo, McpSettings, McpTransportKind } from '../types.js';
import type { McpAddress } from './address.js';
import { brokenOff, Refusal } from './refusal.js';
import { isJson, PROGRESS, VERSIONS } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';
import type { Clock, Limits } from './stop.js';

export interface RequestLimits extends Limits {
    readonly onProgress?: McpCallOptions['onProgress'];
}

/** From `initialize` until the server forgets it or its connection is lost. It never repeats anything by itself. */
export interface Conversation {
    readonly server: McpServerInfo;
    /** Its connection is gone: nothing can be asked any more. */
    readonly lost: boolean;
    /** @throws Refusal or TransportFailure */
    request(method: string, params: Json, limits: RequestLimits): Promise<Json>;
    /** Leaves no timer and no socket. With `polite` limits the server is told, too. Never rejects. */
    close(polite?: Limits): Promise<void>;
}

/** Begins a conversation at `url`. Leaves nothing behind when it rejects, with a Refusal or a TransportFailure. */
export type Dial = (url: string, limits: Limits) => Promise<Conversation>;

/** What every carrier works with. */
export interface Line {
    readonly runtime: Runtime;
    readonly clock: Clock;
    readonly address: McpAddress;
    readonly settings: McpSettings;
    readonly logger: Logger | undefined;
}

export const ACCEPT = 'application/json, text/event-stream';

/** How long a courtesy to the server may take: a cancellation, the end of a session. Milliseconds. */
export const COURTESY_MS = 5_000;

const textOr = (value: unknown, fallback: string): string => (typeof value === 'string' ? value : fallback);

/** @throws Refusal when the server speaks a version unknown here */
export function serverInfo(result: Json, transport: McpTransportKind): McpServerInfo {
    const version = textOr(result['protocolVersion'], '');
    if (!VERSIONS.some((known) => known === version)) {
        throw new Refusal({ outcome: { status: 200 }, symptom: 'version', said: version.slice(0, 40) });
    }
    const { serverInfo: server, instructions } = result;
    return {
        name: textOr(isJson(server) ? server['name'] : undefined, ''),
        version: textOr(isJson(server) ? server['version'] : undefined, ''),
        ...(typeof instructions === 'string' ? { instructions } : {}),
        protocolVersion: version,
        transport,
    };
}

/** The result of an answer. @throws Refusal for its error, or when there is no answer at all */
export function resultOf(answer: RpcAnswer | undefined): Json {
    if (answer === undefined) throw brokenOff('no-answer');
    if ('result' in answer) return answer.result;
    throw new Refusal({ outcome: { status: 200 }, rpc: answer.error, said: answer.error.message });
}

/** Asks for progress, where somebody wants to hear of it. */
export const withProgress = (params: Json, id: number, { onProgress }: RequestLimits): Json =>
    onProgress === undefined
        ? params
        : { ...params, _meta: { ...(isJson(params['_meta']) ? params['_meta'] : {}), progressToken: id } };

/** The id a progress notification is about; undefined for any other message. */
export function progressOf(message: Json): number | undefined {
    const { method, params } = message;
    if (method !== PROGRESS || !isJson(params)) return undefined;
    return Number(params['progressToken']);
}

/** Hands a progress notification to a caller's callback. */
export function reportProgress({ params }: Json, onProgress: McpCallOptions['onProgress']): void {
    if (!isJson(params) || typeof params['progress'] !== 'number') return;
    const { progress, total, message } = params;
    onProgress?.({
        done: progress,
        ...(typeof total === 'number' ? { total } : {}),
        ...(typeof message === 'string' ? { message } : {}),
    });
}
