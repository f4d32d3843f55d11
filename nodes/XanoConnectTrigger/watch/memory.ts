import type { IDataObject } from 'n8n-workflow';
import type { SeenIds } from './by-id.js';
import type { SeenVersions } from './by-time.js';

export type Seen = SeenIds | SeenVersions;

/** Where the trigger keeps what it has seen between two polls. */
export interface Memory {
    /** Undefined before the first poll, and when the settings name another thing to watch. */
    read(): Seen | undefined;
    write(seen: Seen): void;
}

const KEY = 'watch';

/** Counted up when the format changes in a way that older code must not read. */
const FORMAT = 1;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isVersion = (value: unknown): boolean =>
    Array.isArray(value) && isNumber(value[0]) && ['number', 'string'].includes(typeof value[1]);
const isRange = (value: unknown): boolean =>
    Array.isArray(value) && value.length === 2 && value.every(isNumber);
const isFloor = (value: unknown): boolean =>
    isVersion(value) || (Array.isArray(value) && value.length === 1 && isNumber(value[0]));
const areAll = (value: unknown, is: (one: unknown) => boolean): boolean =>
    Array.isArray(value) && value.every(is);

function isSeen(value: unknown): value is Seen {
    if (!isObject(value)) return false;
    if (value['by'] === 'id') return isNumber(value['last']) && areAll(value['missing'], isRange);
    return (
        value['by'] === 'time' &&
        typeof value['column'] === 'string' &&
        isFloor(value['floor']) &&
        areAll(value['seen'], isVersion)
    );
}

/**
 * Keeps the state under one key of the node's static data, as plain JSON. `target` says what is watched: what was seen
 * of another target, or cannot be read, does not count.
 */
export function memoryIn(store: () => IDataObject, target: string): Memory {
    return {
        read() {
            const kept = store()[KEY];
            if (!isObject(kept) || kept['format'] !== FORMAT || kept['target'] !== target) return undefined;
            return isSeen(kept['seen']) ? kept['seen'] : undefined;
        },
        write(seen) {
            // One assignment: n8n notices a change by it, and no state is ever half written.
            store()[KEY] = { format: FORMAT, target, seen: seen as unknown as IDataObject };
        },
    };
}
