import { join } from 'node:path';

/** The folder a run collects in, and what goes where. */
export const placesIn = (folder: string) => ({
    /** Every token a client or a session was given, one a line. These are looked for, not in. */
    secrets: join(folder, 'secrets'),
    /** What loggers were told, callbacks were given, and errors say. */
    handedOut: join(folder, 'handed-out'),
    /** What the programs printed. */
    printed: join(folder, 'printed'),
    /** The temporary files of the tests. */
    temporary: join(folder, 'temporary'),
    /** Copies of those they removed. */
    removed: join(folder, 'removed'),
});

/** Set to the folder while a run is collected. */
export const VARIABLE = 'XANO_CANARY_DIR';
