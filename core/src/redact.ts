/** What stands in the place of every secret. */
const MASK = '***';

/** Longest text kept on an error or in a log line, in characters. */
const MAX_TEXT = 2048;
const MAX_DEPTH = 8;
/** Far more than 2 KB can show; keeps a huge answer from being copied only to be cut. */
const MAX_NODES = 2000;

const SECRET_WORD = String.raw`token|passw(?:or)?d|secret|api[-_]?key|authorization|credential|cookie`;
const SECRET_NAME = new RegExp(SECRET_WORD, 'i');

type Rule = readonly [
    pattern: RegExp,
    replacement: string | ((match: string, ...groups: string[]) => string),
];

/** Segments of an MCP address that are part of the route; any other may be the token (mcp-server.md 1.1). */
const MCP_ROUTE = /^(?:mcp|stream|streaming|sse|messages?|)$/;

const maskMcpPath = (_: string, start: string, rest: string): string =>
    start + rest.replace(/[^/]+/g, (segment) => (MCP_ROUTE.test(segment) ? segment : MASK));

// Every run of name characters is bounded, and none stands before the secret word: unbounded ones take quadratic time
// on a long answer, which would stall the process while it only writes a log line.
const urlRules: readonly Rule[] = [
    [/(:\/\/)[^\s/?#@"'<>]{0,256}:[^\s/?#@"'<>]{0,256}@/g, `$1${MASK}@`],
    [/(\/x2\/mcp\/[^\s/?#"'<>\\]+)(\/[^\s?#"'<>\\]*)/gi, maskMcpPath],
    [new RegExp(String.raw`((?:${SECRET_WORD})[\w.%-]{0,32}=)[^&\s"'#;,<>]+`, 'gi'), `$1${MASK}`],
    // A JWT or JWE, whole or cut off, wherever it stands.
    [/eyJ[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){0,4}/g, MASK],
];

const textRules: readonly Rule[] = [
    [/\b(bearer\s+)(?!token\b|\*)[^\s"',;<>\\]+/gi, `$1${MASK}`],
    [/\b(basic\s+)[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/])/gi, `$1${MASK}`],
    // A header line.
    [
        new RegExp(
            String.raw`^([ \t]{0,8}[\w-]{0,32}(?:${SECRET_WORD})[\w-]{0,32}[ \t]{0,8}:[ \t]{0,8})[^\r\n]+`,
            'gim',
        ),
        `$1${MASK}`,
    ],
    // A member of JSON, and of JSON inside a JSON text.
    [
        new RegExp(String.raw`((?:${SECRET_WORD})[^"\\\s]{0,32}"\s{0,8}:\s{0,8}")(?:[^"\\]|\\.)*`, 'gi'),
        `$1${MASK}`,
    ],
    [
        new RegExp(String.raw`((?:${SECRET_WORD})[^"\\\s]{0,32}\\"\s{0,8}:\s{0,8}\\")[^"\\]*`, 'gi'),
        `$1${MASK}`,
    ],
    ...urlRules,
];

function apply(rules: readonly Rule[], text: string): string {
    let masked = text;
    for (const [pattern, replacement] of rules) {
        masked =
            typeof replacement === 'string'
                ? masked.replace(pattern, replacement)
                : masked.replace(pattern, replacement);
    }
    return masked;
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
export function cut(text: string, max: number = MAX_TEXT): string {
    if (text.length <= max) return text;
    const note = `… (${text.length} characters)`;
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

class Copier {
    readonly #above = new Set<object>();
    readonly #secrets: readonly string[];
    #nodes = 0;

    constructor(secrets: readonly string[]) {
        this.#secrets = secrets;
    }

    copy(value: unknown): unknown {
        if (typeof value === 'string') return this.#text(value);
        if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
        if (typeof value === 'function') return '[function]';
        if (typeof value !== 'object' || value === null) return value;
        if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
        if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
        if (this.#above.has(value)) return '[circular]';
        if (this.#above.size >= MAX_DEPTH) return '[deeper]';
        this.#above.add(value);
        const copied = Array.isArray(value) ? this.#list(value) : this.#object(value);
        this.#above.delete(value);
        return copied;
    }

    #text(text: string): string {
        // Cut before masking too: masking a body of many megabytes for 2 KB of log would stall the process.
        return cut(redactText(text.slice(0, 4 * MAX_TEXT), this.#secrets));
    }

    #list(list: readonly unknown[]): unknown[] {
        const copied: unknown[] = [];
        for (const item of list) {
            if (this.#nodes++ > MAX_NODES) break;
            copied.push(this.copy(item));
        }
        return copied;
    }

    #object(value: object): Record<string, unknown> {
        const entries: [string, unknown][] =
            value instanceof Error
                ? [['name', value.name], ['message', value.message], ...Object.entries(value)]
                : value instanceof Map
                  ? [...value].map(([key, item]) => [String(key), item])
                  : value instanceof Set
                    ? [...value].map((item, index) => [String(index), item])
                    : Object.entries(value);
        const copied: [string, unknown][] = [];
        for (const [key, item] of entries) {
            if (this.#nodes++ > MAX_NODES) break;
            // Whether there is a token at all is worth knowing and no secret.
            const open = item === null || item === undefined || typeof item === 'boolean' || item === '';
            copied.push([key, SECRET_NAME.test(key) && !open ? MASK : this.copy(item)]);
        }
        return Object.fromEntries(copied);
    }
}

/**
 * A copy of any value that may be logged or put on an error: secret members masked, texts masked and cut, cycles and
 * depth guarded. When its JSON is longer than 2 KB, the cut text of that JSON is returned instead.
 */
export function redactValue(value: unknown, secrets: readonly string[] = []): unknown {
    try {
        const copied = new Copier(secrets).copy(value);
        const json = JSON.stringify(copied) as string | undefined;
        return json === undefined || json.length <= MAX_TEXT ? copied : cut(json);
    } catch {
        // A getter of a foreign object threw: a log line must not fail the call it is about.
        return '[unreadable]';
    }
}
