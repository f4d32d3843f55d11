import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { EmscriptenBuiltinFilesystem } from '@electric-sql/pglite/basefs';

import { isRecord } from './json.js';

/**
 * A freshly initialised PostgreSQL folder, kept as a file under `node_modules/.cache`: initialising one takes most of
 * the time a sandbox needs to start. PGlite's own archive of it is a tar, whose unpacking takes longer than all else that
 * is left.
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

/** What is used of Emscripten's file system, whose types PGlite names and does not bring along. */
interface Disk {
    mkdir(path: string, mode: number): void;
    mkdirTree(path: string, mode: number): void;
    writeFile(path: string, content: Uint8Array, options: { readonly canOwn: boolean }): void;
    readFile(path: string): Uint8Array;
    readdir(path: string): readonly string[];
    stat(path: string): { readonly mode: number };
    isDir(mode: number): boolean;
    quit(): void;
}

function diskOf(lite: PGlite | undefined): Disk {
    if (lite === undefined) throw new Error('PGlite has not begun');
    return lite.Module.FS as Disk;
}

/** The bytes of a list of entries in front of it, so that the files are found without a look at their content. */
const HEADER = 8;

/** By path below the folder of the database: the content of a file, nothing for a folder, which comes before what is in it. */
type Files = ReadonlyMap<string, Buffer | undefined>;

/** What was kept; undefined when that is nothing, or no longer whole. */
function kept(): Files | undefined {
    try {
        const bytes = readFileSync(CACHE);
        let at = HEADER + Number(bytes.readBigUInt64LE());
        const files = new Map<string, Buffer | undefined>();
        for (const { path, size } of JSON.parse(bytes.toString('utf8', HEADER, at)) as readonly Entry[]) {
            files.set(path, size === undefined ? undefined : bytes.subarray(at, at + size));
            at += size ?? 0;
        }
        return at === bytes.length ? files : undefined;
    } catch {
        return undefined;
    }
}

/** Puts the kept folder in place before PostgreSQL begins. */
class FreshCluster extends EmscriptenBuiltinFilesystem {
    readonly #files: Files;

    constructor(files: Files) {
        super();
        this.#files = files;
    }

    override async initialSyncFs(): Promise<void> {
        const disk = diskOf(this.pg);
        disk.mkdirTree(PGlite.paths.PGDATA, 0o700);
        for (const [path, content] of this.#files) {
            const place = PGlite.paths.PGDATA + path;
            if (content === undefined) disk.mkdir(place, 0o700);
            // Not copied: this instance has read the bytes for itself alone.
            else disk.writeFile(place, content, { canOwn: true });
        }
        await Promise.resolve();
    }

    override async closeFs(): Promise<void> {
        diskOf(this.pg).quit();
        await Promise.resolve();
    }
}

/** The file system of a new database; undefined when none was kept yet. */
export function freshCluster(): FreshCluster | undefined {
    const files = kept();
    return files === undefined ? undefined : new FreshCluster(files);
}

/** PGlite takes a folder with this file for a database, so it is written last. */
const VERSION = '/PG_VERSION';

/** Lays a new database out in a folder that is empty; any other folder is left alone, and each when none was kept yet. */
export function layOut(folder: string): void {
    const files = readdirSync(folder).length > 0 ? undefined : kept();
    const version = files?.get(VERSION);
    if (files === undefined || version === undefined) return;
    for (const [path, content] of files) {
        if (content === undefined) mkdirSync(folder + path, { mode: 0o700 });
        else if (path !== VERSION) writeFileSync(folder + path, content, { mode: 0o600 });
    }
    writeFileSync(folder + VERSION, version, { mode: 0o600 });
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
    const disk = diskOf(lite);
    for (const name of disk.readdir(PGlite.paths.PGDATA + folder)) {
        if (name === '.' || name === '..') continue;
        const path = `${folder}/${name}`;
        const place = PGlite.paths.PGDATA + path;
        if (disk.isDir(disk.stat(place).mode)) {
            yield { path };
            yield* entriesOf(lite, path, files);
        } else {
            const content = disk.readFile(place);
            files.push(content);
            yield { path, size: content.length };
        }
    }
}
