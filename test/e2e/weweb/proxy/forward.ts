import { Buffer } from 'node:buffer';
import type { Call } from './call.js';
import { isObject } from './json.js';
import { invalid, Refusal } from './refusal.js';
import { noAnswer, readAnswer } from './xano-answer.js';

export interface XanoTarget {
    /** `https://<instance>/api:meta` */
    readonly metaUrl: string;
    /** Address of Xano's MCP server; without it the proxy has no MCP operations. */
    readonly mcpUrl?: string | undefined;
    readonly token: string;
    readonly workspaceId: number;
    readonly timeoutMs: number;
}

/** Sends with the token and the time limit. @throws Refusal 502 and 504 when no answer came. */
export function send<T>(
    xano: XanoTarget,
    url: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
): Promise<T> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${xano.token}`);
    return withTimeLimit(xano, url, { ...init, headers }, read);
}

/** Sends as it is, with the time limit. @throws Refusal 502 and 504 when no answer came. */
export async function withTimeLimit<T>(
    { timeoutMs }: XanoTarget,
    url: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
): Promise<T> {
    try {
        const signal = AbortSignal.timeout(timeoutMs);
        // A redirect would carry the token elsewhere.
        return await read(await fetch(url, { ...init, signal, redirect: 'manual' }));
    } catch (error) {
        if (error instanceof Refusal) throw error;
        throw noAnswer(error instanceof DOMException && error.name === 'TimeoutError' ? 504 : 502);
    }
}

function urlOf({ metaUrl, workspaceId }: XanoTarget, { operation, params, query }: Call): string {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(name === 'workspace_id' ? workspaceId : (params[name] ?? '')),
    );
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return `${metaUrl}${path}${search.size === 0 ? '' : `?${search}`}`;
}

function uploadForm(body: unknown): FormData {
    const { name, type, content, access } = isObject(body) ? body : {};
    if (typeof name !== 'string' || typeof content !== 'string' || name === '') {
        throw invalid('The file has no name, or no content', 'Send { "name", "type", "content" }.');
    }
    const bytes = Buffer.from(content, 'base64');
    const form = new FormData();
    form.append('content', new Blob([bytes], { type: typeof type === 'string' ? type : '' }), name);
    if (typeof access === 'string') form.append('access', access);
    return form;
}

function payload({ operation, body }: Call): RequestInit {
    if (operation.id === 'file.upload') return { body: uploadForm(body) };
    if (body === undefined || operation.method === 'GET') return {};
    return typeof body === 'string'
        ? { body, headers: { 'content-type': 'text/x-xanoscript' } }
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** Carries a checked call out. @throws Refusal */
export function forward(xano: XanoTarget, call: Call): Promise<unknown> {
    const { body, headers } = payload(call);
    const init: RequestInit = { method: call.operation.method };
    if (body !== undefined) init.body = body;
    init.headers = new Headers(headers);
    if (call.dataSource !== undefined) init.headers.set('x-data-source', call.dataSource);
    return send(xano, urlOf(xano, call), init, readAnswer);
}
