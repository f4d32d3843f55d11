import { isComposite } from '../../core/src/operation.js';
import type { Operation, RestOperation } from 'xano-connect';
import { operationRows } from '../../test/unit/operations/rows/index.js';
import type { OperationRow } from '../../test/unit/operations/rows/row.js';
import { COMPOSITE_EXAMPLES } from './composite-examples.js';

/** Names of parts of a path that are no names of things, and stand in examples as they are. */
const FIXED = new Set(['type', 'kind']);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** The call of an operation in TypeScript, and the request it sends as a curl command; undefined where there is none. */
export interface Example {
    readonly typescript: string | undefined;
    readonly curl: string | undefined;
}

/** A value as TypeScript. */
export function literal(value: unknown): string {
    if (value instanceof Uint8Array) return `new Uint8Array([${[...value].join(', ')}])`;
    if (value instanceof Blob) return `new Blob(['...'], { type: '${value.type}' })`;
    if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
    if (isObject(value)) {
        const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
        if (entries.length === 0) return '{}';
        const named = entries.map(
            ([key, inner]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : quoted(key)}: ${literal(inner)}`,
        );
        return `{ ${named.join(', ')} }`;
    }
    return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

const quoted = (text: string): string =>
    text.includes('\n') ? `\`${text.replace(/[`\\$]/g, '\\$&')}\`` : JSON.stringify(text);

/** Quoted for a shell; `$NAMES` are filled in where they stand between double quotes. */
const forShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The address, with the names of shell variables where it names a thing. */
function address({ rest }: RestOperation, { expect: { url } }: OperationRow): string {
    const [path = '', query] = (
        /^https?:/.test(url) ? new URL(url).pathname.replace(/^\/api:meta/, '') : url
    ).split('?');
    const template = rest.path.split('/');
    const parts = path.split('/').map((part, at) => {
        const [, name] = /^\{(\w+)\}$/.exec(template[at] ?? '') ?? [];
        return name === undefined || FIXED.has(name) ? part : `$${name.toUpperCase()}`;
    });
    const base = rest.base === 'account' ? '$XANO_ACCOUNT_URL' : '$XANO_INSTANCE_URL/api:meta';
    return `${base}${parts.join('/')}${query === undefined ? '' : `?${query}`}`;
}

const inLines = (value: unknown): string => {
    const short = JSON.stringify(value);
    return short.length <= 72 ? short : JSON.stringify(value, null, 2);
};

function parts(list: readonly unknown[]): string[] {
    return list.filter(isObject).map(({ name, value, filename, contentType }) => {
        const isFile = typeof filename === 'string';
        const type = typeof contentType === 'string' ? `;type=${contentType}` : '';
        return `-F ${forShell(`${String(name)}=${isFile ? `@${filename}${type}` : String(value)}`)}`;
    });
}

function bodyOf({ expect: { body } }: OperationRow): string[] {
    if (body === undefined) return [];
    if (typeof body === 'string') return [`--data-binary ${forShell(body)}`];
    if (isObject(body) && Array.isArray(body['parts'])) return parts(body['parts']);
    return [`-d ${forShell(inLines(body))}`];
}

function curlOf(operation: RestOperation, row: OperationRow): string {
    const { method, headers = {} } = row.expect;
    const named = Object.entries(headers).filter(([name]) => name !== 'accept');
    return [
        `curl ${method === 'GET' ? '' : `-X ${method} `}"${address(operation, row)}"`,
        `-H "Authorization: Bearer $XANO_ACCESS_TOKEN"`,
        ...named.map(([name, value]) => `-H ${forShell(`${name}: ${value}`)}`),
        ...bodyOf(row),
        ...(operation.rest.answer === 'bytes' ? ['-o answer.bin'] : []),
    ].join(' \\\n  ');
}

/** A file is shown as bytes, which everybody can paste. */
const isPlain = ({ input }: OperationRow): boolean =>
    !Object.values(input).some((value) => value instanceof Blob);

const rows = new Map<string, OperationRow>();
for (const row of operationRows) {
    if (!rows.has(row.id) && isPlain(row)) rows.set(row.id, row);
}

/** `request` is the operation under the same id that is one request, where there is one. */
export function exampleOf(operation: Operation, request: RestOperation | undefined): Example {
    const row = rows.get(operation.id);
    const input = COMPOSITE_EXAMPLES[operation.id] ?? (isComposite(operation) ? undefined : row?.input);
    const call = (given: object): string =>
        `const answer = await xano.${operation.id}(${Object.keys(given).length === 0 ? '' : literal(given)});`;
    return {
        typescript: input && call(input),
        curl: request && row && curlOf(request, row),
    };
}
