import type { HttpResponse, RequestOptions, Runtime } from 'xano-connect/pure';

/** Version of the contract in docs/proxy.md. */
const VERSION = 1;

export interface ProxyOptions {
    readonly proxyUrl: string;
    /** Token of the signed-in user, read anew for every request; undefined when nobody is signed in. */
    readonly userToken: () => string | undefined;
}

/** One request of the contract. */
export function post(
    { proxyUrl, userToken }: ProxyOptions,
    http: Runtime,
    asked: object,
    limits: Pick<RequestOptions, 'timeoutMs' | 'signal' | 'maxAnswerBytes'>,
): Promise<HttpResponse> {
    const token = userToken();
    return http.request({
        ...limits,
        method: 'POST',
        url: proxyUrl,
        headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ version: VERSION, ...asked }),
    });
}
