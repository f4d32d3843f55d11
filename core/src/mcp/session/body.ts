import type { HttpResponse } from '../../runtime.js';
import { EventReader } from './events.js';
import { readMessages } from './rpc.js';
import type { Json } from './rpc.js';
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
