import { XanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import type { Input, RestRequest } from '../operation.js';
import { percentEncoded } from '../percent.js';
import { isContent } from '../runtime.js';
import type { MultipartPart } from '../runtime.js';
import type { WireRequest } from '../send.js';
import { toJson } from '../to-json.js';

const PLACEHOLDER = /\{(\w+)\}/g;

/** Names in the braces of a path. */
export function pathKeys(path: string): string[] {
    return [...path.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
}

/** Where an operation is sent: the instance, or the account's own Metadata API. */
export function baseUrl({ rest }: RestRequest, { link }: CallContext): string {
    return rest.base === 'account' ? link.accountUrl : link.metaUrl;
}

/** Turns a validated, resolved input into the one HTTP request that carries the operation out. */
export function toWire(operation: RestRequest, input: Input, context: CallContext): WireRequest {
    const { rest } = operation;
    const used = new Set<string>(['confirm', 'data_source']);
    const path = rest.path.replace(PLACEHOLDER, (_, key: string) => {
        used.add(key);
        return percentEncoded(String(input[key]));
    });
    const headers: Record<string, string> = { accept: 'application/json' };
    const dataSource = dataSourceOf(operation, input, context);
    if (dataSource !== undefined) headers['x-data-source'] = headerText(dataSource, operation.id);

    const query = queryString(rest.query ?? [], input, used);
    const body = bodyOf(operation, input, used, headers);
    return {
        operation: operation.id,
        idempotent: operation.effect === 'read' || rest.method === 'PUT' || rest.method === 'DELETE',
        method: rest.method,
        url: `${baseUrl(operation, context)}${path}${query}`,
        headers,
        ...(body === undefined ? {} : { body }),
        ...(rest.answer === 'bytes' && { responseType: 'bytes', inPieces: context.takeFile && true }),
        ...(rest.secrets === undefined ? {} : { confidential: true as const }),
    };
}

/** A header takes Latin letters only; sent as it is, another letter would fail as if nobody answered. */
function headerText(label: unknown, operation: string): string {
    const text = plain(label);
    if (/^[\x20-\x7e]*$/.test(text)) return text;
    throw new XanoError({
        kind: 'validation',
        operation,
        path: 'data_source',
        message: `${operation}: the data source "${text}" has letters that a request header cannot hold.`,
        hint: 'Rename the data source in Xano to plain letters and digits.',
    });
}

/** The data source of the records; undefined where there are none, and for Xano's default. */
export function dataSourceOf({ rest }: RestRequest, input: Input, { options }: CallContext): unknown {
    return rest.dataSource === true ? (input['data_source'] ?? options.dataSource) : undefined;
}

/** Numbers and booleans as Xano reads them in an address. */
export const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function queryString(keys: readonly string[], input: Input, used: Set<string>): string {
    let text = '';
    for (const key of keys) {
        used.add(key);
        const value = input[key];
        if (value === undefined) continue;
        text += `${text === '' ? '?' : '&'}${key}=${percentEncoded(plain(value))}`;
    }
    return text;
}

function bodyOf(
    { rest }: RestRequest,
    input: Input,
    used: ReadonlySet<string>,
    headers: Record<string, string>,
): WireRequest['body'] {
    const script = rest.xanoscript === undefined ? undefined : input[rest.xanoscript];
    if (typeof script === 'string') {
        headers['content-type'] = 'text/x-xanoscript';
        return script;
    }
    if (rest.body === undefined) return undefined;
    if (rest.body === 'multipart') return { parts: partsOf(input, used) };
    headers['content-type'] = 'application/json';
    if (rest.body !== 'json') return toJson(input[rest.body.only] ?? {});
    const body: Record<string, unknown> = {};
    for (const key in input) {
        if (!used.has(key) && input[key] !== undefined) body[key] = input[key];
    }
    return toJson(body);
}

/** `filename` and `content_type` describe the file part; they are no parts themselves. */
function partsOf(input: Input, used: ReadonlySet<string>): MultipartPart[] {
    const filename = typeof input['filename'] === 'string' ? input['filename'] : 'file';
    const contentType = typeof input['content_type'] === 'string' ? input['content_type'] : undefined;
    const parts: MultipartPart[] = [];
    for (const [name, value] of Object.entries(input)) {
        if (used.has(name) || name === 'filename' || name === 'content_type' || value === undefined) continue;
        if (typeof value === 'string' && name !== 'content') parts.push({ name, value });
        else if (isContent(value)) {
            parts.push({ name, value, filename, ...(contentType === undefined ? {} : { contentType }) });
        } else parts.push({ name, value: JSON.stringify(value) });
    }
    return parts;
}
