import type { McpCallOptions } from '../types.js';
import { isJson } from './rpc.js';
import type { Json } from './rpc.js';

export const PROGRESS = 'notifications/progress';

/** The id of the request a progress notification is about; undefined for any other message. */
export const progressOf = ({ method, params }: Json): number | undefined =>
    method === PROGRESS && isJson(params) ? Number(params['progressToken']) : undefined;

/** Hands a progress notification to a caller's callback. */
export function reportProgress(params: unknown, onProgress: McpCallOptions['onProgress']): void {
    if (!isJson(params) || typeof params['progress'] !== 'number') return;
    const { progress, total, message } = params;
    onProgress?.({
        done: progress,
        ...(typeof total === 'number' && { total }),
        ...(typeof message === 'string' && { message }),
    });
}
