import assert from 'node:assert/strict';
import * as z from 'zod/v4';

/** Who asks. */
export type Caller = 'admin' | 'user' | 'stranger' | 'nobody';

export interface Endpoint {
    readonly url: string;
    /** An origin that is allowed. */
    readonly origin: string;
    /** What stands after `Bearer`. */
    readonly tokens: Readonly<Record<Exclude<Caller, 'nobody'>, string>>;
    /** Texts that no answer may hold. */
    readonly secrets: readonly string[];
    /** Where Xano is; for the proxy only. */
    readonly addresses: readonly string[];
}

const failed = z.strictObject({
    kind: z.string(),
    message: z.string().min(1),
    hint: z.string().optional(),
    code: z.string().optional(),
    status: z.number(),
    retry_after: z.number().optional(),
});

/** Strict: nothing else is in an answer. */
const answerShape = z.union([
    z.strictObject({ ok: z.literal(true), version: z.literal(1), data: z.unknown() }),
    z.strictObject({ ok: z.literal(false), version: z.literal(1), error: failed }),
]);

export type Failed = z.output<typeof failed>;

export interface Answered {
    readonly status: number;
    readonly headers: Headers;
    readonly answer: z.output<typeof answerShape>;
}

/** What a case expects of a refusal. */
export interface Expected {
    readonly status: number;
    readonly kind: string;
    readonly code?: string;
    readonly message?: RegExp;
}

/** Calls a proxy as a page does, and keeps everything it answered. */
export class ProxyCaller {
    readonly endpoint: Endpoint;
    readonly answers: { readonly operation: string; readonly text: string }[] = [];

    constructor(endpoint: Endpoint) {
        this.endpoint = endpoint;
    }

    async send(
        body: string,
        caller: Caller = 'admin',
        operation = '',
    ): Promise<Response & { readonly read: string }> {
        const { url, origin, tokens } = this.endpoint;
        const login = caller === 'nobody' ? {} : { authorization: `Bearer ${tokens[caller]}` };
        const headers = { 'content-type': 'application/json', origin, ...login };
        const response = await fetch(url, { method: 'POST', headers, body });
        const read = await response.text();
        this.answers.push({ operation, text: read + JSON.stringify([...response.headers]) });
        return Object.assign(response, { read });
    }

    async ask(request: object, caller: Caller = 'admin'): Promise<Answered> {
        const operation = 'operation' in request ? String(request.operation) : '';
        const body = JSON.stringify({ version: 1, ...request });
        const { status, headers, read } = await this.send(body, caller, operation);
        assert.match(headers.get('content-type') ?? '', /^application\/json/, read);
        assert.equal(headers.get('access-control-allow-origin'), this.endpoint.origin);
        const answer = answerShape.parse(JSON.parse(read));
        if (!answer.ok) assert.equal(answer.error.status, status, 'the status in the answer is the status');
        return { status, headers, answer };
    }

    /** The data of an answer that is a success. */
    async done(request: object): Promise<unknown> {
        const { status, answer } = await this.ask(request);
        assert.ok(answer.ok, JSON.stringify(answer));
        assert.equal(status, 200);
        return answer.data;
    }

    async refused(
        request: object,
        { status, kind, code, message }: Expected,
        caller?: Caller,
    ): Promise<Failed & { readonly headers: Headers }> {
        const asked = await this.ask(request, caller);
        assert.ok(!asked.answer.ok, `not refused: ${JSON.stringify(request)}`);
        const { error } = asked.answer;
        assert.deepEqual([asked.status, error.kind], [status, kind], JSON.stringify([request, error]));
        if (code !== undefined) assert.equal(error.code, code);
        if (message !== undefined) assert.match(error.message, message);
        return { ...error, headers: asked.headers };
    }

    preflight(origin: string): Promise<Response> {
        return fetch(this.endpoint.url, {
            method: 'OPTIONS',
            headers: {
                origin,
                'access-control-request-method': 'POST',
                'access-control-request-headers': 'authorization,content-type',
            },
        });
    }
}
