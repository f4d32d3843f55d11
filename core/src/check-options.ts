import { XanoError } from './errors.js';
import type { CallOptions } from './settings.js';

type Check = readonly [name: keyof CallOptions, fits: (value: unknown) => boolean, must: string];

const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';
const isFunction = (value: unknown): boolean => typeof value === 'function';

const isObject = (value: unknown): boolean => typeof value === 'object';

const isSignal = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value;

const oneOf =
    (...values: readonly string[]) =>
    (value: unknown): boolean =>
        typeof value === 'string' && values.includes(value);

const MILLISECONDS = 'a number of milliseconds, 0 for none';

/** Instance URL and token have checks of their own. */
const CHECKS: readonly Check[] = [
    ['workspaceId', (value) => isText(value) || typeof value === 'number', 'an id or an exact name'],
    ['dataSource', isText, 'the label of a data source'],
    ['branch', isText, 'the label of a branch'],
    ['timeoutMs', isAmount, MILLISECONDS],
    ['totalTimeoutMs', isAmount, MILLISECONDS],
    ['retries', isAmount, 'a number, 0 for none'],
    ['maxAnswerBytes', isAmount, 'a number of bytes, 0 for any'],
    ['mcpUrl', isText, 'the URL of the MCP server'],
    ['via', oneOf('auto', 'rest', 'mcp'), 'auto, rest or mcp'],
    ['mcpTransport', oneOf('auto', 'streamable', 'sse', 'simple'), 'auto, streamable, sse or simple'],
    ['mcpTokenIn', oneOf('header', 'path', 'query'), 'header, path or query'],
    ['logger', isFunction, 'a function'],
    ['onProgress', isFunction, 'a function'],
    ['onCheckpoint', isFunction, 'a function'],
    ['onResults', isFunction, 'a function'],
    ['toInstance', isObject, 'an object of options, as a client is made of'],
    ['signal', isSignal, 'an AbortSignal; of an AbortController pass its signal'],
];

/**
 * Refuses what plain JavaScript, JSON and environment variables let through. A wrong signal would else look like a
 * broken connection, and a time limit that is text would be none.
 *
 * @throws XanoError `config` with the name of the option as its path
 */
export function checkOptions(options: CallOptions): void {
    for (const [name, fits, must] of CHECKS) {
        const value: unknown = options[name];
        if (value === undefined || value === null || fits(value)) continue;
        throw new XanoError({
            kind: 'config',
            path: name,
            message: `The option ${name} must be ${must}.`,
            hint: 'Nothing was sent. Correct the option, or leave it out for its default.',
        });
    }
}
