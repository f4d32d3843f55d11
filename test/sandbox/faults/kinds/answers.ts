import type { ServerResponse } from 'node:http';
import { invalidToken } from '../../errors.js';
import { capture } from '../capture.js';
import type { Exchange, FaultKind } from '../kind.js';
import { readWhen } from '../kind.js';

interface Answer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

const jsonAnswer = (
    status: number,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
): Answer => ({
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(body),
});

interface Limit {
    readonly requests: number;
    readonly seconds: number;
}

/** The limit of Xano's free plan. */
export const FREE_PLAN: Limit = { requests: 10, seconds: 20 };

/** The text of Xano's own server, as its documentation quotes it; a client learns the limit from nothing else. */
const tooManyRequests = ({ requests, seconds }: Limit) => ({
    code: 'ERROR_CODE_TOO_MANY_REQUESTS',
    message:
        `Whoa there! Your plan only supports ${requests} requests per ${seconds} seconds. Upgrade options and additional ` +
        'information is available at: https://xano.gitbook.io/xano/instances/api-rate-limit',
});

export const rateLimited = (limit: Limit, retryAfterSeconds?: number): Answer =>
    jsonAnswer(
        429,
        tooManyRequests(limit),
        retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    );

const presets = {
    // Whether Xano's 429 carries Retry-After is not recorded, so there is one of each.
    '429': rateLimited(FREE_PLAN),
    '429-retry-after': rateLimited(FREE_PLAN, 2),
    // Seen by users with a good token while the instance's database was down.
    '401': jsonAnswer(401, invalidToken().toBody()),
    '500': jsonAnswer(500, { code: 'ERROR_FATAL', message: 'SQL Error: HY000' }),
    // choice: no JSON body of a 503 is recorded.
    '503': jsonAnswer(503, { code: 'ERROR_FATAL', message: 'Service Unavailable' }, { 'retry-after': '1' }),
} as const satisfies Record<string, Answer>;

type Preset = keyof typeof presets;
// A table's keys are its names: Object.keys only forgets their type.
const presetNames = Object.keys(presets) as Preset[];

export function sendAnswer(res: ServerResponse, answer: Answer): void {
    // The answer of an executed request may have set these for its own body.
    for (const name of ['content-length', 'transfer-encoding', 'content-encoding']) res.removeHeader(name);
    res.writeHead(answer.status, answer.headers);
    res.end(answer.body);
}

async function answerInstead(exchange: Exchange, when: 'before' | 'after', answer: Answer): Promise<void> {
    if (when === 'after') await capture(exchange.res, exchange.proceed);
    sendAnswer(exchange.res, answer);
}

export const status: FaultKind = {
    name: 'status',
    executed: 'when',
    about: `A JSON answer: preset (${presetNames.join(', ')}), or status with body and headers`,
    prepare(fields) {
        const when = readWhen(fields);
        const base = fields.has('preset') ? presets[fields.oneOf('preset', presetNames)] : undefined;
        const headers = fields.headers('headers');
        const body = fields.value('body');
        const code = fields.number('status', base?.status);
        const answer: Answer =
            base === undefined || body !== undefined
                ? jsonAnswer(code, body ?? { code: 'ERROR_FATAL', message: '' }, {
                      ...base?.headers,
                      ...headers,
                  })
                : { ...base, status: code, headers: { ...base.headers, ...headers } };
        return { act: (exchange) => answerInstead(exchange, when, answer) };
    },
};

const page = (status: number, title: string): string =>
    `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n` +
    '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

const titles: Readonly<Record<number, string>> = {
    200: 'Xano',
    502: 'Bad Gateway',
    503: 'Service Temporarily Unavailable',
    504: 'Gateway Time-out',
};

export const html: FaultKind = {
    name: 'html',
    executed: 'when',
    about: 'An HTML page with status 502 (default), 503, 504 or 200, as a gateway or a front end sends',
    prepare(fields) {
        const when = readWhen(fields);
        const code = fields.number('status', 502);
        // choice: the look of the page; only that it is HTML is known.
        const answer: Answer = {
            status: code,
            headers: { 'content-type': 'text/html' },
            body: page(code, titles[code] ?? 'Error'),
        };
        return { act: (exchange) => answerInstead(exchange, when, answer) };
    },
};
