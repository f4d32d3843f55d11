import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { neverConnected } from '../never-connected.js';
import { cut, redactText } from '../redact.js';
import { TransportFailure } from '../runtime.js';

/** A TLS connection carries data only after its handshake and the check of the certificate. */
const isHandshaking = (socket: Socket): boolean =>
    'secureConnecting' in socket && socket.secureConnecting === true;

/**
 * Opens the platform's request for axios and remembers whether a connection ever stood. That decides what no error
 * code can: ETIMEDOUT and ECONNRESET come before connecting as well as in the middle of a write.
 */
export class Wire {
    #connected = false;
    #flushed = false;
    #packed = false;

    /** False only when it is certain that no byte of the request left. */
    get connected(): boolean {
        return this.#connected;
    }

    /** True once the operating system has every byte of the request. */
    get flushed(): boolean {
        return this.#flushed;
    }

    /** True when the answer came as gzip or the like; axios takes the header that says so away. */
    get packed(): boolean {
        return this.#packed;
    }

    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) {
        // Looked up at each call: test tools and tracers replace these functions after this file is loaded.
        const request = (options.protocol === 'https:' ? https : http).request(options, (response) => {
            this.#packed = response.headers['content-encoding'] !== undefined;
            onResponse(response);
        });
        request.once('finish', () => {
            this.#flushed = true;
        });
        request.once('socket', (socket: Socket) => {
            if (isHandshaking(socket)) this.#once(socket, 'secureConnect');
            else if (socket.connecting) this.#once(socket, 'connect');
            else this.#connected = true;
        });
        return request;
    }

    #once(socket: Socket, event: string): void {
        socket.once(event, () => {
            this.#connected = true;
        });
    }
}

/** Axios errors carry the whole configuration, token included: only code and masked text go on. */
function describe(error: unknown): { code: string | undefined; cause: Error } {
    // By its members, not its class: Node's own errors are of another realm in a test runner or a vm.
    const { code: named, message } = (typeof error === 'object' && error !== null ? error : {}) as {
        code?: unknown;
        message?: unknown;
    };
    const code = typeof named === 'string' ? named : undefined;
    const text = typeof message === 'string' && message !== '' ? message : (code ?? 'no answer');
    // How axios reports a connection that closed in the middle of the body.
    const known = code === 'ERR_BAD_RESPONSE' ? 'ECONNRESET' : code;
    return { code: known, cause: new Error(cut(redactText(text), 300)) };
}

/** Axios has one code for an answer past its limit and for one that was cut off; only its text tells them apart. */
export const isTooLong = (error: unknown, limit: number): boolean =>
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    error.message === `maxContentLength size of ${limit} exceeded`;

export function toFailure(
    error: unknown,
    {
        connected,
        stopped,
        abortedWith,
    }: {
        readonly connected: boolean;
        readonly stopped: 'timeout' | 'aborted' | undefined;
        readonly abortedWith: unknown;
    },
): TransportFailure {
    if (stopped === 'aborted')
        return new TransportFailure('aborted', { sent: connected, cause: abortedWith });
    if (stopped === 'timeout') return new TransportFailure('timeout', { sent: connected, code: 'ETIMEDOUT' });
    const { code, cause } = describe(error);
    const sent = connected && !neverConnected(code);
    return new TransportFailure(sent ? 'broken' : 'unreachable', {
        sent,
        cause,
        ...(code === undefined ? {} : { code }),
    });
}
