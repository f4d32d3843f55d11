import { createHash } from 'node:crypto';
import { openRecords } from './read.js';
import type { OpenOptions } from './read.js';
import { isUnreadable } from './types.js';
import type { Found, UnreadableRow } from './types.js';

/** A file as it was when it was read through. */
export interface Scan {
    readonly bytes: number;
    readonly sha256: string;
    /** Rows in it, readable or not. */
    readonly rows: number;
    readonly firstUnreadable: UnreadableRow | undefined;
    readonly found: Found;
}

/**
 * Reads a file to its end and keeps nothing of it. What makes it unreadable is known before anything is sent, and so is
 * the number of its rows.
 *
 * choice: the hash is of the whole file, not of its size, its time or a sample. A row that was mended in place would pass
 * those, a copied file would not; and reading takes a small part of the time that sending does.
 */
export async function scan(path: string, options: OpenOptions): Promise<Scan> {
    const hash = createHash('sha256');
    let bytes = 0;
    let rows = 0;
    let firstUnreadable: UnreadableRow | undefined;
    const { entries, found } = openRecords(path, {
        ...options,
        onBytes: (chunk) => {
            hash.update(chunk);
            bytes += chunk.length;
            options.onBytes?.(chunk);
        },
    });
    for await (const entry of entries) {
        rows++;
        if (isUnreadable(entry)) firstUnreadable ??= entry;
    }
    return { bytes, sha256: hash.digest('hex'), rows, firstUnreadable, found };
}
