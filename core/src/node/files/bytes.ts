import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { asFileError, fileError } from './file-error.js';
import type { RecordSource } from './types.js';

/** What a source is called in errors. */
export const nameOf = (source: RecordSource): string =>
    typeof source === 'string' ? basename(source) : 'The input';

/** The bytes of a source as they come; `meter` sees them as they are on the disk. */
export async function* bytesOf(
    source: RecordSource,
    meter: (bytes: Buffer) => void,
): AsyncGenerator<Buffer, void, undefined> {
    const chunks: AsyncIterable<unknown> = typeof source === 'string' ? createReadStream(source) : source;
    try {
        for await (const chunk of chunks) {
            const bytes = bytesOfChunk(chunk);
            if (bytes === undefined) {
                throw fileError(nameOf(source), `gives a ${typeof chunk} where bytes or text belong`);
            }
            meter(bytes);
            if (bytes.length > 0) yield bytes;
        }
    } catch (error) {
        throw asFileError(nameOf(source), error);
    }
}

function bytesOfChunk(chunk: unknown): Buffer | undefined {
    if (typeof chunk === 'string') return Buffer.from(chunk, 'utf8');
    if (!(chunk instanceof Uint8Array)) return undefined;
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** The first bytes of a stream, at least `least` of them where it has so many, and the whole stream again. */
export async function peek(
    chunks: AsyncIterable<Buffer>,
    least: number,
): Promise<{ readonly head: Buffer; readonly whole: AsyncGenerator<Buffer, void, undefined> }> {
    const iterator = chunks[Symbol.asyncIterator]();
    const held: Buffer[] = [];
    for (let length = 0; length < least;) {
        const next = await iterator.next();
        if (next.done === true) break;
        held.push(next.value);
        length += next.value.length;
    }
    const head = Buffer.concat(held);
    return { head, whole: again(head, iterator) };
}

async function* again(
    head: Buffer,
    iterator: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
    try {
        if (head.length > 0) yield head;
        for (;;) {
            const next = await iterator.next();
            if (next.done === true) return;
            yield next.value;
        }
    } finally {
        // A reader that stops early must not leave the file open.
        await iterator.return?.();
    }
}
