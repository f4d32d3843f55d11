import { readEvents } from './events.js';

/** A JSON object somebody else wrote. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is no text is taken as none. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Versions of the protocol this engine can speak, newest first. */
export const VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'] as const;

export const CANCELLED = 'notifications/cancelled';
export const INITIALIZED = 'notifications/initialized';

export interface RpcError {
    readonly code: number;
    readonly message: string;
    readonly data?: unknown;
}

export type RpcAnswer = { readonly result: Json } | { readonly error: RpcError };

/** A message as it is sent. Without an id it is a notification, which nobody answers. */
export const writeMessage = (method: string, params?: Json, id?: number): string =>
    JSON.stringify({ jsonrpc: '2.0', id, method, params });

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
export const messagesOf = (contentType: string, body: string): Json[] =>
    contentType.includes('text/event-stream')
        ? readEvents(body).flatMap(({ data }) => readMessages(data))
        : readMessages(body);

/** What a message answers; undefined when it is nothing known. */
function answerIn({ result, error }: Json): RpcAnswer | undefined {
    if (isJson(result)) return { result };
    if (!isJson(error)) return undefined;
    const { code, message, data } = error;
    return { error: { code: Number(code) || 0, message: textIn(message), data } };
}

/**
 * The answer to a request among messages. Some servers send the id back as text; when it is null nobody knows whose it
 * is, but on a connection for one message it can only be that one's.
 */
export function answerTo(messages: readonly Json[], id: number): RpcAnswer | undefined {
    const answers = messages.filter(({ method }) => method === undefined);
    const found =
        answers.find((answer) => String(answer['id']) === String(id)) ??
        answers.find((answer) => (answer['id'] ?? undefined) === undefined);
    return found && answerIn(found);
}

/** The reply to a request of the server: this engine offers it nothing but a sign of life. */
export const replyTo = ({ id, method }: Json): string =>
    JSON.stringify({
        jsonrpc: '2.0',
        id,
        ...(method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'Method not found' } }),
    });
