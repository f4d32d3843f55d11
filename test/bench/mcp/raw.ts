import { Agent } from 'node:http';
import axios from 'axios';
import { TOKEN, TOOL } from './sessions.js';
import type { Place } from './sessions.js';

const VERSION = '2025-11-25';

export interface Raw {
    /** Sends one `tools/call` of the same bytes as a session does, and reads its answer. */
    readonly call: () => Promise<void>;
    readonly close: () => void;
}

/** A bare conversation over plain axios, which both sessions send through as well: what they do besides is not done. */
export async function openRaw({ url, token = TOKEN }: Place): Promise<Raw> {
    const httpAgent = new Agent({ keepAlive: true });
    const plain = axios.create({ httpAgent, responseType: 'text', transformResponse: [] });
    const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
    };
    let id = 0;
    const write = (method: string, params: object): string =>
        JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params });
    const clientInfo = { name: 'raw', version: '1' };
    const hello = write('initialize', { protocolVersion: VERSION, capabilities: {}, clientInfo });
    const opened = await plain.post<string>(url, hello, { headers });
    const inSession = {
        ...headers,
        'mcp-session-id': String(opened.headers['mcp-session-id']),
        'mcp-protocol-version': VERSION,
    };
    const call = async (): Promise<void> => {
        const body = write('tools/call', { name: TOOL, arguments: {} });
        const { data } = await plain.post<string>(url, body, { headers: inSession });
        const { result } = JSON.parse(data.slice(data.indexOf('{'))) as { result: { content: unknown[] } };
        if (result.content.length !== 1) throw new Error('not the answer');
    };
    return { call, close: () => httpAgent.destroy() };
}
