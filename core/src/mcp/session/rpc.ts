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

export type RpcAnswer =
    | { readonly result: Json; readonly error?: undefined }
    | { readonly error: RpcError; readonly result?: undefined };

/** A message as it is sent. Without an id it is a notification, which nobody answers. */
export const writeMessage = (method: string, params?: Json, id?: number): string =>
    JSON.stringify({ jsonrpc: '2.0', id, method, params });

/** What a JSON text says; undefined when it is none. */
export function readJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** The messages of one JSON text, which may be a list of them. */
export const readMessages = (text = ''): Json[] => [readJson(text)].flat().filter(isJson);

/**
 * A message as the answer to a request; undefined when it is none, or none that is understood. Some servers send the id
 * back as text; when it is null nobody knows whose it is, but on a connection for one message it can only be that one's.
 */
export function answerTo(message: Json, asked: number): RpcAnswer | undefined {
    const { method, id, result, error } = message;
    if (method !== undefined || Number(id ?? asked) !== asked) return undefined;
    if (isJson(result)) return { result };
    if (!isJson(error)) return undefined;
    const { code, message: said, data } = error;
    return { error: { code: Number(code) || 0, message: textIn(said), data } };
}

/** The reply to a request of the server: this engine offers it nothing but a sign of life. */
export const replyTo = ({ id, method }: Json): string =>
    JSON.stringify({
        jsonrpc: '2.0',
        id,
        ...(method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'Method not found' } }),
    });
