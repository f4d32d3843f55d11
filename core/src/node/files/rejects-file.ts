import { open, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { asFileError, fileError, isMissing } from './file-error.js';
import { namedFormat } from './format.js';
import { LARGEST_ROW } from './limits.js';
import { openRecords } from './read.js';
import { AT } from './rejected-columns.js';
import { rejectsText } from './rejects-text.js';
import type { RejectedRow } from './rejects-text.js';
import { isUnreadable } from './types.js';
import type { FileFormat, Found } from './types.js';

/** Of a rejects file at a checkpoint. */
export interface RejectsState {
    readonly bytes: number;
    readonly rows: number;
}

/**
 * The rows that are not imported. The file comes into being with the first of them; it is whole after every addition, and
 * no row is in it twice however often the import is resumed.
 */
export class RejectsFile {
    readonly #path: string;
    readonly #format: FileFormat;
    readonly #found: Found;
    readonly #gzip: boolean;
    /** Where the rows in it stood. */
    readonly #there = new Set<string>();
    #file: FileHandle | undefined;
    /** Bytes without what stands behind the last row. */
    #bytes = 0;
    /** Additions wait for one another: they come from several batches. */
    #last: Promise<unknown> = Promise.resolve();

    /** `found` is filled by whoever reads the rows. */
    constructor(path: string, format: FileFormat, found: Found) {
        this.#path = path;
        this.#format = format;
        this.#found = found;
        this.#gzip = namedFormat(path).gzip;
        const named = namedFormat(path).format;
        if (named === undefined || named === format) return;
        throw fileError(
            basename(path),
            `rejected rows are written as they were read, as ${format}`,
            `Give a name that ends with .${format}.`,
        );
    }

    /** Before a new import: rejected rows of another one are not written over. */
    async requireNone(): Promise<void> {
        const there = await stat(this.#path).catch((error: unknown) => {
            if (isMissing(error)) return undefined;
            throw asFileError(basename(this.#path), error);
        });
        if (there === undefined) return;
        throw fileError(
            basename(this.#path),
            'there are rejected rows of another import already',
            'Move that file away, or name another one.',
        );
    }

    /** Goes back to where the file was at a checkpoint: what was added later will be told again. */
    async goBack({ bytes, rows }: RejectsState): Promise<void> {
        if (rows === 0) return rm(this.#path, { force: true });
        const file = await open(this.#path, 'r+').catch((error: unknown) => {
            throw asFileError(basename(this.#path), error);
        });
        this.#file = file;
        this.#bytes = bytes;
        await file.truncate(bytes);
        const end = this.#packed(rejectsText(this.#format, this.#found).end);
        await file.write(end, 0, end.length, bytes);
        const { delimiter } = this.#found;
        const { entries } = openRecords(this.#path, {
            format: this.#format,
            maxRowBytes: LARGEST_ROW,
            ...(delimiter === undefined ? {} : { delimiter }),
        });
        for await (const entry of entries) {
            const at = isUnreadable(entry) ? undefined : entry.row[AT];
            if (typeof at === 'string') this.#there.add(at);
        }
        if (this.#there.size === rows) return;
        throw fileError(
            basename(this.#path),
            `it was changed since the import stopped: it had ${rows} rows then, and has ${this.#there.size}`,
            'Put it back as it was, or start over without the checkpoint.',
        );
    }

    get rows(): number {
        return this.#there.size;
    }

    add(rows: readonly RejectedRow[]): Promise<void> {
        const added = this.#last.then(() => this.#add(rows));
        // A failure is told to whoever added these rows, not to the next one.
        this.#last = added.catch(() => undefined);
        return added;
    }

    async #add(rows: readonly RejectedRow[]): Promise<void> {
        const text = rejectsText(this.#format, this.#found);
        const fresh: string[] = [];
        const places: string[] = [];
        for (const row of rows) {
            if (this.#there.has(row.at)) continue;
            const isFirst = this.#there.size + places.length === 0;
            fresh.push((isFirst ? text.begin() : '') + text.row(row, isFirst));
            places.push(row.at);
        }
        if (places.length === 0) return;
        this.#file ??= await open(this.#path, 'wx').catch((error: unknown) => {
            throw asFileError(basename(this.#path), error);
        });
        const body = this.#packed(fresh.join(''));
        const whole = Buffer.concat([body, this.#packed(text.end)]);
        await this.#file.write(whole, 0, whole.length, this.#bytes);
        this.#bytes += body.length;
        for (const at of places) this.#there.add(at);
    }

    /** Each addition is a gzip member of its own; one after the other they are one file. */
    #packed(text: string): Buffer {
        if (text === '') return Buffer.alloc(0);
        return this.#gzip ? gzipSync(text) : Buffer.from(text);
    }

    /** What is in it surely, even after a power cut. */
    async saved(): Promise<RejectsState> {
        await this.#last;
        const state = { bytes: this.#bytes, rows: this.#there.size };
        await this.#file?.sync();
        return state;
    }

    /** Removes what this import wrote. */
    async discard(): Promise<void> {
        const wasMade = this.#file !== undefined;
        await this.close();
        if (wasMade) await rm(this.#path, { force: true });
        this.#there.clear();
    }

    async close(): Promise<void> {
        await this.#last;
        await this.#file?.close();
        this.#file = undefined;
    }
}
