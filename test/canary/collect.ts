// Loaded by jest before each test file when XANO_CANARY_DIR is set: writes down all tokens the engine is given and all
// it hands out.
import type * as Fs from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { afterAll, afterEach } from '@jest/globals';
import { placesIn, VARIABLE } from './places.js';

// Not imported: the tests are to get this very module object, with the changes below.
const fs = createRequire(import.meta.url)('node:fs') as typeof Fs;
const places = placesIn(process.env[VARIABLE] ?? '.');
const worker = process.env['JEST_WORKER_ID'] ?? '0';

type Callback = (...args: readonly unknown[]) => unknown;

const known = new Set<string>();
const handedOut: string[] = [];
const errors: unknown[] = [];

/** As a console shows it, without end: what is cut off could not be searched. */
const shown = (value: unknown): string =>
    inspect(value, {
        depth: 12,
        maxStringLength: Infinity,
        maxArrayLength: Infinity,
        breakLength: Infinity,
        showHidden: true,
    });

function asJson(value: unknown): string {
    try {
        return JSON.stringify(value);
    } catch {
        return '';
    }
}

function learn(token: unknown): void {
    if (typeof token === 'string') known.add(token);
}

const tell = (kind: string, value: unknown): void => void handedOut.push(`${kind} ${shown(value)}`);

const overheard = (kind: string, callback: unknown): Callback => {
    const heard: Callback = (...args) => {
        tell(kind, args);
        return typeof callback === 'function' ? (callback as Callback)(...args) : undefined;
    };
    return heard;
};

const HEARD = ['onProgress', 'onCheckpoint', 'onResults', 'onWrite'];

/** What the hooks in the engine call. */
Object.assign(globalThis, {
    canary: {
        // Looked at later: a subclass adds to it after this.
        error: (error: unknown) => void errors.push(error),
        logger(logger: unknown, token: unknown) {
            learn(token);
            return overheard('log', logger);
        },
        options(options: Readonly<Record<string, unknown>>, token: unknown) {
            learn(token);
            const callbacks = HEARD.filter((name) => typeof options[name] === 'function');
            return {
                ...options,
                logger: overheard('log', options['logger']),
                ...Object.fromEntries(callbacks.map((name) => [name, overheard(name, options[name])])),
            };
        },
    },
});

function flush(): void {
    for (const error of errors.splice(0)) handedOut.push(`error ${shown(error)}\n${asJson(error)}`);
    // The same line again holds nothing new.
    const lines = [...new Set(handedOut.splice(0))];
    if (lines.length > 0) fs.appendFileSync(`${places.handedOut}/${worker}.txt`, `${lines.join('\n')}\n`);
    const secrets = [...known];
    known.clear();
    if (secrets.length > 0) {
        fs.appendFileSync(
            `${places.secrets}/${worker}.txt`,
            `${secrets.map((one) => JSON.stringify(one)).join('\n')}\n`,
        );
    }
}

afterEach(flush);
afterAll(flush);

/** A copy of a temporary file that is about to be removed, to be searched. */
function keep(given: unknown): void {
    const path = String(given);
    if (!path.startsWith(places.temporary) || !fs.existsSync(path)) return;
    // The sandbox's own database is large, and not searched.
    const filter = (from: string): boolean => !fs.existsSync(`${from}/PG_VERSION`);
    fs.cpSync(path, `${places.removed}/${randomUUID()}`, { recursive: true, filter });
}

/** A worker runs many test files, and this one before each; its `fs` is the same for all of them. */
const KEEPING = Symbol.for('xano-canary');
if (!(KEEPING in fs)) {
    const { rmSync } = fs;
    const { rm } = fs.promises;
    Object.assign(fs, {
        [KEEPING]: true,
        rmSync: (...args: Parameters<typeof rmSync>) => {
            keep(args[0]);
            rmSync(...args);
        },
    });
    Object.assign(fs.promises, {
        rm: (...args: Parameters<typeof rm>) => {
            keep(args[0]);
            return rm(...args);
        },
    });
}
