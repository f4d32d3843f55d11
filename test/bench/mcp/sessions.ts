import { Agent } from 'node:http';
import axios from 'axios';
import type * as Node from 'xano-connect';
import { Stop } from '../../../core/src/mcp/session/stop.js';
import { plainHeaders, toResponse } from '../../../core/src/node/mcp/fetch.js';
import type * as Sdk from '../../../core/src/node/mcp/index.js';
import { importBuilt } from '../child.js';

type McpSession = Node.McpSession;

/** What is published; imported when it is needed, because it is built first. */
const builtNode = async () => (await importBuilt('node.mjs')) as typeof Node;
const builtSdk = async () => (await importBuilt('mcp-sdk.mjs')) as typeof Sdk;

/** A session and the bare POST it is measured against, both on connections of their own that stay open. */
export interface Pair {
    readonly session: McpSession;
    /** Sends one `tools/call` of the same bytes and reads its answer. */
    readonly raw: () => Promise<void>;
    readonly close: () => Promise<void>;
}

type Post = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Posted>;
interface Posted {
    readonly text: string;
    readonly headers: Readonly<Record<string, unknown>>;
}

const TOKEN = 'bench-token';
const VERSION = '2025-11-25';
const HEADERS = {
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
};
const PARAMS = { name: 'searchTableContent', arguments: { workspace_id: 1, table_id: 2, page: 1 } };

export const call = async (session: McpSession): Promise<void> => {
    const { content } = await session.callTool(PARAMS.name, PARAMS.arguments);
    if (content?.length !== 1) throw new Error('not the answer');
};

/** A bare conversation: what a session does besides is not done. */
async function rawCaller(url: string, post: Post): Promise<() => Promise<void>> {
    let id = 0;
    const write = (method: string, params: object): string =>
        JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params });
    const clientInfo = { name: 'raw', version: '1' };
    const opened = await post(
        url,
        HEADERS,
        write('initialize', { protocolVersion: VERSION, capabilities: {}, clientInfo }),
    );
    const headers = {
        ...HEADERS,
        'mcp-session-id': String(opened.headers['mcp-session-id']),
        'mcp-protocol-version': VERSION,
    };
    return async () => {
        const { text } = await post(url, headers, write('tools/call', PARAMS));
        const { result } = JSON.parse(text.slice(text.indexOf('{'))) as { result: { content: unknown[] } };
        if (result.content.length !== 1) throw new Error('not the answer');
    };
}

export type OpenSession = (url: string) => Promise<Pick<Pair, 'session' | 'close'>>;

const openPure: OpenSession = async (url) => {
    const { createNodeRuntime, createPureSession } = await builtNode();
    const runtime = createNodeRuntime();
    const session = createPureSession({ url, token: TOKEN }, runtime);
    const close = async (): Promise<void> => {
        await session.close();
        runtime.close?.();
    };
    return { session, close };
};

const openSdk: OpenSession = async (url) => {
    const { createSdkSession } = await builtSdk();
    const session = createSdkSession({ url, token: TOKEN });
    return { session, close: () => session.close() };
};

/** The session that needs nothing but a runtime, against plain axios. */
async function purePair(url: string): Promise<Pair> {
    const { session, close } = await openPure(url);
    const httpAgent = new Agent({ keepAlive: true });
    const plain = axios.create({ httpAgent, responseType: 'text', transformResponse: [] });
    const raw = await rawCaller(url, async (to, headers, body) => {
        const { data, headers: answered } = await plain.post<string>(to, body, { headers });
        return { text: data, headers: answered };
    });
    const closeBoth = async (): Promise<void> => {
        await close();
        httpAgent.destroy();
    };
    return { session, raw, close: closeBoth };
}

/** The session over the SDK, against a raw POST through a fetch over the same runtime, as the SDK is given one. */
async function sdkPair(url: string): Promise<Pair> {
    const { session, close } = await openSdk(url);
    const runtime = (await builtNode()).createNodeRuntime();
    const raw = await rawCaller(url, async (to, headers, body) => {
        const answer = await runtime.request({
            method: 'POST',
            url: to,
            headers: plainHeaders(headers),
            body,
            timeoutMs: 60_000,
            responseType: 'stream',
        });
        const response = toResponse(answer, { stop: new Stop(), ended: () => undefined });
        return { text: await response.text(), headers: Object.fromEntries(response.headers) };
    });
    const closeBoth = async (): Promise<void> => {
        await close();
        runtime.close?.();
    };
    return { session, raw, close: closeBoth };
}

export interface Kind {
    readonly name: string;
    /** What a raw POST goes through. */
    readonly library: string;
    readonly open: OpenSession;
    readonly pair: (url: string) => Promise<Pair>;
}

/** Both sessions keep the same promises. */
export const KINDS: readonly Kind[] = [
    { name: 'pure session', library: 'axios', open: openPure, pair: purePair },
    { name: 'SDK session', library: "the runtime's fetch", open: openSdk, pair: sdkPair },
];
