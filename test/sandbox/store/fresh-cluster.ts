import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { EmscriptenBuiltinFilesystem } from '@electric-sql/pglite/basefs';

import { isRecord } from './json.js';

/**
 * A freshly initialised PostgreSQL folder, kept as a file under `node_modules/.cache`: initialising one takes most of
 * the time a sandbox needs to start. PGlite's own archive of it is a tar, whose unpacking takes longer than all else that
 * is left. Only in-memory databases start from it.
 */
const CACHE = cacheFile();

function cacheFile(): string {
    const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite/pglite.wasm');
    const modules = entry.slice(0, entry.lastIndexOf('node_modules') + 'node_modules'.length);
    // Another release may lay its folder out differently. The manifest is read by path: the package does not export it.
    const manifest: unknown = JSON.parse(
        readFileSync(join(modules, '@electric-sql/pglite/package.json'), 'utf8'),
    );
    const version = isRecord(manifest) ? String(manifest.version) : 'unknown';
    return join(modules, '.cache', 'xano-connect-sandbox', `pglite-${version}.files`);
}

/** A file, or a folder when it has no size; a folder stands before what is in it. */
interface Entry {
    /** Below the folder of the database, beginning with `/`. */
    readonly path: string;
    readonly size?: number;
}

/** The bytes of a list of entries in front of it, so that the files are found without a look at their content. */
const HEADER = 8;

/** Puts the kept folder in place before PostgreSQL begins. */
class FreshCluster extends EmscriptenBuiltinFilesystem {
    readonly #kept: Buffer;

    constructor(kept: Buffer) {
        super();
        this.#kept = kept;
    }

    override async initialSyncFs(): Promise<void> {
        const FS = this.pg?.Module.FS;
        if (FS === undefined) throw new Error('PGlite has not begun');
        let at = HEADER + Number(this.#kept.readBigUInt64LE());
        const entries = JSON.parse(this.#kept.toString('utf8', HEADER, at)) as readonly Entry[];
        FS.mkdirTree(PGlite.paths.PGDATA, 0o700);
        for (const { path, size } of entries) {
            const place = PGlite.paths.PGDATA + path;
            if (size === undefined) {
                FS.mkdir(place, 0o700);
                continue;
            }
            // Not copied: this instance has read the bytes for itself alone.
            FS.writeFile(place, this.#kept.subarray(at, at + size), { canOwn: true });
            at += size;
        }
        await Promise.resolve();
    }

    override async closeFs(): Promise<void> {
        this.pg?.Module.FS.quit();
        await Promise.resolve();
    }
}

/** The file system of a new database; undefined when none was kept yet. */
export function freshCluster(): FreshCluster | undefined {
    try {
        return new FreshCluster(readFileSync(CACHE));
    } catch {
        return undefined;
    }
}

/** Best effort: where the folder cannot be written, every start initialises anew. */
export async function saveFreshCluster(lite: PGlite): Promise<void> {
    try {
        const files: Uint8Array[] = [];
        const entries = [...entriesOf(lite, '', files)];
        const list = Buffer.from(JSON.stringify(entries));
        const header = Buffer.alloc(HEADER);
        header.writeBigUInt64LE(BigInt(list.length));
        await mkdir(dirname(CACHE), { recursive: true });
        // Written aside and renamed, so that a sandbox starting at the same moment never reads half a file.
        const aside = `${CACHE}.${randomUUID()}`;
        await writeFile(aside, Buffer.concat([header, list, ...files]));
        await rename(aside, CACHE);
    } catch {
        return;
    }
}

function* entriesOf(lite: PGlite, folder: string, files: Uint8Array[]): Generator<Entry> {
    const { FS } = lite.Module;
    for (const name of FS.readdir(PGlite.paths.PGDATA + folder)) {
        if (name === '.' || name === '..') continue;
        const path = `${folder}/${name}`;
        const place = PGlite.paths.PGDATA + path;
        if (FS.isDir(FS.stat(place).mode)) {
            yield { path };
            yield* entriesOf(lite, path, files);
        } else {
            const content = FS.readFile(place);
            files.push(content);
            yield { path, size: content.length };
        }
    }
}
