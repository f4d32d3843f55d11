import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

process.once('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is gone when we are, however we end. */
export function temporaryFolder(name: string): string {
    const folder = mkdtempSync(join(tmpdir(), `xano-connect-${name}-`));
    folders.add(folder);
    return folder;
}

/** Removes a folder before we end. */
export function removeTemporary(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    folders.delete(folder);
}
