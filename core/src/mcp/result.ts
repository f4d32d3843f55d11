import { asText } from '../as-text.js';
import { isPlainObject } from '../invalid-input.js';
import { maskHeaderLines, redactText } from '../redact.js';
import { findKnownTool } from './tools/index.js';
import type { RawToolResult } from './types.js';

/** What a tool answered. */
export interface ToolResult {
    /** Structured content, else the JSON of the text, else the text itself; without either the blocks as they came. */
    readonly data: unknown;
    /** All text blocks, a line break between them. */
    readonly text: string;
    /** As it came, blocks of unknown kinds included; only secrets in logged headers are masked. */
    readonly raw: RawToolResult;
    /** The tool says that it failed, or answered with Xano's error envelope. */
    readonly isError: boolean;
    /** Xano's `{ code, message, payload }` where the answer is one. */
    readonly envelope?: ErrorEnvelope;
}

export interface ErrorEnvelope {
    readonly code: string;
    readonly message: string;
    readonly payload?: unknown;
}

const HEADER_KEYS = ['request_headers', 'response_headers'];

const DEEPEST = 500;

/** Quick test before a long text is read for it. */
const holdsHeaders = (text: string): boolean => HEADER_KEYS.some((key) => text.includes(key));

/** Xano logs its callers' bearer tokens and cookies in clear: they are masked before anybody sees them. */
function maskHeaders(value: unknown, depth = 0): unknown {
    // What cannot be looked through is not handed over; no data of Xano's is a tenth as deep.
    if (depth > DEEPEST) return typeof value === 'object' ? '[deeper]' : value;
    const inside = (inner: unknown): unknown => maskHeaders(inner, depth + 1);
    if (Array.isArray(value)) return value.map(inside);
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            key,
            HEADER_KEYS.includes(key) && Array.isArray(inner)
                ? maskHeaderLines(inner.map(asText))
                : inside(inner),
        ]),
    );
}

interface Parsed {
    readonly text: string;
    readonly json: { readonly value: unknown } | undefined;
}

function parse(text: string): Parsed {
    // Most of what is no JSON begins unlike it, and need not be tried.
    if (!/^\s*(?:[{["]|null\s*$|true\s*$|false\s*$|-?\d)/.test(text)) {
        return { text: holdsHeaders(text) ? redactText(text) : text, json: undefined };
    }
    try {
        const value: unknown = JSON.parse(text);
        if (!holdsHeaders(text)) return { text, json: { value } };
        const masked = maskHeaders(value);
        return { text: JSON.stringify(masked), json: { value: masked } };
    } catch {
        return { text: holdsHeaders(text) ? redactText(text) : text, json: undefined };
    }
}

const ENVELOPE_KEYS = ['code', 'message', 'payload'];

/** Xano's error envelope and nothing else: a record may well have a column `code`. */
function asEnvelope(value: unknown): ErrorEnvelope | undefined {
    if (!isPlainObject(value) || !Object.keys(value).every((key) => ENVELOPE_KEYS.includes(key)))
        return undefined;
    const { code, message, payload } = value;
    if (typeof code !== 'string' || !code.startsWith('ERROR_')) return undefined;
    return {
        code,
        message: typeof message === 'string' ? message : '',
        ...(payload === undefined ? {} : { payload }),
    };
}

/** Whole answers that were seen in place of data (mcp-server.md 1.6). */
const REFUSALS = /^\s*(?:error:\s*)?(?:access denied|invalid token|unauthori[sz]ed)\b[^\n]{0,40}$/i;

const holdsItems = (value: unknown): value is { readonly items: readonly unknown[] } =>
    isPlainObject(value) && Array.isArray(value['items']);

/** Lists that come in pages, as a page: older documents show a page inside a list, and a bare list of everything. */
function asPages(data: unknown, tool: string): unknown {
    const inner: unknown = Array.isArray(data) && data.length === 1 && holdsItems(data[0]) ? data[0] : data;
    if (holdsItems(inner)) return { nextPage: null, ...inner };
    const paged = findKnownTool(tool)?.arguments.some(({ name }) => name === 'page') === true;
    return Array.isArray(inner) && paged
        ? { curPage: 1, nextPage: null, prevPage: null, items: inner }
        : inner;
}

const textOf = (block: Readonly<Record<string, unknown>>): string | undefined =>
    block['type'] === 'text' && typeof block['text'] === 'string' ? block['text'] : undefined;

/** Reads what a tool answered; never throws, whatever came. For a failure see `toolError`. */
export function readToolResult(raw: RawToolResult, tool: string): ToolResult {
    const blocks = Array.isArray(raw.content) ? raw.content.filter(isPlainObject) : [];
    const parsed = blocks.map((block) => {
        const text = textOf(block);
        return text === undefined ? undefined : parse(text);
    });
    const texts = parsed.filter((one) => one !== undefined);
    const text = texts.map((one) => one.text).join('\n');
    const structured = raw.structuredContent === undefined ? undefined : maskHeaders(raw.structuredContent);
    const [only] = texts.length === 1 ? texts : [];
    const read = texts.length === 0 ? blocks : only?.json === undefined ? text : only.json.value;
    const data = structured ?? read;
    const envelope = asEnvelope(data) ?? asEnvelope(only?.json?.value);
    const isError =
        raw.isError === true || envelope !== undefined || (typeof data === 'string' && REFUSALS.test(data));
    const content = blocks.map((block, i) =>
        parsed[i] === undefined ? block : { ...block, text: parsed[i].text },
    );
    return {
        data: isError ? data : asPages(data, tool),
        text,
        raw: {
            ...raw,
            ...(raw.content === undefined ? {} : { content }),
            ...(structured === undefined ? {} : { structuredContent: structured }),
        },
        isError,
        ...(envelope === undefined ? {} : { envelope }),
    };
}
