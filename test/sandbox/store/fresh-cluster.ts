import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';

import { PGlite } from '@electric-sql/pglite';
import { EmscriptenBuiltinFilesystem } from '@electric-sql/pglite/basefs';

import { diskOf } from './disk.js';
import { type Files, kept } from './kept-cluster.js';

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
