import { XanoError } from '../../errors.js';
import type { AsRead, UnreadableRow } from './types.js';

/** The error for a file, or a row of it, that cannot be used. `where` is its name, or name and place. */
export function fileError(where: string, what: string, hint?: string, cause?: unknown): XanoError {
    return new XanoError({ kind: 'validation', path: 'file', message: `${where}: ${what}`, hint, cause });
}

const REASONS: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'this user may not open it',
    EPERM: 'this user may not open it',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    Z_BUF_ERROR: 'the gzip data end too early',
    Z_DATA_ERROR: 'the gzip data are damaged',
};

/** The code of an error of Node's own, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
    // Not by instanceof: such errors may come from another realm.
    const has = typeof error === 'object' && error !== null && 'code' in error;
    return has && typeof error.code === 'string' ? error.code : undefined;
}

/** What the operating system or zlib said, as an error of ours; anything else as it is. */
export function asFileError(where: string, error: unknown): unknown {
    const reason = REASONS[codeOf(error) ?? ''];
    return reason === undefined ? error : fileError(where, reason, undefined, error);
}

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

interface Place {
    /** Name and place, which the error's message begins with. */
    readonly where: string;
    readonly at: string;
}

/** A row that cannot be used, for the error that says so. */
export const unreadable = (
    { where, at }: Place,
    error: XanoError,
    text: string,
    asRead?: AsRead,
): UnreadableRow => ({ at, error, reason: error.message.slice(where.length + 2), asRead, text });
