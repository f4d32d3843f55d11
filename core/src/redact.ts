import { isDate } from './is-date.js';

/** What stands in the place of every secret. */
const MASK = '***';

/** Longest text kept on an error or in a log line, in characters. */
const MAX_TEXT = 2048;
const MAX_DEPTH = 8;
/** Far more than 2 KB can show; keeps a huge answer from being copied only to be cut. */
const MAX_NODES = 2000;

const SECRET_WORD = String.raw`token|passw(?:or)?d|secret|api[-_]?key|authorization|credential|cookie|_ti(?!\w)`;
const SECRET_NAME = new RegExp(SECRET_WORD, 'i');

type Rule = readonly [pattern: RegExp, replacement: (match: string, ...groups: string[]) => string];

/** Keeps the first group of the pattern, masks the rest. */
const after = (pattern: RegExp): Rule => [pattern, (_, kept) => kept + MASK];

/** `before` and `behind` stand around the secret word and are kept; `value` is masked. */
const secret = (before: string, behind: string, value: string): Rule =>
    after(new RegExp(`(${before}(?:${SECRET_WORD})${behind})${value}`, 'gim'));

/**
 * Segments of an MCP address that are part of the route, the last perhaps at the end of a sentence; any other may be the
 * token (mcp-server.md 1.1).
 */
const MCP_ROUTE = /^(?:mcp|stream|streaming|sse|messages?)[.,;:)]*$/;

