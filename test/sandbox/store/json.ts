export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for what came out of JSON.parse: everything but undefined, functions and class instances. */
export function isJson(value: unknown): value is Json {
    return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}
