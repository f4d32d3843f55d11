import { asText } from '../as-text.js';
import { invalidInput, isPlainObject } from '../invalid-input.js';
import type { BulkJob } from './job.js';
import type { Checkpoint, InFlight } from '../bulk-types.js';

const PATH = 'resumeFrom';

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

function isRange(value: unknown): boolean {
    if (!Array.isArray(value) || value.length !== 2) return false;
    const [from, to] = value as readonly unknown[]; // any list is one of unknown things
    return isCount(from) && isCount(to) && from <= to;
}

const isInFlight = (value: unknown): boolean =>
    isPlainObject(value) &&
    isRange([value['from'], value['to']]) &&
    typeof value['hash'] === 'string' &&
    typeof value['sent_at'] === 'number' &&
    (value['above_id'] === undefined || isCount(value['above_id']));

const SHAPE: Readonly<Record<string, (value: unknown) => boolean>> = {
    settled: (value) => Array.isArray(value) && value.every(isRange),
    in_flight: (value) => Array.isArray(value) && value.every(isInFlight),
    added_ids: (value) => Array.isArray(value) && value.every(isRange),
    statuses: (value) => isPlainObject(value) && Object.values(value).every(isCount),
    target: isPlainObject,
};

/**
 * The checkpoint somebody hands in, which may come from a file that was cut or edited.
 *
 * @throws XanoError `validation` when it is not one, or is of another operation or table
 */
export function readCheckpoint(
    given: unknown,
    { operation, target }: Pick<BulkJob<unknown>, 'operation' | 'target'>,
): Checkpoint {
    if (!isPlainObject(given) || given['format'] !== 'xano-connect/checkpoint') {
        throw invalidInput(PATH, 'resumeFrom is not a checkpoint.', 'Hand in what onCheckpoint was given.');
    }
    if (given['version'] !== 1) {
        throw invalidInput(
            PATH,
            `resumeFrom is a checkpoint of version ${asText(given['version'])}; this version reads 1.`,
            'Go on with the version of xano-connect that wrote it.',
        );
    }
    const odd = Object.keys(SHAPE).find((key) => SHAPE[key]?.(given[key]) !== true);
    if (odd !== undefined) {
        throw invalidInput(
            PATH,
            `The checkpoint is damaged: "${odd}" cannot be read.`,
            'Take the one written before it.',
        );
    }
    const checkpoint = given as unknown as Checkpoint; // every member of it was looked at above
    if (checkpoint.operation !== operation) {
        throw invalidInput(
            PATH,
            `The checkpoint is of ${checkpoint.operation}, not of ${operation}.`,
            'Go on with the call it came from.',
        );
    }
    for (const [key, value] of Object.entries(target)) {
        if (checkpoint.target[key] === value) continue;
        throw invalidInput(
            PATH,
            `The checkpoint is of ${key} ${asText(checkpoint.target[key])}, not of ${value}.`,
            'Go on with the table it came from.',
        );
    }
    return checkpoint;
}

/** FNV-1a over the JSON of two rows: enough to notice another input, and nothing of the rows can be read from it. */
export function hashOf(first: unknown, last: unknown): string {
    const text = JSON.stringify([first, last]);
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16);
}

/** @throws XanoError `validation` when the input is not the one the batch was made of */
export function requireSame(
    { from, to, hash }: InFlight,
    ends: readonly [first: unknown, last: unknown] | undefined,
): void {
    if (ends !== undefined && hashOf(...ends) === hash) return;
    throw invalidInput(
        PATH,
        ends === undefined
            ? `The input ends before row ${to}, which was on its way at the checkpoint.`
            : `The rows ${from} to ${to} are not those that were on their way at the checkpoint.`,
        'Give the same input as before, from its beginning and in the same order. Nothing was sent.',
    );
}
