import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { RequestOptions } from 'xano-connect/pure';
import { TransportFailure } from 'xano-connect/pure';
import { createN8nRuntime } from '../../../nodes/transport/runtime.js';

interface Sent {
    readonly options: IHttpRequestOptions;
    /** Name of the credential whose header n8n would add; undefined for a bare request. */
    readonly credential: string | undefined;
}

type Answer = { readonly body: unknown; readonly headers?: object; readonly statusCode?: number } | Error;

/** n8n's request helpers: they keep what they are given and answer what they are told. */
function hostAnswering(answer: Answer): { readonly host: IExecuteFunctions; readonly sent: Sent[] } {
    const sent: Sent[] = [];
    const answered = (credential: string | undefined, options: IHttpRequestOptions) => {
        sent.push({ options, credential });
        if (answer instanceof Error) return Promise.reject(answer);
        const { body, headers = {}, statusCode = 200 } = answer;
        return Promise.resolve({ statusCode, headers, body });
    };
    const host = {
        getCredentials: () => Promise.resolve({}),
        getNode: () => ({ name: 'Xano Connect' }),
        logger: {},
        helpers: {
            httpRequest: (options: IHttpRequestOptions) => answered(undefined, options),
            httpRequestWithAuthentication: (credential: string, options: IHttpRequestOptions) =>
                answered(credential, options),
        },
    };
    return { host: host as unknown as IExecuteFunctions, sent }; // the part that is used
}

const REQUEST: RequestOptions = {
    method: 'GET',
    url: 'https://xano.example.test/api:meta/auth/me',
    headers: { authorization: 'Bearer of-the-engine', accept: 'application/json' },
    timeoutMs: 0,
};

async function sending(answer: Answer, over: Partial<RequestOptions> = {}) {
    const { host, sent } = hostAnswering(answer);
    const response = await createN8nRuntime(host).request({ ...REQUEST, ...over });
    const [first] = sent;
    if (first === undefined) throw new Error('nothing was sent');
    return { ...first, response };
}

const failing = async (thrown: Error, over: Partial<RequestOptions> = {}): Promise<unknown> => {
    const { host } = hostAnswering(thrown);
    return createN8nRuntime(host)
        .request({ ...REQUEST, ...over })
        .catch((failure: unknown) => failure);
};

const coded = (code: string, message = 'it broke'): Error => Object.assign(new Error(message), { code });

describe('a request', () => {
    test('leaves the header with the token to the credential', async () => {
        const { options, credential } = await sending({ body: '{}' });
        expect(credential).toBe('xanoConnectApi');
        expect(options.headers).toEqual({ accept: 'application/json' });
        expect(JSON.stringify(options)).not.toContain('of-the-engine');
    });

    test('with an authorization of its own goes without the credential', async () => {
        const own = await sending({ body: '{}' }, { ownAuthorization: true });
        expect(own.credential).toBeUndefined();
        expect(own.options.headers).toMatchObject({ authorization: 'Bearer of-the-engine' });
        const none = await sending({ body: '{}' }, { ownAuthorization: true, headers: {} });
        expect(none.credential).toBeUndefined();
        expect(none.options.headers).toEqual({});
    });

    test('is answered with every status, and followed nowhere', async () => {
        const { options, response } = await sending({ body: 'gone', statusCode: 302 });
        expect(options).toMatchObject({
            returnFullResponse: true,
            ignoreHttpStatusErrors: true,
            disableFollowRedirect: true,
        });
        expect(response).toMatchObject({ status: 302, body: 'gone' });
    });

    test('has the time limit that is asked for, and none for 0', async () => {
        expect((await sending({ body: '' }, { timeoutMs: 1500 })).options.timeout).toBe(1500);
        expect('timeout' in (await sending({ body: '' })).options).toBe(false);
    });

    test('of text is sent as it is', async () => {
        const { options } = await sending({ body: '' }, { method: 'POST', body: '{"a":1}' });
        expect(options.body).toBe('{"a":1}');
    });

    test("with a file is the platform's form, whose boundary nobody else may set", async () => {
        const { options } = await sending(
            { body: '{}' },
            {
                method: 'POST',
                body: {
                    parts: [
                        { name: 'access', value: 'private' },
                        {
                            name: 'content',
                            value: Buffer.from('<svg/>'),
                            filename: 'a.svg',
                            contentType: 'image/svg+xml',
                        },
                    ],
                },
            },
        );
        expect(options.body).toBeInstanceOf(FormData);
        const form = options.body as unknown as FormData;
        expect(form.get('access')).toBe('private');
        const file = form.get('content') as File;
        expect([file.name, file.type, await file.text()]).toEqual(['a.svg', 'image/svg+xml', '<svg/>']);
        expect(Object.keys(options.headers ?? {})).not.toContain('content-type');
    });

    test('gets options of its own each time: n8n writes to them', async () => {
        const { host, sent } = hostAnswering({ body: '' });
        const runtime = createN8nRuntime(host);
        await runtime.request(REQUEST);
        await runtime.request(REQUEST);
        expect(sent[0]?.options).not.toBe(sent[1]?.options);
        expect(sent[0]?.options.headers).not.toBe(sent[1]?.options.headers);
    });

    test('that is stopped before it begins never leaves', async () => {
        const { host, sent } = hostAnswering({ body: '' });
        const request = createN8nRuntime(host).request({ ...REQUEST, signal: AbortSignal.abort('enough') });
        await expect(request).rejects.toMatchObject({ reason: 'aborted', sent: false, cause: 'enough' });
        expect(sent).toEqual([]);
    });
});

