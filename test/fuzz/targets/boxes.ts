import fc from 'fast-check';
import { mcpAddress, resolveEndpoint } from '../../../core/src/mcp/session/address.js';
import type { McpAddress } from '../../../core/src/mcp/session/address.js';
import { readRateLimit } from '../../../core/src/pace.js';
import { excerpt, maskHeaderLines, redactText, redactUrl, redactValue } from '../../../core/src/redact.js';
import { parseRetryAfter } from '../../../core/src/retry.js';
import { checkToken, readToken } from '../../../core/src/token.js';
import { accountUrl, parseInstanceUrl } from '../../../core/src/url.js';
import { adviceOnToken } from '../../../core/src/metadata/advice.js';
import { attempt } from '../check.js';
import { constantText, jsonText, objectText, oddText, oddValue, repeating, TOKEN } from '../odd.js';
import type { Target } from '../target.js';

const piece = fc.oneof(
    fc.constantFrom(
        'https://',
        'http://',
        'HTTPS:',
        '//',
        '@',
        ':',
        '/',
        '\\',
        '?',
        '#',
        '.',
        '..',
        ' ',
        '%2f',
        '[::1]',
    ),
    fc.constantFrom(
        'x1.n7.xano.io',
        'localhost',
        '10.0.0.1',
        'api:meta',
        'x2/mcp/meta/mcp/stream',
        'sse',
        '8080',
        '99999',
    ),
    oddText,
);
const urlLike = repeating(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')));
const box = fc.oneof({ weight: 8, arbitrary: urlLike }, { weight: 1, arbitrary: oddValue });

function requireUrl(text: string): void {
    const { protocol, username, password } = new URL(text);
    if (!/^https?:$/.test(protocol) || username !== '' || password !== '')
        throw new Error(`an odd URL: ${text}`);
}

const claims = objectText({
    exp: constantText(1, -1, 1e300, -1e300, 4070908800),
    aud: constantText('xano:meta', ['xano:meta'], 'shop'),
});
const jwt = fc.tuple(claims, oddText).map(([body, signature]) => {
    const encode = (text: string): string => Buffer.from(text).toString('base64url');
    return `${encode('{"alg":"HS256"}')}.${encode(body)}.${signature}`;
});

/** What is said of a token that was refused, whatever it claims. */
export const tokens: Target = {
    name: 'tokens that were refused',
    share: 4,
    property: fc.asyncProperty(jwt, fc.boolean(), async (token, proven) => {
        await attempt(() => ({
            facts: readToken(token),
            advice: adviceOnToken(token, {
                now: Date.UTC(2026, 0, 15),
                proven,
                server: 'https://x1.n7.xano.io',
            }),
        }));
    }),
};

/** What people paste into the boxes for address and token. */
export const boxes: Target = {
    name: 'pasted addresses and tokens',
    share: 14,
    property: fc.asyncProperty(box, box, async (url, token) => {
        await attempt(() => requireUrl(parseInstanceUrl(url).metaUrl));
        await attempt(() => requireUrl(accountUrl(url)));
        await attempt(() => readToken(checkToken(token)));
        await attempt(() => {
            const tokenIn = typeof url === 'string' && url.length % 2 === 0 ? 'path' : 'query';
            requireUrl(mcpAddress({ url: url as string, token: token as string, tokenIn }).url);
        });
    }),
};

const HERE: McpAddress = mcpAddress({
    url: 'https://x1.n7.xano.io/x2/mcp/sse',
    token: TOKEN,
    tokenIn: 'query',
});

/** The token goes to no other origin, whatever an event stream names as the place to post to. */
export const endpoints: Target = {
    name: 'endpoints a server names',
    share: 8,
    property: fc.property(urlLike, (reference) => {
        const url = resolveEndpoint(reference, HERE.url, HERE);
        if (url !== undefined && new URL(url).origin !== HERE.origin)
            throw new Error(`${reference} leads to ${url}`);
    }),
};

const limits = fc.oneof(
    fc
        .tuple(
            fc.nat(),
            fc.constantFrom('', '0', '20', '99999999999999999999'),
            fc.constantFrom('second', 'seconds', 'minute', 'x'),
        )
        .map(
            ([requests, number, unit]) =>
                `Your plan only supports ${requests} requests per ${number} ${unit}.`,
        ),
    oddText,
);
const retryAfter = fc.oneof(
    oddText,
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
);

export const waits: Target = {
    name: 'rate limits and Retry-After',
    share: 6,
    property: fc.property(limits, retryAfter, (limit, after) => {
        const found = readRateLimit(limit);
        if (found !== undefined && !(found.requests > 0 && found.seconds > 0))
            throw new Error('a limit of nothing');
        const ms = parseRetryAfter(after, Date.UTC(2026, 0, 15));
        if (ms !== undefined && !(ms >= 0 && Number.isFinite(ms))) throw new Error(`wait for ${ms}`);
    }),
};

const around = fc.tuple(fc.oneof(oddText, jsonText), fc.oneof(oddText, jsonText));

/** Masking: the token is gone wherever it stood, in less than a moment. */
export const masking: Target = {
    name: 'masking of secrets',
    share: 8,
    property: fc.property(around, fc.integer({ min: 1, max: 2000 }), ([before, behind], times) => {
        const text = `${before}${TOKEN}${behind}`;
        const forms = [
            redactText(text, [TOKEN]),
            excerpt(text.repeat(1 + (times % 5)), [TOKEN], times),
            JSON.stringify(redactValue({ [before]: text, list: [text] }, [TOKEN])),
            redactText(`Authorization: Bearer ${TOKEN}${/^[\w.-]/.test(behind) ? ' ' : ''}${behind}`),
            maskHeaderLines([`X-Api-Key: ${TOKEN}`])[0] ?? '',
            redactUrl(`https://x.example/?token=${TOKEN}`),
        ];
        const at = forms.findIndex((form) => form.includes(TOKEN));
        if (at !== -1) throw new Error(`form ${at} still holds it: ${forms[at] ?? ''}`);
    }),
};
