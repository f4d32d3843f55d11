import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { peek } from './bytes.js';
import { asFileError } from './file-error.js';

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Unpacks what is gzip by its first bytes, whatever it is called: servers unpack files and leave them their names. */
export async function* unpacked(
    chunks: AsyncIterable<Buffer>,
    name: string,
): AsyncGenerator<Buffer, void, undefined> {
    const { head, whole } = await peek(chunks, 2);
    if (!isGzip(head)) return yield* whole;
    const source = Readable.from(whole, { objectMode: false });
    const gunzip = createGunzip();
    source.on('error', (error) => gunzip.destroy(error));
    try {
        for await (const chunk of source.pipe(gunzip)) if (Buffer.isBuffer(chunk)) yield chunk;
    } catch (error) {
        throw asFileError(name, error);
    } finally {
        source.destroy();
        gunzip.destroy();
    }
}