describe('the host that sends', () => {
    /** What n8n's helper is called on, with what it reads of it for each request. */
    async function callers(requests: number) {
        const seen: IExecuteFunctions[] = [];
        let read = 0;
        const { host } = hostAnswering({ body: '' });
        const running = Object.assign(host, {
            getCredentials: () => {
                read++;
                return Promise.resolve({});
            },
            getExecutionCancelSignal: () => new AbortController().signal,
        });
        running.helpers.httpRequestWithAuthentication = async function (this: IExecuteFunctions) {
            seen.push(this);
            await this.getCredentials('xanoConnectApi');
            return { statusCode: 200, headers: {}, body: '' };
        } as typeof host.helpers.httpRequestWithAuthentication;
        const runtime = createN8nRuntime(running);
        for (let request = 0; request < requests; request++) await runtime.request(REQUEST);
        return { seen, running, credentialsRead: () => read };
    }

    test("has no signal of the whole run, which would take the place of the request's own", async () => {
        const { seen, running } = await callers(1);
        const [caller] = seen;
        expect(Object.keys(caller ?? {})).toContain('helpers');
        expect(Object.keys(caller ?? {})).not.toContain('getExecutionCancelSignal');
        expect(caller?.getNode()).toEqual(running.getNode());
        expect([caller?.helpers, caller?.logger]).toEqual([running.helpers, running.logger]);
    });

    test('reads the credential once, however many requests there are', async () => {
        const { seen, credentialsRead } = await callers(3);
        expect(seen).toHaveLength(3);
        expect(credentialsRead()).toBe(1);
    });
});

