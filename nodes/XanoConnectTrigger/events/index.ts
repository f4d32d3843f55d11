import type { WatchEvent } from './event.js';
import { recordChanged, recordCreated } from './records.js';
import { requestFailed, requestSlow } from './requests.js';
import { schemaChanged } from './schema-changed.js';

/** Everything the trigger can wait for; the first is the default. */
export const events: readonly WatchEvent[] = [
    recordCreated,
    recordChanged,
    requestFailed,
    requestSlow,
    schemaChanged,
];
