import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ProgressEvent } from '../../operation.js';
import { asFileError, codeOf, fileError, isMissing } from './file-error.js';
import { syncFolderOf } from './whole-file.js';

export interface DownloadOptions {
    /** Told how many bytes were written so far. */
    readonly onProgress?: (event: ProgressEvent) => void;
    /** Replaces a file that is there, and what an earlier download left beside it. Default false: it is refused. */
    readonly overwrite?: boolean;
}

export interface Downloaded {
    readonly bytes: number;
}

/**
 * Writes a download to a file as it comes in, no faster than the disk takes it: `<path>.part` until it is whole, then
 * renamed. After a failure nothing of it stays.
 *
 * @param stream such as `xano.workspace.export.stream()`; it is not begun where the file cannot be written
 * @throws XanoError `validation` for a file that is there or cannot be written; what `stream` throws
 */
export async function downloadTo(
    path: string,
    stream: AsyncIterable<Uint8Array>,
    { onProgress, overwrite = false }: DownloadOptions = {},
): Promise<Downloaded> {
    const part = `${path}.part`;
    if (!overwrite) await refuseExisting(path);
    let bytes = 0;
    let opened = false;
    async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
        for await (const piece of stream) {
            yield piece;
            bytes += piece.length;
            onProgress?.({ operation: 'downloadTo', done: bytes });
        }
    }
    try {
        const target = createWriteStream(part, { flags: overwrite ? 'w' : 'wx', flush: true });
        await new Promise((resolve, reject) => target.once('open', resolve).once('error', reject));
        opened = true;
        await pipeline(Readable.from(counted()), target);
        // Somebody else may have made it meanwhile.
        if (!overwrite) await refuseExisting(path);
        await rename(part, path);
        await syncFolderOf(path);
    } catch (error) {
        // One that could not be opened is somebody else's.
        if (opened) await rm(part, { force: true });
        throw told(error, path, part);
    }
    return { bytes };
}

async function refuseExisting(path: string): Promise<void> {
    const isThere = await access(path).then(
        () => true,
        () => false,
    );
    if (isThere) throw occupied(path);
}

const occupied = (path: string): unknown =>
    fileError(
        basename(path),
        'there is such a file already',
        'Choose another name, or set `overwrite: true` to replace it.',
    );

function told(error: unknown, path: string, part: string): unknown {
    if (codeOf(error) === 'EEXIST') return occupied(part);
    const name = basename(path);
    return isMissing(error) ? fileError(name, 'its folder is not there') : asFileError(name, error);
}
