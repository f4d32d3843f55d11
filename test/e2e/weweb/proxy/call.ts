import * as z from 'zod/v4';
import { allowed } from './allow-list.js';
import type { AllowedTable, AllowList } from './allow-list.js';
import { checkColumns } from './columns.js';
import { isObject } from './json.js';
import type { Json } from './json.js';
import { limited } from './limits.js';
import { OPERATIONS } from './operations.js';
import type { Operation } from './operations.js';
import { forbidden, invalid, notFound, VERSION } from './refusal.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const requestShape = z.strictObject({
    version: z.literal(VERSION),
    operation: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    query: z.record(z.string(), scalar).default({}),
    body: z.unknown(),
    data_source: z.string().optional(),
});

export type ProxyRequest = z.output<typeof requestShape>;

/** A request of the Metadata API that may be sent. */
export interface Call {
    readonly operation: Operation;
    readonly table: AllowedTable | undefined;
    readonly params: Readonly<Record<string, string | number>>;
    readonly query: Json;
    readonly body: unknown;
    readonly dataSource: string | undefined;
}

/** The body of a request. @throws Refusal 400 */
export function readRequest(body: unknown): ProxyRequest {
    if (!isObject(body)) {
        throw invalid('The request holds no JSON object', 'Send { "version": 1, "operation": "..." }.');
    }
    if (body['version'] !== VERSION) {
        throw invalid(`This proxy speaks version ${VERSION}`, 'Update the plugin, or the proxy.', 'VERSION');
    }
    const read = requestShape.safeParse(body);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw invalid(
        `The request is not as it should be${place === '' ? '' : ` at "${place}"`}: ${issue?.message ?? ''}`,
        'It takes version, operation, params, query, body and data_source.',
    );
}

/** Goes into a path: no part of it may lead elsewhere. */
const isPart = (value: string | number): boolean =>
    /^[^/\\?#%\u0000-\u001f]{1,200}$/.test(String(value)) && !/^\.+$/.test(String(value));

function checkParams({ params: names }: Operation, params: ProxyRequest['params'], list: AllowList): void {
    const { workspace_id = list.workspace_id, ...given } = params;
    if (String(workspace_id) !== String(list.workspace_id)) {
        throw forbidden('This workspace is not available');
    }
    const unknown = Object.keys(given).find((name) => !names.includes(name));
    if (unknown !== undefined) throw invalid(`There is no "${unknown}" in "params"`, 'Leave it out.');
    for (const name of names) {
        const value = name === 'workspace_id' ? list.workspace_id : given[name];
        if (value !== undefined && isPart(value)) continue;
        throw invalid(`"${name}" in "params" is missing, or cannot be one`, 'Send the id or the name.');
    }
}

function checkQuery({ id, query: names }: Operation, query: ProxyRequest['query']): void {
    const unknown = Object.keys(query).find((name) => !names.includes(name));
    if (unknown === undefined) return;
    throw invalid(`"${id}" takes no "${unknown}" in "query"`, `It takes ${names.join(', ') || 'none'}.`);
}

/** Text is XanoScript, and only what is made of it takes it. */
function checkBody({ id }: Operation, body: unknown): void {
    const takesScript = /^(apiGroup|endpoint|function)\.(create|update)$/.test(id);
    if (body === undefined || isObject(body) || (takesScript && typeof body === 'string')) return;
    throw invalid('"body" is not an object', 'Send what the Metadata API takes.');
}

/** What a request asks for, checked against the list. @throws Refusal */
export function allowedCall(request: ProxyRequest, list: AllowList): Call {
    const operation = OPERATIONS.get(request.operation);
    if (operation === undefined) {
        throw notFound(
            `There is no operation "${request.operation}"`,
            'The operation "proxy.info" tells which there are.',
        );
    }
    const { params, query, body, data_source: dataSource } = request;
    checkParams(operation, params, list);
    const table = allowed(list, operation, params['table_id']);
    if (!list.data_sources.includes(dataSource ?? 'live')) {
        throw forbidden(`The data source "${dataSource ?? 'live'}" is not available`);
    }
    checkQuery(operation, query);
    checkBody(operation, body);
    const call = limited({ operation, table, params, query, body, dataSource }, list);
    checkColumns(call);
    return call;
}
