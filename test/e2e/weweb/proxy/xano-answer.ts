import { isObject, parsed } from './json.js';
import { Refusal } from './refusal.js';
import type { Kind } from './refusal.js';

const KINDS: Readonly<Record<number, Kind>> = {
    403: 'permission',
    404: 'not-found',
    409: 'conflict',
    429: 'rate-limit',
};

const HINT = 'Try again later. Read the data back before you repeat a change: it may have been made.';

export const noAnswer = (status: 502 | 504): Refusal =>
    new Refusal({
        status,
        kind: 'server',
        message: status === 504 ? 'Xano did not answer in time' : 'Xano could not be reached',
        hint: HINT,
    });

function failure(status: number, body: unknown, retryAfter: string | null): Refusal {
    const { code, message } = isObject(body) ? body : {};
    const told = {
        code: typeof code === 'string' && code !== '' ? code : undefined,
        message: typeof message === 'string' && message !== '' ? message : undefined,
    };
    if (status >= 500) {
        const answered = status === 504 ? 504 : 502;
        return new Refusal({
            ...told,
            status: answered,
            kind: 'server',
            message: told.message ?? noAnswer(answered).message,
            hint: HINT,
        });
    }
    const kind = KINDS[status] ?? 'validation';
    const seconds = Number(retryAfter ?? Number.NaN);
    return new Refusal({
        status,
        kind,
        code: told.code,
        // Xano has no words for an id that is not there.
        message:
            told.message ?? (kind === 'not-found' ? 'There is no such thing' : `Xano answered ${status}`),
        retryAfter: kind === 'rate-limit' && seconds > 0 ? Math.ceil(seconds) : undefined,
    });
}

const isPage = (type: string, text: string): boolean => type.includes('html') || /^\s*</.test(text);

/** What Xano answered: its data, or why there is none. @throws Refusal */
export async function readAnswer(response: Response): Promise<unknown> {
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const { status } = response;
    // The caller's own login is fine; an answer 401 would make the app sign them out.
    if (status === 401) {
        throw new Refusal({
            status: 502,
            kind: 'server',
            message: "Xano refused the proxy's own access token",
            hint: 'Whoever looks after the proxy has to give it a new one.',
        });
    }
    const body = text === '' ? null : parsed(text);
    if (status >= 300 && status < 400) throw noAnswer(502);
    if (isPage(type, text)) throw noAnswer(status === 504 ? 504 : 502);
    if (status >= 400) throw failure(status, body, response.headers.get('retry-after'));
    if (body !== undefined) return body;
    // Half of a JSON answer is none; text that was never meant to be JSON, such as YAML, is.
    if (type.includes('json')) throw noAnswer(502);
    return text;
}
