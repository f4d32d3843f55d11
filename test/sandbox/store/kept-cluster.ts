import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';

import { diskOf } from './disk.js';
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

/** Bytes in front of the list of entries that say how long it is; the files follow it, one after the other. */
const HEADER = 4;

/** By path below the folder of the database: the content of a file, nothing for a folder, which comes before what is in it. */
export type Files = ReadonlyMap<string, Buffer | undefined>;

/** What was kept; undefined when that is nothing, or no longer whole. */
export function kept(): Files | undefined {
    try {
        const bytes = readFileSync(CACHE);
        let at = HEADER + bytes.readUInt32LE();
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

/** Best effort: where the folder cannot be written, every start initialises anew. */
export async function keep(lite: PGlite): Promise<void> {
    try {
        const files: Uint8Array[] = [];
        const entries = [...entriesOf(lite, '', files)];
        const list = Buffer.from(JSON.stringify(entries));
        const header = Buffer.alloc(HEADER);
        header.writeUInt32LE(list.length);
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
