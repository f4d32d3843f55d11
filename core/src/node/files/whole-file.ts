import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file under a temporary name beside it and renames it when it is whole and on the disk: whoever looks at `path`
 * sees what was there before, or all of the new file.
 */
export async function writeWhole(path: string, write: (target: WriteStream) => Promise<void>): Promise<void> {
    const temporary = `${path}.${randomBytes(4).toString('hex')}.partial`;
    try {
        await write(createWriteStream(temporary, { flags: 'wx', flush: true }));
        await rename(temporary, path);
        await syncFolderOf(path);
    } catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }
}

/** Without this a power cut could bring the file before back. */
export async function syncFolderOf(path: string): Promise<void> {
    // Windows cannot open a folder; NTFS keeps a journal of its own.
    if (process.platform === 'win32') return;
    const folder = await open(dirname(path), 'r');
    try {
        await folder.sync();
    } finally {
        await folder.close();
    }
}