describe('an answer', () => {
    test('has its headers in lower case, repeated ones in one', async () => {
        const { response } = await sending({
            body: '',
            headers: { 'Retry-After': '20', 'set-cookie': ['a=1', 'b=2'], gone: undefined, age: 5 },
        });
        expect(response.headers).toEqual({ 'retry-after': '20', 'set-cookie': 'a=1, b=2', age: '5' });
    });

    test.each([
        ['text', 'ä', 'ä'],
        ['bytes', Buffer.from('ä'), 'ä'],
        ['JSON that was read already', { id: 1 }, '{"id":1}'],
        ['nothing', undefined, ''],
    ])('is text where text was asked for: %s', async (_, body, expected) => {
        expect((await sending({ body })).response.body).toBe(expected);
    });

    test('is bytes where bytes were asked for, and text where they were refused', async () => {
        const asked = { responseType: 'bytes' } as const;
        const given = await sending({ body: Buffer.from([0, 255, 128]) }, asked);
        expect(given.options.encoding).toBe('arraybuffer');
        expect([...(given.response.bytes ?? [])]).toEqual([0, 255, 128]);
        const refused = await sending({ body: Buffer.from('{"code":"NO"}'), statusCode: 403 }, asked);
        expect(refused.response).toMatchObject({ body: '{"code":"NO"}' });
        expect(refused.response.bytes).toBeUndefined();
    });

    test('is read as it comes where a stream was asked for, whatever it is cut through', async () => {
        const letters = Buffer.from('aä✓');
        const stream = Readable.from([letters.subarray(0, 2), letters.subarray(2, 4), letters.subarray(4)]);
        const { options, response } = await sending({ body: stream }, { responseType: 'stream' });
        expect(options.encoding).toBe('stream');
        const pieces: string[] = [];
        for await (const piece of response.stream ?? []) pieces.push(piece);
        expect(pieces.join('')).toBe('aä✓');
        expect(stream.destroyed).toBe(true);
    });

    test('is left by a reader that stops early', async () => {
        const stream = Readable.from(['one', 'two', 'three'].map((text) => Buffer.from(text)));
        const { response } = await sending({ body: stream }, { responseType: 'stream' });
        const reader = response.stream?.[Symbol.asyncIterator]();
        expect(await reader?.next()).toEqual({ done: false, value: 'one' });
        await reader?.return?.();
        expect(stream.destroyed).toBe(true);
    });

    test('that breaks while it is read is broken', async () => {
        const stream = new Readable({ read: () => undefined });
        stream.push('one');
        const { response } = await sending({ body: stream }, { responseType: 'stream' });
        const reader = response.stream?.[Symbol.asyncIterator]();
        expect(await reader?.next()).toEqual({ done: false, value: 'one' });
        stream.destroy(coded('ECONNRESET'));
        await expect(reader?.next()).rejects.toMatchObject({ reason: 'broken', sent: true });
    });
});

describe('no answer', () => {
    test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s never left', async (code) => {
        const failure = await failing(coded(code));
        expect(failure).toBeInstanceOf(TransportFailure);
        expect(failure).toMatchObject({ reason: 'unreachable', sent: false, code });
    });

    test.each(['ECONNABORTED', 'ETIMEDOUT'])('%s: the time was up, and it may have arrived', async (code) => {
        expect(await failing(coded(code))).toMatchObject({ reason: 'timeout', sent: true });
    });

    test('a connection that broke may have carried it', async () => {
        expect(await failing(coded('ECONNRESET'))).toMatchObject({
            reason: 'broken',
            sent: true,
            code: 'ECONNRESET',
        });
        expect(await failing(new Error('what is this'))).toMatchObject({ reason: 'broken', sent: true });
    });

    test('the code is found in whatever n8n wraps it', async () => {
        const inner = coded('ECONNREFUSED');
        const wrapped = Object.assign(new Error('wrapped'), { cause: { errorResponse: inner } });
        expect(await failing(wrapped)).toMatchObject({ reason: 'unreachable', sent: false });
        const named = Object.assign(new Error('wrapped'), { httpCode: 'ENOTFOUND' });
        expect(await failing(named)).toMatchObject({ reason: 'unreachable', sent: false });
    });

    test('a request that was stopped says by whom', async () => {
        expect(await failing(coded('ERR_CANCELED'))).toMatchObject({ reason: 'aborted', sent: true });
    });

    test("nothing of n8n's error goes on: it holds the request with its headers", async () => {
        const thrown = Object.assign(coded('ECONNRESET', 'Bearer of-the-engine'), {
            config: { headers: { Authorization: 'Bearer of-the-engine' } },
        });
        const failure = await failing(thrown);
        expect(failure).toBeInstanceOf(Error);
        const { message, stack, cause } = failure as Error;
        expect([message, stack, JSON.stringify(failure), String(cause)].join()).not.toContain(
            'of-the-engine',
        );
    });
});
