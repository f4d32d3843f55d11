import { TransportFailure } from 'xano-connect/pure';
import type { MultipartBody, RequestOptions, Runtime } from 'xano-connect/pure';
import { XanoAdminError } from '../error.js';
import { nameRequest } from './addresses.js';
import { unwrap } from './answer.js';
import { fileOf } from './file.js';
import { post } from './post.js';
import type { ProxyOptions } from './post.js';

const META = '/api:meta';

/** Takes the requests of the engine to the proxy instead of Xano: the access token of Xano is not here. */
export function proxyRuntime(options: ProxyOptions, http: Runtime): Runtime {
    return {
        ...http,
        request: async (asked) => unwrap(await post(options, http, await named(asked), asked)),
    };
}

async function named({ method, url, headers, body }: RequestOptions): Promise<object> {
    const at = url.indexOf(META);
    const request = at < 0 ? undefined : nameRequest(method, url.slice(at + META.length));
    if (request === undefined) throw new TransportFailure('aborted', { sent: false, cause: notInContract() });
    const source = headers['x-data-source'];
    const content = body === undefined ? {} : { body: await contentOf(body, headers) };
    return { ...request, ...content, ...(source === undefined ? {} : { data_source: source }) };
}

/** XanoScript is a text; every other text is JSON. */
function contentOf(body: string | MultipartBody, headers: RequestOptions['headers']): unknown {
    if (typeof body !== 'string') return fileOf(body);
    return headers['content-type'] === 'application/json' ? JSON.parse(body) : body;
}

const notInContract = (): XanoAdminError =>
    new XanoAdminError({
        message: 'This cannot be done through a proxy.',
        hint: 'The contract with proxies (docs/proxy.md) has no such operation.',
        code: 'NOT_IN_CONTRACT',
    });
