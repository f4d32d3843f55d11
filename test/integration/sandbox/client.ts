import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.js';

/** A JSON object, with the types of the fields that tests compute with; the others are compared only. */
export interface Fields {
    readonly [key: string]: unknown;
    readonly id: number;
    readonly name: string;
    readonly message: string;
    readonly description: string;
    readonly type: string;
    readonly label: string;
    readonly items: readonly Fields[];
    readonly schema: readonly Fields[];
    readonly index: readonly Fields[];
    readonly tables: readonly Fields[];
    readonly response_headers: readonly string[];
    readonly paths: Readonly<Record<string, Fields>>;
    readonly nextPage: number | null;
    readonly itemsTotal: number;
    readonly msg: string;
    readonly canonical: string;
    readonly swagger: boolean;
    readonly duration: number;
    readonly n: number;
    readonly live?: boolean;
    readonly xanoscript: { readonly status: string; readonly value: string; readonly message: string };
}

export interface Answer<T = Fields> {
    readonly status: number;
    readonly headers: Headers;
    /** Parsed JSON, or the text of anything else. */
    readonly body: T;
}

export interface SendOptions {
    readonly token?: string | null;
    readonly headers?: Readonly<Record<string, string>>;
}

export interface Client {
    readonly sandbox: Sandbox;
    /** `path` after `/api:meta`. A text body goes out as XanoScript, anything else as JSON. */
    send<T = Fields>(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Answer<T>>;
    /** The body of a 200; throws for every other status. */
    ok<T = Fields>(method: string, path: string, body?: unknown, options?: SendOptions): Promise<T>;
}

/** A sandbox of its own and plain fetch on it: no code of the product is involved. */
export async function openClient(options: SandboxOptions = {}): Promise<Client> {
    const sandbox = await startSandbox(options);
    const send = async <T>(
        method: string,
        path: string,
        body?: unknown,
        { token = sandbox.tokens.full, headers = {} }: SendOptions = {},
    ): Promise<Answer<T>> => {
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
        const parsed: unknown = isJson ? JSON.parse(text) : text;
        // What a test takes an answer for is what its expectations check.
        return { status: response.status, headers: response.headers, body: parsed as T };
    };
    return {
        sandbox,
        send,
        ok: async <T>(
            method: string,
            path: string,
            body?: unknown,
            sendOptions?: SendOptions,
        ): Promise<T> => {
            const answer = await send<T>(method, path, body, sendOptions);
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
