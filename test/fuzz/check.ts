import { inspect } from 'node:util';
import { isXanoError } from '../../core/src/errors.js';
import type { Logger } from '../../core/src/settings.js';
import { TOKEN } from './odd.js';

const NATIVES = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Error.prototype];
const before = NATIVES.map((one) => Reflect.ownKeys(one).length);

/** @throws Error when something was added to what all objects share */
export function requireCleanPrototypes(): void {
    const changed = NATIVES.findIndex((one, index) => Reflect.ownKeys(one).length !== before[index]);
    if (changed !== -1 || ({} as Record<string, unknown>)['polluted'] !== undefined) {
        throw new Error(
            `a prototype was polluted: ${Reflect.ownKeys(NATIVES[changed] ?? {})
                .map(String)
                .join()}`,
        );
    }
}

/** Prototypes that a result may have. */
const isPlain = (value: object): boolean => {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null || prototype === Object.prototype || prototype === Array.prototype) return true;
    // Of a class, as an Error, a Date or bytes; an object of foreign JSON has no constructor of its own there.
    return typeof prototype === 'object' && Object.hasOwn(prototype, 'constructor') && !isOfJson(prototype);
};

const isOfJson = (prototype: object): boolean =>
    typeof (prototype as { constructor: unknown }).constructor !== 'function';

/** @throws Error when an object in it has been given the prototype that a member `__proto__` named */
export function requirePlain(root: unknown): void {
    const seen = new Set<object>();
    const left: unknown[] = [root];
    for (let value = left.pop(); value !== undefined || left.length > 0; value = left.pop()) {
        if (typeof value !== 'object' || value === null || seen.has(value)) continue;
        if (!isPlain(value)) throw new Error(`a result has a foreign prototype: ${inspect(value)}`);
        seen.add(value);
        if (seen.size > 5000) return;
        left.push(...Object.values(value).filter((inner) => typeof inner === 'object'));
    }
}

function shown(error: unknown): string {
    return `${inspect(error, { depth: 6, maxStringLength: Infinity })} ${JSON.stringify(error)}`;
}

let leak: string | undefined;

/** A logger that remembers a line with the token in it; {@link attempt} then fails. */
export const requireSilence: Logger = (level, message, fields) => {
    const line = `${level} ${message} ${JSON.stringify(fields)}`;
    if (line.includes(TOKEN)) leak ??= line;
};

function requireNoLeak(): void {
    const line = leak;
    leak = undefined;
    if (line !== undefined) throw new Error(`a log line holds the token: ${line.slice(0, 1000)}`);
}

/** Runs what may refuse what a server sent: with nothing but an error of this package, and without the token in it. */
export const attempt = (work: () => unknown): Promise<unknown> => refusing(work, true);

/** Runs what may refuse what its caller wrote, and may repeat it to the caller. */
export const attemptOwn = (work: () => unknown): Promise<unknown> => refusing(work, false);

async function refusing(work: () => unknown, isForeign: boolean): Promise<unknown> {
    let result: unknown;
    try {
        result = await work();
    } catch (error) {
        if (!isXanoError(error)) throw new Error('not an error of this package', { cause: error });
        if (error.message === '' || !/^[^]{1,4000}$/.test(error.message))
            throw new Error('an error without a message, or with one too long', { cause: error });
        if (isForeign && shown(error).includes(TOKEN))
            throw new Error('an error holds the token', { cause: error });
        requireNoLeak();
        return undefined;
    }
    requireNoLeak();
    requirePlain(result);
    return result;
}
