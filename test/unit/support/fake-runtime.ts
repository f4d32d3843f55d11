import { TransportFailure } from '../../../core/src/runtime.js';
import type { AbortSignalLike, HttpResponse, RequestOptions, Runtime } from '../../../core/src/runtime.js';

/** A canned answer: a JSON value with status 200, a whole response, or a failure to throw. */
export type Answer =
    | { readonly json: unknown; readonly status?: number; readonly headers?: Record<string, string> }
    | { readonly text: string; readonly status?: number; readonly headers?: Record<string, string> }
    | { readonly bytes: Uint8Array; readonly status?: number; readonly headers?: Record<string, string> }
    | {
          readonly pieces: AsyncIterable<Uint8Array>;
          readonly status?: number;
          readonly headers?: Record<string, string>;
      }
    | TransportFailure;

export type Respond = Answer | ((request: RequestOptions) => Answer | Promise<Answer>);

export interface FakeRuntime extends Runtime {
    /** What was sent, in order. */
    readonly requests: RequestOptions[];
    /** How long it was asked to sleep, in order. */
    readonly slept: number[];
    closed: number;
}

/**
 * A runtime without a network or a clock: answers come from the list, one a request (the last one again when it runs
 * out), and sleeping moves its own time forward at once.
 */
export function fakeRuntime(
    answers: Respond | readonly Respond[],
    options: { start?: number } = {},
): FakeRuntime {
    const list = Array.isArray(answers) ? (answers as readonly Respond[]) : [answers as Respond];
    let time = options.start ?? Date.UTC(2026, 0, 15);
    const requests: RequestOptions[] = [];
    const slept: number[] = [];
    const runtime: FakeRuntime = {
        requests,
        slept,
        closed: 0,
        async request(request) {
            const next = list[Math.min(requests.length, list.length - 1)];
            requests.push(request);
            time += 5;
            if (next === undefined) throw new Error(`no answer for ${request.method} ${request.url}`);
            return toResponse(typeof next === 'function' ? await next(request) : next);
        },
        async sleep(ms: number, signal?: AbortSignalLike) {
            if (signal?.aborted === true) throw signal.reason;
            slept.push(ms);
            time += ms;
            await Promise.resolve();
        },
        now: () => time,
        random: () => 0,
        close() {
            runtime.closed++;
        },
    };
    return runtime;
}

function toResponse(answer: Answer): HttpResponse {
    if (answer instanceof TransportFailure) throw answer;
    const status = answer.status ?? 200;
    if ('pieces' in answer) {
        return { status, headers: answer.headers ?? {}, body: '', byteStream: answer.pieces };
    }
    if ('bytes' in answer) return { status, headers: answer.headers ?? {}, body: '', bytes: answer.bytes };
    if ('text' in answer) return { status, headers: answer.headers ?? {}, body: answer.text };
    const headers = { 'content-type': 'application/json; charset=UTF-8', ...answer.headers };
    return { status, headers, body: JSON.stringify(answer.json) };
}
