import type { HttpResponse } from '../../runtime.js';
import { EventReader, readEvents } from './events.js';
import type { Fields } from './events.js';
import { readMessages } from './rpc.js';
import type { Json } from './rpc.js';

export type Head = Pick<HttpResponse, 'status' | 'headers' | 'body'>;

export const contentTypeOf = ({ headers }: Pick<Head, 'headers'>): string =>
    (headers['content-type'] ?? '').toLowerCase();

export const isEvents = (head: Pick<Head, 'headers'>): boolean =>
    contentTypeOf(head).includes('text/event-stream');

/** The whole of an answer that was asked for as a stream; a host without streams gives the text at once. */
export async function readWhole(response: HttpResponse): Promise<HttpResponse> {
    let { body } = response;
    for await (const piece of response.stream ?? []) body += piece;
    return { ...response, body };
}

/** The events of a stream as they come in. */
export async function* readEventStream(
    stream: AsyncIterable<string>,
): AsyncGenerator<Fields, void, undefined> {
    const reader = new EventReader();
    for await (const piece of stream) yield* reader.push(piece);
    yield* reader.finish();
}

/** The events of a whole answer; plain JSON is as good as one. */
export const eventsIn = (head: Head): Fields[] =>
    isEvents(head) ? readEvents(head.body) : [{ data: head.body }];

/** The messages in them. */
export const messagesIn = (head: Head): Json[] => eventsIn(head).flatMap(({ data }) => readMessages(data));
