import { tooLong } from './limits.js';

const LF = 0x0a;

export interface Line {
    /** Counted from 1. */
    readonly number: number;
    /** Without its line break. */
    readonly bytes: Buffer;
}

/** The lines of a text that end with LF or CRLF. Bytes, so that a character cut by a chunk stays whole. */
export async function* linesOf(
    chunks: AsyncIterable<Buffer>,
    name: string,
    limit: number,
): AsyncGenerator<Line, void, undefined> {
    let number = 1;
    let held: Buffer[] = [];
    let length = 0;
    const hold = (part: Buffer): void => {
        length += part.length;
        if (length > limit) throw tooLong(`${name}, line ${number}`, limit);
        held.push(part);
    };
    const line = (): Line => {
        const bytes = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
        held = [];
        length = 0;
        return { number: number++, bytes: bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes };
    };
    for await (const chunk of chunks) {
        let from = 0;
        for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, from)) {
            hold(chunk.subarray(from, end));
            from = end + 1;
            yield line();
        }
        if (from < chunk.length) hold(chunk.subarray(from));
    }
    if (length > 0) yield line();
}
