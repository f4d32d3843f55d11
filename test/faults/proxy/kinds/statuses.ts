import type { Answer, Exchange, Fate, FaultKind } from '../exchange.js';

const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Answer => ({
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: Buffer.from(JSON.stringify(body)),
});

const page = (status: number, title: string): Answer => ({
    status,
    headers: { 'content-type': 'text/html' },
    body: Buffer.from(
        `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1>` +
            '</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
    ),
});

const TOO_MANY = {
    code: 'ERROR_CODE_TOO_MANY_REQUESTS',
    message: 'Whoa there! Your plan only supports 10 requests per 20 seconds.',
};
const SQL_ERROR = { code: 'ERROR_FATAL', message: 'SQL Error: HY000', payload: '' };
const BAD_TOKEN = { code: 'ERROR_CODE_UNAUTHORIZED', message: 'Invalid token' };

const deliveries: Readonly<
    Record<Exclude<Fate, 'part'>, (exchange: Exchange, answer: Answer) => Promise<void>>
> = {
    not: ({ answer }, made) => {
        answer(made);
        return Promise.resolve();
    },
    done: async ({ forward, answer }, made) => {
        await forward();
        answer(made);
    },
    late: async ({ forward, answer, wait, random }, made) => {
        answer(made);
        await wait(random.int(0, 60));
        await forward();
    },
};

const rows: readonly (readonly [
    name: string,
    fate: Exclude<Fate, 'part'>,
    weight: number,
    answer: Answer,
])[] = [
    ['429', 'not', 1, json(429, TOO_MANY)],
    ['429-retry-after', 'not', 2, json(429, TOO_MANY, { 'retry-after': '2' })],
    // Xano answers so to a good token while its database is down.
    ['401', 'not', 1, json(401, BAD_TOKEN)],
    ['500', 'not', 2, json(500, SQL_ERROR)],
    ['500-done', 'done', 3, json(500, SQL_ERROR)],
    ['502-html', 'not', 2, page(502, 'Bad Gateway')],
    ['502-html-done', 'done', 3, page(502, 'Bad Gateway')],
    ['502-html-late', 'late', 2, page(502, 'Bad Gateway')],
    [
        '503',
        'not',
        2,
        json(503, { code: 'ERROR_FATAL', message: 'Service Unavailable' }, { 'retry-after': '1' }),
    ],
    ['504-html-late', 'late', 3, page(504, 'Gateway Time-out')],
];

/** Answers of Xano and of the gateway before it, each with what the sandbox makes of the request. */
export const statuses: readonly FaultKind[] = rows.map(([name, fate, weight, answer]) => ({
    name,
    fate,
    weight,
    act: (exchange) => deliveries[fate](exchange, answer),
}));
