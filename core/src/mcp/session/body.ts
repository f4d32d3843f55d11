import type { HttpResponse } from '../../runtime.js';
import { EventReader } from './events.js';
import { readMessages } from './rpc.js';
import type { Json } from './rpc.js';
import type { Clock, Stop } from './stop.js';
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

/** The messages of an event stream as they come in; `reader` tells where it stands. */
export async function* readMessageStream(
    stream: Chunks,
    reader = new EventReader(),
): AsyncGenerator<Json, void, undefined> {
    const utf8 = new Utf8();
    for await (const chunk of stream) {
        for (const { event, data } of reader.push(utf8.push(chunk))) {
            if (event === 'message') yield* readMessages(data);
        }
    }
    for (const { data } of reader.finish()) yield* readMessages(data);
}

/** A server ends the stream with its answer; one that does not is not waited for. Milliseconds. */
const DRAIN_MS = 1_000;

/**
 * Reads on after the answer without anybody waiting for it: a connection that is left before its end cannot be used
 * again. `stop` ends the request.
 */
export async function drain(messages: AsyncGenerator<Json>, clock: Clock, stop: Stop): Promise<void> {
    const cancel = clock.after(DRAIN_MS, () => stop.raise());
    try {
        while ((await messages.next()).done !== true);
    } catch {
        // The answer is here; how its stream ended is nobody's concern.
    } finally {
        cancel();
    }
}
