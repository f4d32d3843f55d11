import { TransportFailure } from 'xano-connect/pure';
import type { Runtime } from 'xano-connect/pure';
import { XanoAdminError } from '../error.js';
import { post } from './post.js';
import type { ProxyOptions } from './post.js';

/** What the proxy allows, as it tells itself; see docs/proxy.md. */
export interface ProxyInfo {
    readonly operations: readonly string[];
    readonly tables: readonly {
        readonly id: number;
        readonly name: string;
        readonly operations: readonly string[];
    }[];
    readonly most_records: number;
    readonly most_changes: number;
}

const TIMEOUT_MS = 60_000;

/** Asks the proxy for something that is no operation of the Metadata API. Sent once: it may be a tool that writes. */
export async function askProxy(
    options: ProxyOptions,
    http: Runtime,
    operation: string,
    body?: unknown,
): Promise<unknown> {
    const asked = { operation, params: {}, ...(body === undefined ? {} : { body }) };
    const response = await post(options, http, asked, { timeoutMs: TIMEOUT_MS }).catch((error: unknown) => {
        throw unanswered(operation, error);
    });
    return read(operation, response.status, response.body);
}

function unanswered(operation: string, error: unknown): XanoAdminError {
    const late = error instanceof TransportFailure && error.reason === 'timeout';
    return new XanoAdminError({
        kind: late ? 'timeout' : 'connection',
        message: `${operation}: the proxy ${late ? 'did not answer in time' : 'could not be reached'}.`,
        hint: 'Check the proxy URL in the settings of Xano Admin, and that the proxy allows the address of this app (CORS).',
        code: late ? 'TIMEOUT' : 'PROXY_UNREACHABLE',
    });
}

interface Refusal {
    readonly kind?: string;
    readonly message?: string;
    readonly hint?: string;
    readonly code?: string;
}

function read(operation: string, status: number, text: string): unknown {
    let answer: { readonly ok?: boolean; readonly data?: unknown; readonly error?: Refusal };
    try {
        answer = JSON.parse(text) as typeof answer;
    } catch {
        throw new XanoAdminError({
            kind: 'protocol',
            status,
            message: `${operation}: the proxy URL answered ${status} with something that is not JSON.`,
            hint: 'Check the proxy URL in the settings of Xano Admin.',
        });
    }
    if (answer.ok === true) return answer.data;
    const { message = `The proxy answered ${status}.`, ...more } = answer.error ?? {};
    throw new XanoAdminError({ status, ...more, message: `${operation}: ${message}` });
}
