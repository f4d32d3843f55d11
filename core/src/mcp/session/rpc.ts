import { readEvents } from './events.js';

/** A JSON object somebody else wrote. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** Versions of the protocol this engine can speak, newest first. */
export const VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'] as const;

export const CANCELLED = 'notifications/cancelled';
export const INITIALIZED = 'notifications/initialized';
export const PROGRESS = 'notifications/progress';

export interface RpcError {
    readonly code: number;
    readonly message: string;
    readonly data?: unknown;
}

export type RpcAnswer = { readonly result: Json } | { readonly error: RpcError };

/** A message as it is sent. Without an id it is a notification, which nobody answers. */
export const writeMessage = (method: string, params: Json | undefined, id?: number): string =>
    JSON.stringify({ jsonrpc: '2.0', ...(id === undefined ? {} : { id }), method, params });

/** The messages of one JSON text, which may be a list of them; none when it is no JSON. */
export function readMessages(text: string): Json[] {
    try {
        const value: unknown = JSON.parse(text);
        return [value].flat().filter(isJson);
    } catch {
        return [];
    }
}

/** The messages of an answer, by its content type: plain JSON or framed as events. */
export function messagesOf(contentType: string, body: string): Json[] {
    if (!contentType.includes('text/event-stream')) return readMessages(body);
    return readEvents(body).flatMap(({ data }) => readMessages(data));
}

/** What a message answers; undefined when it is a request or a notification, or nothing known. */
export function answerIn(message: Json): RpcAnswer | undefined {
    if (isJson(message['result'])) return { result: message['result'] };
    const { error } = message;
    if (!isJson(error)) return undefined;
    const { code, message: text, data } = error;
    return {
        error: {
            code: typeof code === 'number' ? code : 0,
            message: typeof text === 'string' ? text : '',
            ...(data === undefined ? {} : { data }),
        },
    };
}

/** Some servers send the id back as text. */
export const isFor = (message: Json, id: number): boolean =>
    message['method'] === undefined && (message['id'] === id || message['id'] === String(id));

/** Nobody knows whose it is when `id` is null; on a connection for one message it can only be that one's. */
export const isForAnyone = (message: Json): boolean =>
    message['method'] === undefined && (message['id'] === null || message['id'] === undefined);

export function answerTo(messages: readonly Json[], id: number): RpcAnswer | undefined {
    const found = messages.find((message) => isFor(message, id)) ?? messages.find(isForAnyone);
    return found && answerIn(found);
}

/** The reply to a request of the server: this engine offers it nothing but a sign of life. */
export function replyTo({ id, method }: Json): string {
    const answer =
        method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'Method not found' } };
    return JSON.stringify({ jsonrpc: '2.0', id, ...answer });
}
