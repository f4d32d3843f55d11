import type { Line, RequestLimits } from '../../mcp/session/conversation.js';
import { isLeft } from '../../mcp/session/peer.js';
import { progressOf, reportProgress } from '../../mcp/session/progress.js';
import { brokenOff, Refusal } from '../../mcp/session/refusal.js';
import { CANCELLED, writeMessage } from '../../mcp/session/rpc.js';
import type { Json, RpcAnswer } from '../../mcp/session/rpc.js';
import { singleLimit } from '../../mcp/session/stop.js';
import type { Limits } from '../../mcp/session/stop.js';
import { Exchange } from './exchange.js';

/** What a request past the SDK needs of the transport. */
export interface Direct {
    readonly line: Line;
    /** Of no request the SDK makes. */
    nextId(): number;
    carry(exchange: Exchange, body: string): Promise<RpcAnswer | undefined>;
    /** Hands the SDK a message that is no answer. */
    deliver(message: Json): void;
    cancel(message: Json): Promise<void>;
}

/** Without progress no sign of life comes before the end, and one timer does for both limits. */
export const watchedOf = (limits: RequestLimits): Limits =>
    limits.onProgress ? limits : { timeoutMs: singleLimit(limits), signal: limits.signal };

/**
 * choice: once a session of streamable HTTP is open, the SDK has nothing to add to a request but work: it checks messages
 * for what they cannot be, and has signals and timers besides our own. What the server asks or tells meanwhile goes to
 * the SDK as ever.
 *
 * @throws Refusal or TransportFailure
 */
export async function ask(
    direct: Direct,
    method: string,
    params: Json,
    limits: RequestLimits,
): Promise<Json> {
    const id = direct.nextId();
    const { onProgress } = limits;
    const told = onProgress && { _meta: { progressToken: id } };
    const body = writeMessage(method, { ...params, ...told }, id);
    try {
        const answer = await direct.line.clock.within(watchedOf(limits), (stop, touch) => {
            const unasked = (message: Json): void => {
                if (progressOf(message) !== id) direct.deliver(message);
                else {
                    touch();
                    reportProgress(message['params'], onProgress);
                }
            };
            return direct.carry(new Exchange(direct.line, id, unasked, stop), body);
        });
        if (answer?.result !== undefined) return answer.result;
        if (answer === undefined) throw brokenOff('no reply');
        throw new Refusal({ status: 200, rpc: answer.error, transport: 'streamable' });
    } catch (error) {
        if (isLeft(error)) {
            const cancelled = { requestId: id, reason: error.reason };
            const message = { jsonrpc: '2.0', method: CANCELLED, params: cancelled };
            direct.cancel(message).catch(() => undefined);
        }
        throw error;
    }
}
