import type { App } from '../app.js';
import type { SandboxReply, SandboxRequest } from '../exchange.js';
import { FIXED_HEADERS, JSON_TYPE } from '../http/headers.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { ApiDoc } from '../store/object-kinds.js';

/** choice: an input longer than this is noted by its size: a bulk load must not be stored a second time in its log. */
const MAX_INPUT_CHARS = 16_384;

const RESPONSE_HEADERS = [
    `Content-Type: ${JSON_TYPE}`,
    ...Object.entries(FIXED_HEADERS).map(([k, v]) => `${k}: ${v}`),
];

/**
 * The history row of a call to `api:meta`, as Xano logs its own: `api_id` 0, and the caller's bearer token in clear
 * among the request headers.
 */
export function requestEntry(
    app: App,
    request: SandboxRequest,
    reply: SandboxReply,
    at: number,
    seconds: number,
): () => JsonRecord {
    const { headers, path } = request;
    const large = Number(headers['content-length'] ?? 0) > MAX_INPUT_CHARS;
    // Dropped at once when large, so that waiting entries do not hold whole bulk bodies.
    const body = large ? cut(Number(headers['content-length'])) : request.body;
    const output = reply.status === 200 ? null : reply.body;
    return () => {
        const workspace = workspaceIn(app, path);
        return {
            ...exchanged(request, reply, at, seconds),
            workspace_id: workspace,
            branch:
                app.objects.list('branch', (b) => b.workspace_id === workspace && b.live)[0]?.label ?? 'v1',
            api_id: 0,
            query_id: 0,
            input: inputOf(body),
            output,
        };
    };
}

/** The history row of a call to an endpoint, with the caller's token in clear like any other header. */
export function endpointEntry(
    request: SandboxRequest,
    reply: SandboxReply,
    endpoint: ApiDoc,
    sent: JsonRecord,
    at: number,
    seconds: number,
): () => JsonRecord {
    return () => ({
        ...exchanged(request, reply, at, seconds),
        workspace_id: endpoint.workspace_id,
        branch: endpoint.branch,
        api_id: endpoint.apigroup_id,
        query_id: endpoint.id,
        input: Object.keys(sent).length === 0 ? [] : inputOf(sent),
        output: reply.body,
    });
}

function exchanged(
    { method, url, headers }: SandboxRequest,
    { status }: SandboxReply,
    at: number,
    s: number,
) {
    return {
        created_at: at,
        duration: Math.ceil(s * 1000) / 1000,
        status,
        verb: method,
        uri: url,
        request_headers: Object.entries(headers).map(([name, value]) => `${capitalised(name)}: ${value}`),
        response_headers: RESPONSE_HEADERS,
    };
}

/** choice: a call outside any workspace, such as `/auth/me`, is logged with the first one, where it can be seen. */
function workspaceIn(app: App, path: string): number {
    const id = Number(/^\/workspace\/(\d+)/.exec(path)?.[1]);
    return app.objects.get('workspace', id)?.id ?? app.objects.list('workspace')[0]?.id ?? 0;
}

function inputOf(body: unknown): unknown {
    if (body === undefined || body === null || body === '') return [];
    if (typeof body === 'string') return body.length > MAX_INPUT_CHARS ? cut(body.length) : { script: body };
    if (isRecord(body) && Array.isArray(body.files)) return body.fields ?? {};
    const length = JSON.stringify(body).length;
    return length > MAX_INPUT_CHARS ? cut(length) : body;
}

const cut = (size: number): JsonRecord => ({ sandbox_note: `input of ${size} bytes not kept` });

const capitalised = (name: string): string =>
    name.replaceAll(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
