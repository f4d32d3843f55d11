import { asText } from '../as-text.js';
import { oddAnswer } from '../odd-answer.js';
import { pathOf } from './endpoint.js';
import { parseTime } from './time.js';

/** One logged call, as far as a report needs it. */
export interface LoggedRequest {
    readonly id: number | string;
    /** As Xano wrote it. */
    readonly created_at: string;
    /** Epoch milliseconds of `created_at`, which Xano gives in whole seconds. */
    readonly at: number;
    readonly verb: string;
    /** Without host and query, ids as they were. */
    readonly path: string;
    readonly status: number;
    /** Milliseconds; Xano's `duration` is in seconds. */
    readonly duration_ms: number;
}

type Row = Readonly<Record<string, unknown>>;

/** API group id of the calls to the Metadata API itself, which Xano logs beside those of users. */
export const isMetadataCall = (row: Row): boolean => row['api_id'] === 0;

/** Throws a `protocol` error where the time is no time: a report that left calls out would look right and be wrong. */
export function readLoggedRequest(row: Row): LoggedRequest {
    const { id, created_at, duration, status, verb, uri } = row;
    const at = typeof created_at === 'string' ? parseTime(created_at) : undefined;
    if (at === undefined || typeof created_at !== 'string') {
        throw oddAnswer(`has a logged request (id ${asText(id)}) without a readable created_at`);
    }
    return {
        id: typeof id === 'string' ? id : Number(id),
        created_at,
        at,
        verb: typeof verb === 'string' ? verb.toUpperCase() : '',
        path: pathOf(typeof uri === 'string' ? uri : ''),
        status: Number(status),
        duration_ms: typeof duration === 'number' ? duration * 1000 : 0,
    };
}
