import type { HttpResponse } from '../../runtime.js';
import { EventReader } from './events.js';
import type { ServerEvent } from './events.js';
import { readMessages } from './rpc.js';
import type { Json } from './rpc.js';
import type { Clock, Limits, Stop } from './stop.js';
import { Utf8 } from './utf8.js';

type Chunks = AsyncIterable<Uint8Array>;

/** The whole text of an answer that was asked for as a stream; a host without streams gives the text at once. */
export async function readText({ stream, body }: Pick<HttpResponse, 'stream' | 'body'>): Promise<string> {
    if (stream === undefined) return body;
    const utf8 = new Utf8();
    let text = '';
    for await (const chunk of stream) text += utf8.push(chunk);
    return text + utf8.finish();
}

/** The events of a stream as they come in. */
export async function* readEventStream(
    stream: Chunks,
    reader = new EventReader(),
): AsyncGenerator<ServerEvent, void, undefined> {
    const utf8 = new Utf8();
    for await (const chunk of stream) yield* reader.push(utf8.push(chunk));
    yield* reader.finish();
}

/** The messages in them. */
export async function* readMessageStream(
    stream: Chunks,
    reader?: EventReader,
): AsyncGenerator<Json, void, undefined> {
    for await (const { data } of readEventStream(stream, reader)) yield* readMessages(data);
}

/** A server ends the stream with its answer; one that does not is not waited for. Milliseconds. */
const DRAIN_MS = 1_000;

/**
 * Reads on after the answer without anybody waiting for it: a connection that is left before its end cannot be used
 * again. `stop` ends the request, also when `signal` aborts.
 */
export async function drain(
    messages: AsyncGenerator<Json>,
    clock: Clock,
    stop: Stop,
    signal: Limits['signal'] = stop,
): Promise<void> {
    const { end } = clock.watch({ timeoutMs: 0, leftMs: DRAIN_MS, signal }, () => stop.raise());
    try {
        while ((await messages.next()).done !== true);
    } catch {
        // The answer is here; how its stream ended is nobody's concern.
    } finally {
        end();
    }
}
