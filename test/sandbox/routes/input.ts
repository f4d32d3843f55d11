import { inputError, invalidParam, missingParam, notAllowable } from '../errors.js';
import type { UploadedFile } from '../exchange.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { Call } from './route.js';

/** The parameters of a call by name: a JSON object, the fields of a form, or the query of a GET. */
export function bodyOf(call: Call): JsonRecord {
    const { body } = call.request;
    if (body === undefined || body === null || body === '') return {};
    // PHP, which Xano runs on, reads an empty JSON array and an empty object as the same thing.
    if (Array.isArray(body) && body.length === 0) return {};
    if (!isRecord(body)) throw inputError('Invalid value for param: body');
    return isRecord(body.fields) && Array.isArray(body.files) ? body.fields : body;
}

export function queryOf(call: Call): JsonRecord {
    return Object.fromEntries(call.request.query);
}

export function optionalText(source: JsonRecord, name: string): string | undefined {
    const value = source[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw invalidParam(name);
    return value;
}

/** A text that must be there and not be empty. */
export function requiredText(source: JsonRecord, name: string): string {
    const value = optionalText(source, name);
    if (value === undefined || value === '') throw missingParam(name);
    return value;
}

export function choiceOf<T extends string>(
    source: JsonRecord,
    name: string,
    values: readonly T[],
    fallback?: T,
): T {
    const value = optionalText(source, name);
    if (value === undefined || value === '') {
        if (fallback === undefined) throw missingParam(name);
        return fallback;
    }
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw notAllowable(value, name);
    return found;
}

/** Query strings and forms carry `true` and `false` as text. */
export function optionalBool(source: JsonRecord, name: string): boolean | undefined {
    const value = source[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (value === true || value === 'true' || value === '1' || value === 1) return true;
    if (value === false || value === 'false' || value === '0' || value === 0) return false;
    throw invalidParam(name);
}

export function optionalInt(source: JsonRecord, name: string): number | undefined {
    const value = source[name];
    if (value === undefined || value === null || value === '') return undefined;
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw invalidParam(name);
    return number;
}

export function optionalTextList(source: JsonRecord, name: string): readonly string[] | undefined {
    const value = source[name];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw invalidParam(name);
    return value;
}

/** Nothing for an absent value, so that a spread leaves the key out. */
export function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
    return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}

/** A text that must be sent, though it may be empty. */
export function presentText(source: JsonRecord, name: string): string {
    const value = optionalText(source, name);
    if (value === undefined) throw missingParam(name);
    return value;
}

/** The file a form sends under a name. */
export function uploadedFile({ request: { body } }: Call, field: string): UploadedFile {
    const files: readonly unknown[] = isRecord(body) && Array.isArray(body.files) ? body.files : [];
    const found = files.find((file) => isRecord(file) && file.field === field);
    if (found === undefined) throw missingParam(field);
    return found as UploadedFile;
}

/** `include_xanoscript`, from the query or the body. */
export function wantsScript(call: Call): boolean {
    const { body, query } = call.request;
    const inBody = isRecord(body) ? optionalBool(body, 'include_xanoscript') : undefined;
    return inBody ?? query.get('include_xanoscript') === 'true';
}
