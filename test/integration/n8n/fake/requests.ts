import axios from 'axios';
import type { AxiosRequestConfig } from 'axios';
import type { IHttpRequestOptions } from 'n8n-workflow';

/** Default: what n8n's client makes of the content type. */
const responseTypeOf = ({ encoding }: IHttpRequestOptions): 'arraybuffer' | 'stream' | 'text' | 'json' => {
    if (encoding === 'arraybuffer' || encoding === 'stream' || encoding === 'text') return encoding;
    return 'json';
};

/** n8n's request helper over its own client: whole answers, of any status where that is asked for. */
export async function httpRequest(options: IHttpRequestOptions): Promise<unknown> {
    const { method = 'GET', url, headers = {}, body, timeout, abortSignal } = options;
    const config: AxiosRequestConfig = {
        method,
        url,
        responseType: responseTypeOf(options),
        // Ours are texts.
        headers: headers as Readonly<Record<string, string>>,
        ...(body === undefined ? {} : { data: body }),
        ...(timeout === undefined ? {} : { timeout }),
        ...(abortSignal === undefined ? {} : { signal: abortSignal }),
        ...(options.disableFollowRedirect === true ? { maxRedirects: 0 } : {}),
        ...(options.ignoreHttpStatusErrors === true ? { validateStatus: () => true } : {}),
    };
    const answer = await axios.request<unknown>(config);
    if (options.returnFullResponse !== true) return answer.data;
    return {
        statusCode: answer.status,
        headers: Object.fromEntries(Object.entries(answer.headers)),
        body: answer.data,
    };
}
