import type { McpCallOptions } from '../types.js';
import type { RequestLimits } from './conversation.js';
import { isJson } from './rpc.js';
import type { Json } from './rpc.js';

export const PROGRESS = 'notifications/progress';

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
