import { Readable } from 'node:stream';
import { openRecords } from '../../../../core/src/node/files/read.js';
import type { OpenOptions } from '../../../../core/src/node/files/read.js';
import { isUnreadable } from '../../../../core/src/node/files/types.js';

export interface Read {
    /** Rows that could be read. */
    readonly rows: unknown[];
    /** Where they stood. */
    readonly at: string[];
    /** `at: message` of those that could not. */
    readonly unreadable: string[];
    readonly texts: string[];
}

/** Reads a text or bytes to their end, in pieces of `size` bytes. */
export async function readAll(content: string | Buffer, options: OpenOptions, size = 1 << 16): Promise<Read> {
    const bytes = Buffer.from(content as string);
    const pieces: Buffer[] = [];
    for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.subarray(from, from + size));
    const read: Read = { rows: [], at: [], unreadable: [], texts: [] };
    for await (const entry of openRecords(Readable.from(pieces), options).entries) {
        if (isUnreadable(entry)) {
            read.unreadable.push(entry.error.message);
            read.texts.push(entry.text);
        } else {
            read.rows.push(entry.row);
            read.at.push(entry.at);
        }
    }
    return read;
}

export const csv = (content: string | Buffer, options: OpenOptions = {}, size?: number) =>
    readAll(content, { format: 'csv', ...options }, size);
