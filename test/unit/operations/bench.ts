import { createClientOf, isXanoError } from 'xano-connect/pure';
import { everyRequest } from 'xano-connect/pure/operations';
import type { ClientOf, Operation, XanoError, XanoOptions } from 'xano-connect/pure';
import type { RequestOptions } from '../../../core/src/runtime.js';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { FakeRuntime, Respond } from '../support/fake-runtime.js';

export const INSTANCE_URL = 'https://xabc-defg-hijk.n7.xano.io';
export const META_URL = `${INSTANCE_URL}/api:meta`;
export const TOKEN = 'token-of-the-operation-tests';

/** What a request holds as JSON. */
export function jsonOf(request: RequestOptions | undefined): unknown {
    if (typeof request?.body !== 'string') throw new Error('the request has no text as its body');
    return JSON.parse(request.body);
}

export interface Bench {
    /** Of the operations that are one request, also where the whole client has something longer under their ids. */
    readonly xano: ClientOf<typeof everyRequest>;
    readonly runtime: FakeRuntime;
    /** Method and URL, from the base URL on, of every request so far. */
    readonly sent: () => readonly string[];
}

export function benchOf(answers: Respond | readonly Respond[], options: XanoOptions = {}): Bench {
    const runtime = fakeRuntime(answers);
    const settings = { instanceUrl: INSTANCE_URL, accessToken: TOKEN, ...options };
    const xano = createClientOf(everyRequest, settings, runtime);
    const sent = () => runtime.requests.map(({ method, url }) => `${method} ${url.replace(META_URL, '')}`);
    return { xano, runtime, sent };
}

/** Every operation that is one request. */
export const restOperations = Object.values(everyRequest)
    .flatMap((operations) => Object.values<Operation>(operations))
    .filter((operation) => 'rest' in operation);

export async function refusalOf(work: Promise<unknown>): Promise<XanoError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!isXanoError(error)) throw new Error(`no XanoError but ${String(error)}`);
    return error;
}
