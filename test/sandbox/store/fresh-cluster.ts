import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { PGlite } from '@electric-sql/pglite';

import { isRecord } from './json.js';

/**
 * A freshly initialised PostgreSQL folder, kept as a file under `node_modules/.cache`: initialising one takes most of
 * the time a sandbox needs to start, unpacking this a fifth of it. Only in-memory databases start from it.
 */
const CACHE = cacheFile();

function cacheFile(): string {
    const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
    const modules = entry.slice(0, entry.lastIndexOf('node_modules') + 'node_modules'.length);
    // Another release may lay its folder out differently. The manifest is read by path: the package does not export it.
    const manifest: unknown = JSON.parse(
        readFileSync(join(modules, '@electric-sql/pglite/package.json'), 'utf8'),
    );
    const version = isRecord(manifest) ? String(manifest.version) : 'unknown';
    return join(modules, '.cache', 'xano-connect-sandbox', `pglite-${version}.tar`);
}

export async function loadFreshCluster(): Promise<Blob | undefined> {
    try {
        return new Blob([await readFile(CACHE)]);
    } catch {
        return undefined;
    }
}

/** Best effort: where the folder cannot be written, every start initialises anew. */
export async function saveFreshCluster(lite: PGlite): Promise<void> {
    try {
        const dump = await lite.dumpDataDir('none');
        await mkdir(dirname(CACHE), { recursive: true });
        // Written aside and renamed, so that a sandbox starting at the same moment never reads half a file.
        const aside = `${CACHE}.${randomUUID()}`;
        await writeFile(aside, Buffer.from(await dump.arrayBuffer()));
        await rename(aside, CACHE);
    } catch {
        return;
    }
}
