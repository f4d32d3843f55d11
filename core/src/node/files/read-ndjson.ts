import { isXanoError } from '../../errors.js';
import { isRow } from '../../operations/fields.js';
import { fileError, unreadable } from './file-error.js';
import { jsonEntry } from './json-entry.js';
import { linesOf } from './lines.js';
import type { Line } from './lines.js';
import type { Reading } from './reading.js';
import type { Entry } from './types.js';
import { notUtf8, utf8Text } from './utf8.js';

/** One JSON object a line; blank lines are left out. */
export async function* readNdjson(
    chunks: AsyncIterable<Buffer>,
    reading: Reading,
): AsyncGenerator<Entry, void, undefined> {
    const toEntry = jsonEntry(reading);
    for await (const line of linesOf(chunks, reading.name, reading.limit)) {
        const text = utf8Text(line.bytes);
        if (text?.trim() === '') continue;
        const at = `line ${line.number}`;
        const where = `${reading.name}, ${at}`;
        try {
            yield toEntry(at, objectIn(text, where));
        } catch (error) {
            if (!isXanoError(error)) throw error;
            yield unreadable({ where, at }, error, text ?? shown(line));
        }
    }
}

/** As Windows shows it in the west: every byte is some character, and none is lost. */
const shown = ({ bytes }: Line): string => bytes.toString('latin1');

function objectIn(text: string | undefined, where: string) {
    if (text === undefined) throw notUtf8(where);
    const value = parsed(text, where);
    if (isRow(value)) return value;
    throw fileError(where, 'it is JSON, but no object with a value per column');
}

function parsed(text: string, where: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw fileError(where, 'it is not valid JSON', 'Each line has to be one JSON object.', error);
    }
}
