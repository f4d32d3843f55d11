import { invalidInput } from '../../invalid-input.js';
import { peek } from './bytes.js';
import { codeOf, fileError } from './file-error.js';

interface Mark {
    readonly bytes: readonly number[];
    readonly encoding: string;
}

const MARKS: readonly Mark[] = [
    { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
    { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
    { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

const ZIP = 'PK\u0003\u0004';

/**
 * The text of a file as UTF-8 without byte order mark. UTF-8 itself is passed through unchecked: whether it is valid is
 * looked at row by row, so that one bad byte costs one row.
 */
export async function* toUtf8(
    chunks: AsyncIterable<Buffer>,
    name: string,
    encoding: string | undefined,
): AsyncGenerator<Buffer, void, undefined> {
    const { head, whole } = await peek(chunks, 4);
    if (head.toString('latin1', 0, ZIP.length) === ZIP) {
        throw fileError(
            name,
            'it is a zip archive or an Excel workbook, not text',
            'In Excel, save it as "CSV UTF-8"; unpack an archive first.',
        );
    }
    const mark = MARKS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
    const decoder = decoderOf(encoding ?? mark?.encoding ?? 'utf-8');
    if (decoder.encoding !== 'utf-8') return yield* decoded(whole, decoder, name);
    let skip = mark?.encoding === 'utf-8' ? mark.bytes.length : 0;
    for await (const chunk of whole) {
        yield chunk.subarray(skip);
        skip = 0;
    }
}

function decoderOf(encoding: string): TextDecoder {
    try {
        return new TextDecoder(encoding, { fatal: true });
    } catch (error) {
        if (codeOf(error) !== 'ERR_ENCODING_NOT_SUPPORTED') throw error;
        throw invalidInput(
            'encoding',
            `There is no character set "${encoding}".`,
            'Common ones: utf-8, windows-1252, iso-8859-15, utf-16le.',
        );
    }
}

async function* decoded(
    chunks: AsyncIterable<Buffer>,
    decoder: TextDecoder,
    name: string,
): AsyncGenerator<Buffer, void, undefined> {
    let read = 0;
    const decode = (chunk?: Buffer): Buffer => {
        try {
            return Buffer.from(
                chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }),
            );
        } catch (error) {
            throw fileError(
                name,
                `it is not ${decoder.encoding} text; the first bytes that are none come after byte ${read}`,
                'Say what it is with encoding, or save it as UTF-8.',
                error,
            );
        }
    };
    for await (const chunk of chunks) {
        yield decode(chunk);
        read += chunk.length;
    }
    yield decode();
}