// Every run of name characters is bounded, and none stands before the secret word: unbounded ones take quadratic time
// on a long answer, which would stall the process while it only writes a log line.
const urlRules: readonly Rule[] = [
    [/(:\/\/)[^\s/?#@"'<>]{0,256}:[^\s/?#@"'<>]{0,256}@/g, (_, kept) => `${kept}${MASK}@`],
    [
        /(\/x2\/mcp\/[^\s/?#"'<>\\]+)(\/[^\s?#"'<>\\]*)/gi,
        (_, kept, rest = '') =>
            kept + rest.replace(/[^/]+/g, (segment) => (MCP_ROUTE.test(segment) ? segment : MASK)),
    ],
    secret('', String.raw`[\w.%-]{0,32}=`, String.raw`[^&\s"'#;,<>]+`),
    // A JWT or JWE, whole or cut off, wherever it stands.
    [/eyJ[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){0,4}/g, () => MASK],
];

/** What stands before the quote that has the backslashes of the first one, which are the second group, and no more. */
const INSIDE = String.raw`(?:[^"\\]|(?!\2")\\+"?)*`;

const textRules: readonly Rule[] = [
    after(/\b(bearer\s+)(?!token\b|\*)[^\s"',;<>\\]+/gi),
    after(/\b(basic\s+)[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/])/gi),
    // A header line.
    secret(
        String.raw`^[ \t]{0,8}[\w-]{0,32}`,
        String.raw`[\w-]{0,32}[ \t]{0,8}:[ \t]{0,8}`,
        String.raw`[^\r\n]+`,
    ),
    // A header line as a text of JSON, as in the request history.
    secret(String.raw`(\\{0,15})"[\w-]{0,32}`, String.raw`[\w-]{0,32}[ \t]{0,8}:[ \t]{0,8}`, INSIDE),
    // A member of JSON: a text; a text of JSON inside a JSON text, however deep; a number, a list or an object.
    secret('', String.raw`[^"\\\s]{0,32}"\s{0,8}:\s{0,8}"`, String.raw`(?:[^"\\]|\\.)*`),
    secret('', String.raw`[^"\\\s]{0,32}(\\{1,15})"\s{0,8}:\s{0,8}\2"`, INSIDE),
    secret(
        '',
        String.raw`[^"\\\s]{0,32}\\{0,15}"\s{0,8}:\s{0,8}`,
        String.raw`(?:\[[^\]]*|\{[^}]*|-?\d[\w.+-]*)`,
    ),
    ...urlRules,
];

function apply(rules: readonly Rule[], text: string): string {
    return rules.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}

/** The known secrets themselves, longest first: one may be the beginning of another. */
function maskKnown(text: string, secrets: readonly string[]): string {
    const known = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
    return known
        .filter((secret) => secret.length >= 4)
        .sort((a, b) => b.length - a.length)
        .reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}

/** At most `max` characters, the note about what is missing included; never ends in half a character. */
export function cut(text: string, max: number = MAX_TEXT, whole: number = text.length): string {
    if (whole <= max) return text;
    const note = `… (${whole} characters)`;
    const kept = text.slice(0, Math.max(0, max - note.length)).replace(/[\ud800-\udbff]$/, '');
    return kept + note;
}

/**
 * A text without secrets: bearer and basic credentials, anything that looks like a JWT, `token=`, `password=` and the
 * like, secret header lines and JSON members, the token in the path of an MCP address, and `secrets` themselves.
 */
export function redactText(text: string, secrets: readonly string[] = []): string {
    return apply(textRules, maskKnown(text, secrets));
}

/**
 * The beginning of a text of any length without secrets, in `max` characters. Only so much of it is masked, or a body of
 * many megabytes would stall the process for 2 KB of log; what may be half a secret at the end of that is left out.
 */
export function excerpt(text: string, secrets: readonly string[] = [], max: number = MAX_TEXT): string {
    const margin = Math.max(MAX_TEXT, ...secrets.map(({ length }) => 3 * length));
    if (text.length <= max + 2 * margin) return cut(redactText(text, secrets), max);
    const masked = redactText(text.slice(0, max + 2 * margin), secrets);
    return cut(masked.slice(0, Math.max(0, masked.length - margin)), max, text.length);
}

/** A URL without user name, password, secret parameters, and without the token in the path of an MCP address. */
export function redactUrl(url: string): string {
    return apply(urlRules, url);
}

/** Headers for a log: the value of every secret one is masked, secrets inside other values too. */
export function redactHeaders(
    headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
    const shown: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value === undefined) continue;
        shown[name] = SECRET_NAME.test(name)
            ? MASK
            : redactText(typeof value === 'string' ? value : value.join(', '));
    }
    return shown;
}

/**
 * Masks the header lines Xano keeps in its request history (`Authorization: Bearer ...`): they are those of the
 * people who called the endpoint.
 */
export function maskHeaderLines(lines: readonly string[]): string[] {
    return lines.map((line) => {
        const name = /^\s*([^\s:]+)\s*:/.exec(line)?.[1];
        if (name !== undefined && SECRET_NAME.test(name)) return `${name}: ${MASK}`;
        return redactText(line);
    });
}

function copyOf(root: unknown, secrets: readonly string[]): unknown {
    const above = new Set<object>();
    let nodes = 0;
    const copyObject = (value: object): unknown => {
        const list = Array.isArray(value) || value instanceof Set;
        const entries: Iterable<[unknown, unknown]> = list
            ? value.entries()
            : value instanceof Map
              ? value
              : Object.entries(
                    value instanceof Error
                        ? Object.assign({}, value, { name: value.name, message: value.message })
                        : value,
                );
        const copied: [string, unknown][] = [];
        for (const [name, item] of entries) {
            if (nodes++ > MAX_NODES) break;
            const key = excerpt(String(name), secrets);
            // Whether there is a token at all is worth knowing and no secret.
            const open = item === null || item === undefined || typeof item === 'boolean' || item === '';
            copied.push([key, SECRET_NAME.test(key) && !open ? MASK : copy(item)]);
        }
        return list ? copied.map(([, item]) => item) : Object.fromEntries(copied);
    };
    const copy = (value: unknown): unknown => {
        if (typeof value === 'string') {
            // Thousands of long texts take as much time as one that is not cut.
            nodes += Math.min(value.length, MAX_TEXT) / 32;
            return excerpt(value, secrets);
        }
        if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
        if (typeof value === 'function') return '[function]';
        if (typeof value !== 'object' || value === null) return value;
        if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
        if (isDate(value)) return value.toJSON();
        if (above.has(value)) return '[circular]';
        if (above.size >= MAX_DEPTH) return '[deeper]';
        above.add(value);
        const copied = copyObject(value);
        above.delete(value);
        return copied;
    };
    return copy(root);
}

/**
 * A copy of any value that may be logged or put on an error: secret members masked, texts masked and cut, cycles and
 * depth guarded. A text stays one; of anything else whose JSON is longer than 2 KB, the cut text of that JSON is
 * returned instead.
 */
export function redactValue(value: unknown, secrets: readonly string[] = []): unknown {
    try {
        const copied = copyOf(value, secrets);
        if (typeof copied === 'string') return copied;
        const json = JSON.stringify(copied) as string | undefined;
        return json === undefined || json.length <= MAX_TEXT ? copied : cut(json);
    } catch {
        // A getter of a foreign object threw: a log line must not fail the call it is about.
        return '[unreadable]';
    }
}
