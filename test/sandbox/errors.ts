import type { SandboxReply } from './exchange.js';

/** An answer in Xano's error envelope `{ code, message, payload? }`, thrown by handlers. */
export class ApiError extends Error {
    readonly status: number;
    readonly code: string;
    readonly payload: unknown;

    constructor(status: number, code: string, message: string, payload?: unknown) {
        super(message);
        this.name = 'ApiError';
        this.status = status;
        this.code = code;
        this.payload = payload;
    }

    toBody(): Record<string, unknown> {
        const body = { code: this.code, message: this.message };
        return this.payload === undefined ? body : { ...body, payload: this.payload };
    }
}

/** An unknown id: recorded with an empty message. */
export const notFound = (): ApiError => new ApiError(404, 'ERROR_CODE_NOT_FOUND', '');

/** An unknown route. */
export const noRoute = (): ApiError => new ApiError(404, 'ERROR_CODE_NOT_FOUND', 'Unable to locate request.');

export function inputError(message: string, param?: string): ApiError {
    return new ApiError(400, 'ERROR_CODE_INPUT_ERROR', message, param === undefined ? undefined : { param });
}

export const missingParam = (name: string): ApiError => inputError(`Missing param: ${name}`, name);

// choice: the wording for a value of the wrong type is ours; Xano's own is known for array operators only.
export const invalidParam = (name: string): ApiError => inputError(`Invalid value for param: ${name}`, name);

export const notAllowable = (value: string, param: string): ApiError =>
    inputError(`Input "${value}" is not one of the allowable values.`, param);

export const unsupportedReference = (reference: string): ApiError =>
    inputError(`Unsupported parameter reference - ${reference}`);

export const syntaxError = (message: string, payload: unknown): ApiError =>
    new ApiError(400, 'ERROR_CODE_SYNTAX_ERROR', message, payload);

// choice: which code a token without the scope gets is not recorded.
export const accessDenied = (): ApiError => new ApiError(403, 'ERROR_CODE_ACCESS_DENIED', 'Access Denied.');

/** An endpoint that wants a user, called without a token; measured on user APIs. */
export const authenticationRequired = (): ApiError =>
    new ApiError(401, 'ERROR_CODE_UNAUTHORIZED', 'Unauthorized - Authentication Required');

/** The answer to a request that failed with `error`. */
export function errorReply(error: unknown): SandboxReply {
    if (error instanceof ApiError) return { status: error.status, body: error.toBody() };
    // A defect of the sandbox itself: the answer stays in Xano's shape, the cause goes to whoever runs it.
    console.error(error);
    return {
        status: 500,
        body: { code: 'ERROR_FATAL', message: 'Sandbox defect, see its output.', payload: '' },
    };
}

// choice: the body for a missing, bad or expired token on api:meta; status and text come from users' reports.
export const invalidToken = (): ApiError => new ApiError(401, 'ERROR_CODE_UNAUTHORIZED', 'Invalid token');
