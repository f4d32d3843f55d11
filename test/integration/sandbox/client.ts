import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.js';

export interface Answer {
    readonly status: number;
    readonly headers: Headers;
    /** Parsed JSON, or the text of anything else. */
    readonly body: any;
}

export interface SendOptions {
    readonly token?: string | null;
    readonly headers?: Readonly<Record<string, string>>;
}

export interface Client {
    readonly sandbox: Sandbox;
    /** `path` after `/api:meta`. A text body goes out as XanoScript, anything else as JSON. */
    send(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Answer>;
    /** The body of a 200; throws for every other status. */
    ok(method: string, path: string, body?: unknown, options?: SendOptions): Promise<any>;
}

/** A sandbox of its own and plain fetch on it: no code of the product is involved. */
export async function openClient(options: SandboxOptions = {}): Promise<Client> {
    const sandbox = await startSandbox(options);
    const send: Client['send'] = async (
        method,
        path,
        body,
        { token = sandbox.tokens.full, headers = {} } = {},
    ) => {
        const script = typeof body === 'string';
        const response = await fetch(sandbox.metaUrl + path, {
            method,
            headers: {
                ...(token === null ? {} : { authorization: `Bearer ${token}` }),
                ...(body === undefined
                    ? {}
                    : { 'content-type': script ? 'text/x-xanoscript' : 'application/json' }),
                ...headers,
            },
            ...(body === undefined ? {} : { body: script ? body : JSON.stringify(body) }),
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
        return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    };
    return {
        sandbox,
        send,
        ok: async (method, path, body, sendOptions) => {
            const answer = await send(method, path, body, sendOptions);
            if (answer.status === 200) return answer.body;
            throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        },
    };
}

/** Base path of a new table with these columns besides `id` and `created_at`. */
export async function newTable(
    client: Client,
    name: string,
    columns: readonly (readonly [type: string, body: object])[] = [],
): Promise<string> {
    const { id } = await client.ok('POST', '/workspace/1/table', { name });
    const path = `/workspace/1/table/${id}`;
    for (const [type, body] of columns) await client.ok('POST', `${path}/schema/type/${type}`, body);
    return path;
}
