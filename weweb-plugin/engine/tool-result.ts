import { XanoAdminError } from './error.js';

/** What a tool answered: the value where it was JSON, else its text. */
export interface ToolResult {
    readonly data: unknown;
    readonly text: string;
}

const MASK = '***';
/** A header that lets somebody in, as a line of a request history. */
const HEADER = /^([\w-]*(?:authorization|cookie|token|api-?key|secret)[\w-]*:\s*).+$/gim;
/** A JWT or JWE, wherever it stands. */
const TOKEN = /eyJ[\w-]{4,}(?:\.[\w-]*){2,4}/g;

const masked = (text: string): string => text.replace(HEADER, `$1${MASK}`).replace(TOKEN, MASK);

function parsed(text: string): unknown {
    try {
        return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? masked(value) : value));
    } catch {
        return undefined;
    }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** Xano's own failure in place of a result, which not every server marks as one. */
const failureIn = (data: unknown): string | undefined =>
    isObject(data) && /^ERROR_/.test(String(data['code'])) && typeof data['message'] === 'string'
        ? data['message']
        : undefined;

/**
 * Reads the result of `tools/call`. Xano logs its callers' tokens and cookies in clear: they are masked here.
 *
 * @throws XanoAdminError `tool` when the tool says that it failed.
 */
export function readToolResult(name: string, result: unknown): ToolResult {
    const { content, structuredContent, isError } = isObject(result) ? result : {};
    const blocks = Array.isArray(content) ? content.filter(isObject) : [];
    const texts = blocks.map(({ text }) => text).filter((text) => typeof text === 'string');
    const joined = texts.join('\n');
    // A text that is JSON keeps its form; what cannot be read is a text.
    const structured = structuredContent === undefined ? undefined : JSON.stringify(structuredContent);
    const data = parsed(structured ?? joined);
    const text = data === undefined || texts.length !== 1 ? masked(joined) : JSON.stringify(data);
    const failure = failureIn(data);
    if (isError !== true && failure === undefined) return { data: data ?? text, text };
    throw new XanoAdminError({
        kind: 'tool',
        code: isObject(data) && typeof data['code'] === 'string' ? data['code'] : null,
        message: `${name}: ${failure ?? (text === '' ? 'the tool failed without a word' : text.slice(0, 500))}`,
        hint: 'The tool itself said so. Look at the arguments, and at the scopes of the access token.',
    });
}
