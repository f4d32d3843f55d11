import { readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Checkpoint } from '../../bulk-types.js';
import { isPlainObject } from '../../invalid-input.js';
import { asFileError, fileError, isMissing } from './file-error.js';
import type { RejectsState } from './rejects-file.js';
import { writeWhole } from './whole-file.js';

/** What an import is of: it goes on only with the same. Plain JSON. */
export interface ImportSubject {
    /** Name, size and SHA-256 of the file. */
    readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
    /** Where the rows go, and how they are read: other words of one kind would be other rows. */
    readonly settings: Readonly<Record<string, unknown>>;
}

/** How far an import is. */
export interface ImportState extends ImportSubject {
    readonly format: 'xano-connect/import';
    readonly version: 1;
    readonly rejects: RejectsState;
    /** Null before the first batch. */
    readonly bulk: Checkpoint | null;
}

/** The file a stopped import goes on from. It holds no row and no token. */
export class ImportCheckpoint {
    readonly #path: string;
    #last: Promise<void> = Promise.resolve();

    constructor(path: string) {
        this.#path = path;
    }

    /** What an import of the same left behind; undefined where there is none. */
    async read(subject: ImportSubject): Promise<ImportState | undefined> {
        const text = await readFile(this.#path, 'utf8').catch((error: unknown) => {
            if (isMissing(error)) return undefined;
            throw asFileError(basename(this.#path), error);
        });
        if (text === undefined) return undefined;
        const state = this.#stateIn(text);
        this.#requireSame(state, subject);
        return state;
    }

    /** Resolves when it is on the disk: what is written here is about to be sent. */
    write(subject: ImportSubject, state: Pick<ImportState, 'rejects' | 'bulk'>): Promise<void> {
        const { file, settings } = subject;
        const whole: ImportState = { format: 'xano-connect/import', version: 1, file, settings, ...state };
        // One after the other: an older state must not take the place of a newer one.
        const written = this.#last.then(() =>
            writeWhole(this.#path, (to) => pipeline([`${JSON.stringify(whole)}\n`], to)),
        );
        // A failure is told to whoever wrote this one.
        this.#last = written.catch(() => undefined);
        return written;
    }

    async remove(): Promise<void> {
        await this.#last;
        await rm(this.#path, { force: true });
    }

    #stateIn(text: string): ImportState {
        const state = parsed(text);
        if (isState(state)) return state;
        throw fileError(
            basename(this.#path),
            'it is not the checkpoint of an import, or is of another version of xano-connect',
            'Finish that import with the version that began it, or name another file for the checkpoint.',
        );
    }

    #requireSame(state: ImportState, { file, settings }: ImportSubject): void {
        const name = basename(this.#path);
        if (state.file.sha256 !== file.sha256) {
            const now =
                file.bytes === state.file.bytes ? 'and has other content now' : `and has ${file.bytes} now`;
            throw fileError(
                name,
                `${file.name} is not as it was when the import stopped: it had ${state.file.bytes} bytes, ${now}`,
                `Go on with the file as it was. To start over with the new one, remove ${name}; rows that are imported already are imported again then.`,
            );
        }
        const keys = new Set([...Object.keys(state.settings), ...Object.keys(settings)]);
        for (const key of keys) {
            if (JSON.stringify(state.settings[key]) === JSON.stringify(settings[key])) continue;
            throw fileError(
                name,
                `${key} is not as it was when the import stopped: it was ${shown(state.settings[key])} then`,
                `Go on with the same ${key}, or remove ${name} to start over.`,
            );
        }
    }
}

const shown = (value: unknown): string => (value === undefined ? 'not given' : JSON.stringify(value));

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

// `bulk` is looked at by the bulk engine, which knows what belongs in it.
const isState = (value: unknown): value is ImportState =>
    isPlainObject(value) &&
    value['format'] === 'xano-connect/import' &&
    value['version'] === 1 &&
    isPlainObject(value['file']) &&
    isPlainObject(value['settings']) &&
    isPlainObject(value['rejects']) &&
    typeof value['rejects']['bytes'] === 'number' &&
    typeof value['rejects']['rows'] === 'number' &&
    'bulk' in value;
