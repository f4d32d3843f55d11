import { invalidInput } from '../../invalid-input.js';
import { fileError } from './file-error.js';

// choice: wider than any record of a sane table, and small enough that a file without line breaks cannot fill the memory.
export const MAX_ROW_BYTES = 4 * 1024 * 1024;

// choice: half of the longest text that the engines of all supported platforms can hold.
export const LARGEST_ROW = 256 * 1024 * 1024;

export function rowLimit(given: number | undefined): number {
    if (given === undefined) return MAX_ROW_BYTES;
    if (Number.isSafeInteger(given) && given >= 1 && given <= LARGEST_ROW) return given;
    throw invalidInput('maxRowBytes', `must be a whole number from 1 to ${LARGEST_ROW}, not ${given}`);
}

/** `where` is the row that is too long. */
export const tooLong = (where: string, limit: number, cause?: unknown) =>
    fileError(
        where,
        `the row is longer than ${limit} bytes`,
        'Often a quote that is never closed, or another format than expected. Where rows are that long, raise maxRowBytes.',
        cause,
    );
