import { asJson } from '../../as-text.js';
import { JSONParser } from '@streamparser/json';
import { isXanoError } from '../../errors.js';
import { isRow } from '../../operations/fields.js';
import { fileError, unreadable } from './file-error.js';
import { jsonEntry } from './json-entry.js';
import { tooLong } from './limits.js';
import type { Reading } from './reading.js';
import type { Entry } from './types.js';

const BRACKET = 0x5b;

/** The objects of one JSON array. A mistake in its JSON ends the reading: nothing tells where the next object begins. */
export async function* readJsonArray(
    chunks: AsyncIterable<Buffer>,
    reading: Reading,
): AsyncGenerator<Entry, void, undefined> {
    const { name, limit } = reading;
    const toEntry = jsonEntry(reading);
    const items = new Items(name, limit);
    let number = 0;
    for await (const piece of pieces(chunks, limit)) {
        for (const value of items.of(piece)) {
            const at = `item ${++number}`;
            if (isRow(value)) yield toEntry(at, value);
            else {
                const where = `${name}, ${at}`;
                const error = fileError(where, 'it is no object with a value per column');
                yield unreadable({ where, at }, error, asJson(value));
            }
        }
    }
    items.end();
}

/** No longer than the longest row, so that little more than one row is held. */
async function* pieces(
    chunks: AsyncIterable<Buffer>,
    limit: number,
): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of chunks) {
        for (let from = 0; from < chunk.length; from += limit) yield chunk.subarray(from, from + limit);
    }
}

/** Items of an array that comes in pieces. */
class Items {
    readonly #parser = new JSONParser({ paths: ['$.*'], keepStack: false });
    readonly #name: string;
    readonly #limit: number;
    readonly #decoder = new TextDecoder('utf-8', { fatal: true });
    #begun = false;
    #complete: unknown[] = [];
    #count = 0;
    /** Offset of the token the parser is at, and the end of the last item. */
    #token = 0;
    #itemEnd = 0;
    #read = 0;

    constructor(name: string, limit: number) {
        this.#name = name;
        this.#limit = limit;
        this.#parser.onToken = ({ offset }) => (this.#token = offset);
        this.#parser.onValue = ({ value }) => {
            this.#requireShort(this.#token - this.#itemEnd);
            this.#itemEnd = this.#token;
            this.#count++;
            this.#complete.push(value);
        };
    }

    of(piece: Buffer): readonly unknown[] {
        this.#requireArray(piece);
        this.#requireUtf8(piece);
        this.#parse(() => this.#parser.write(piece));
        this.#read += piece.length;
        this.#requireShort(this.#read - this.#itemEnd);
        const complete = this.#complete;
        this.#complete = [];
        return complete;
    }

    end(): void {
        this.#requireUtf8(undefined);
        if (!this.#begun) throw fileError(this.#name, 'it is empty, not a JSON array');
        if (!this.#parser.isEnded) this.#parse(() => this.#parser.end());
    }

    #parse(act: () => void): void {
        try {
            act();
        } catch (error) {
            if (!(error instanceof Error) || isXanoError(error)) throw error;
            throw fileError(
                this.#name,
                `the JSON breaks after item ${this.#count}`,
                `${error.message}. One object a line, without brackets around them, is format "ndjson".`,
                error,
            );
        }
    }

    #requireShort(bytes: number): void {
        if (bytes > this.#limit) throw tooLong(`${this.#name}, item ${this.#count + 1}`, this.#limit);
    }

    #requireArray(piece: Buffer): void {
        if (this.#begun) return;
        const first = piece.find((byte) => byte > 0x20);
        if (first === undefined) return;
        this.#begun = true;
        if (first === BRACKET) return;
        throw fileError(
            this.#name,
            'it is not a JSON array',
            'It has to begin with "[". One object a line is format "ndjson".',
        );
    }

    #requireUtf8(piece: Buffer | undefined): void {
        try {
            this.#decoder.decode(piece, { stream: piece !== undefined });
        } catch (error) {
            throw fileError(
                this.#name,
                `it is not valid UTF-8, after item ${this.#count}`,
                'Say which character set the file has with encoding, or save it as UTF-8.',
                error,
            );
        }
    }
}
