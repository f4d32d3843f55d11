import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { allowListShape } from './allow-list.js';
import type { AllowListInput } from './allow-list.js';
import { answerTo } from './answer.js';
import type { Place } from './answer.js';
import { Audit } from './audit.js';
import type { AuditEntry } from './audit.js';
import { corsHeaders } from './cors.js';
import { parsed } from './json.js';
import { withoutToken } from './mask.js';
import { notFound, Refusal, VERSION } from './refusal.js';
import { adminOf } from './users.js';
import type { Users } from './users.js';

export interface ProxyOptions {
    /** `https://<instance>/api:meta` */
    readonly metaUrl: string;
    /** Default: no MCP operations. */
    readonly mcpUrl?: string;
    /** Access token of the Metadata API. */
    readonly token: string;
    readonly allow: AllowListInput;
    readonly users: Users;
    /** Origins of the pages that may read the answers, such as `https://app.example.com`. */
    readonly origins: readonly string[];
    /** Default 30,000. */
    readonly timeoutMs?: number;
}

export interface Proxy {
    /** Where to POST. */
    readonly url: string;
    /** Grows with every write. */
    readonly audit: () => readonly AuditEntry[];
    close(): Promise<void>;
}

const PATH = '/xano-admin';
const MOST_BYTES = 16 * 1024 * 1024;

async function readJson(request: IncomingMessage): Promise<unknown> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        if (size > MOST_BYTES) {
            throw new Refusal({
                status: 413,
                kind: 'validation',
                message: 'The request is longer than 16 MB',
            });
        }
        chunks.push(chunk);
    }
    return parsed(Buffer.concat(chunks).toString('utf8'));
}

interface Answer {
    readonly status: number;
    readonly body: object;
    /** Seconds. */
    readonly retryAfter?: number | undefined;
}

async function answered(request: IncomingMessage, place: Place, users: Users): Promise<Answer> {
    try {
        if (request.url !== PATH || request.method !== 'POST') {
            throw notFound('There is nothing here', 'Send a POST to the address of the proxy.');
        }
        const user = adminOf(request.headers.authorization, users);
        const data = await answerTo(place, await readJson(request), user);
        return { status: 200, body: { ok: true, version: VERSION, data } };
    } catch (error) {
        const refusal =
            error instanceof Refusal
                ? error
                : new Refusal({ status: 500, kind: 'server', message: 'The proxy itself failed' });
        const { status, retryAfter } = refusal;
        return { status, retryAfter, body: { ok: false, version: VERSION, error: refusal.toAnswer() } };
    }
}

const listening = (server: Server): Promise<number> =>
    new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
        });
    });

/** Starts the reference proxy on a free port of loopback. @throws ZodError for a list that is none. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
    const { metaUrl, mcpUrl, token, users, origins, timeoutMs = 30_000 } = options;
    const list = allowListShape.parse(options.allow);
    const audit = new Audit();
    const xano = { metaUrl, mcpUrl, token, workspaceId: list.workspace_id, timeoutMs };
    const server = createServer((request, response) => {
        const cors = corsHeaders(request, origins);
        if (request.method === 'OPTIONS') {
            response.writeHead(204, cors).end();
            return;
        }
        void answered(request, { list, xano, audit }, users).then(({ status, body, retryAfter }) => {
            response.writeHead(status, {
                ...cors,
                'content-type': 'application/json; charset=utf-8',
                'cache-control': 'no-store',
                ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
            });
            response.end(withoutToken(JSON.stringify(body), token));
        });
    });
    const port = await listening(server);
    return {
        url: `http://127.0.0.1:${port}${PATH}`,
        audit: () => audit.entries,
        close: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}
