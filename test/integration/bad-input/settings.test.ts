import dns from 'node:dns';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { createXano, isXanoError } from 'xano-connect';
import type { CallOptions, ClientOptions, Xano } from 'xano-connect';
import { expectFailure } from './support/expect-failure.js';
import type { Expected } from './support/expect-failure.js';
import { closeRuntime, watch } from './support/watch.js';

const TOKEN = 'eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJ4YW5vOm1ldGEifQ.not-a-real-signature';
const PASSWORD = 's3cr3t-pass';
const INSTANCE = 'https://xabc-defg-hijk.n7.xano.io';
const secrets = [TOKEN, PASSWORD];

/** What came from an environment, a form or JSON, where no type holds. */
const settings = (name: string, given: unknown): ClientOptions => ({
    instanceUrl: INSTANCE,
    accessToken: TOKEN,
    [name]: given,
});

type Refused = readonly [name: string, given: unknown, says: RegExp, hint?: RegExp];

describe('an instance URL that cannot be used', () => {
    const WHERE = /^Paste the address of your instance, .*"Metadata API & MCP Server"/;
    test.each<Refused>([
        ['missing', undefined, /is missing/],
        ['null', null, /is missing/],
        ['empty', '  ', /is empty/],
        ['a number', 42, /must be a text, not a number/],
        ['an object', {}, /must be a text, not an object/],
        ['a variable that was not filled in', 'undefined', /the word "undefined"/],
        ['an expression that was not evaluated', '{{ $env.XANO_URL }}', /expression/],
        ['the placeholder of a document', 'https://YOUR-INSTANCE.n7.xano.io', /placeholder/],
        ['the x-es of a document', 'https://xxxx-xxxx-xxxx.n7.xano.io', /placeholder/],
        ['the name of a workspace', 'mycrm', /single word/],
        ['words', 'my workspace', /space/],
        ['the dashboard', 'https://app.xano.com/instance/12', /is app\.xano\.com, a site of Xano/],
        ['a cluster', 'https://n7.xano.io', /is n7\.xano\.io, .*without the name of the instance/],
        ['an e-mail address', 'me@example.test', /e-mail address/],
        ['another scheme', 'ftp://xabc-defg-hijk.n7.xano.io', /does not begin with https:\/\//],
        ['plain http to the world', 'http://xabc-defg-hijk.n7.xano.io', /unencrypted/, /Use https:/],
        ['a port that does not exist', `${INSTANCE}:99999`, /port that does not exist/],
        ['a password in it', `https://me:${PASSWORD}@xabc.n7.xano.io`, /user name or password/],
        ['the access token', TOKEN, /is an access token, which belongs into accessToken/],
    ])('%s', async (_, given, says, hint = WHERE) => {
        await expectFailure(
            () => createXano(settings('instanceUrl', given)),
            { kind: 'config', says, hint, requests: 0, more: { path: 'instanceUrl' } },
            { secrets },
        );
    });
});

describe('an access token that cannot be used', () => {
    const WHERE = /^Create one in Xano: .*Manage Access Tokens/;
    test.each<Refused>([
        ['missing', undefined, /is missing/],
        ['empty', '', /is empty/],
        ['only the word before it', 'Bearer ', /is empty/],
        ['an object', { token: TOKEN }, /must be a text, not an object/],
        ['a variable that was not filled in', 'null', /the word "null"/],
        ['an expression that was not evaluated', '${XANO_ACCESS_TOKEN}', /expression/],
        ['the placeholder of a document', 'YOUR_ACCESS_TOKEN', /placeholder/],
        ['the stars of a form', '************', /placeholder/],
        ['the URL', INSTANCE, /is a URL, which belongs into instanceUrl/],
        ['shortened by a web page', `${TOKEN.slice(0, 30)}…`, /ellipsis/],
        ['broken over two lines', TOKEN.replace('.', '.\n'), /line break/],
        ['with a letter no token has', `${TOKEN}é`, /a character that no token has/],
    ])('%s', async (_, given, says, hint = WHERE) => {
        await expectFailure(
            () => createXano(settings('accessToken', given)),
            { kind: 'config', says, hint, requests: 0, more: { path: 'accessToken' } },
            { secrets },
        );
    });
});

describe('an option that cannot be used', () => {
    const options: readonly (readonly [keyof CallOptions, unknown, RegExp])[] = [
        ['timeoutMs', '5000', /timeoutMs must be a number of milliseconds, 0 for none\./],
        ['timeoutMs', Number.NaN, /timeoutMs must be a number/],
        ['totalTimeoutMs', -1, /totalTimeoutMs must be a number of milliseconds, 0 for none/],
        ['retries', true, /retries must be a number/],
        ['logger', console, /logger must be a function/],
        ['signal', new AbortController(), /of an AbortController pass its signal/],
        ['dataSource', 7, /dataSource must be the label of a data source/],
        ['workspaceId', { id: 1 }, /workspaceId must be an id or an exact name/],
    ];
    test.each(options)('%s %p', async (path, given, says) => {
        const expected = {
            kind: 'config',
            says,
            hint: /Correct the option/,
            requests: 0,
            more: { path },
        } as const;
        await expectFailure(() => createXano(settings(path, given)), expected, { secrets });
        const watched = watch(settings('workspaceId', 1));
        const call = watched.xano.table.list({}, settings(path, given));
        await expectFailure(() => call, expected, { ...watched, secrets });
    });

    test('of one call: the call rejects, as with every other failure', async () => {
        const { xano } = watch(settings('workspaceId', 1));
        const caught: unknown = await xano.table
            .list({}, { accessToken: '' })
            .catch((error: unknown) => error);
        expect(isXanoError(caught, 'config')).toBe(true);
    });
});

let server: Server | undefined;

async function serve(answer: RequestListener): Promise<string> {
    const opened = createServer(answer);
    server = opened;
    await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
}

async function stop(): Promise<void> {
    const open = server;
    server = undefined;
    open?.closeAllConnections();
    await new Promise((resolve) => (open === undefined ? resolve(undefined) : open.close(resolve)));
}

afterEach(async () => {
    jest.restoreAllMocks();
    await stop();
});
afterAll(closeRuntime);

const answers =
    (status: number, type: string, body: string, headers: Record<string, string> = {}): RequestListener =>
    (_, response) => {
        response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    };

type Call = (xano: Xano) => Promise<unknown>;
const list: Call = (xano) => xano.table.list();
const one: Call = (xano) => xano.table.get({ table_id: 1 });
const write: Call = (xano) => xano.record.create({ table_id: 1, row: {} });

const PAGE = '<!doctype html><title>Welcome</title>';
const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json';
const LOGIN = { location: `https://login.example.test/in?token=${TOKEN}` };
const NO_ROUTE = '{"code":"ERROR_CODE_NOT_FOUND","message":"Unable to locate request."}';
const HERE = String.raw`http://127\.0\.0\.1:\d+/api:meta`;

const foreign = (kind: 'protocol' | 'not-found', says: RegExp): Expected => ({
    kind,
    says,
    hint: /instance URL/,
    requests: 1,
});

describe('another server answers at the address', () => {
    test.each<readonly [string, RequestListener, Call, Expected]>([
        [
            'with a web page',
            answers(200, HTML, PAGE),
            list,
            foreign('protocol', new RegExp(`${HERE} answered 200 with a web page`)),
        ],
        [
            'with a web page, asked for one thing',
            answers(200, HTML, PAGE),
            one,
            foreign('protocol', /with a web page/),
        ],
        [
            'with a web page and 404',
            answers(404, HTML, PAGE),
            list,
            foreign('protocol', /404 with a web page/),
        ],
        [
            'with a web page and 403',
            answers(403, HTML, PAGE),
            list,
            foreign('protocol', /403 with a web page/),
        ],
        [
            'with a way to its log-in',
            answers(302, HTML, '', LOGIN),
            list,
            foreign('protocol', /302, a redirect to https:\/\/login\.example\.test\/in\.$/),
        ],
        [
            'with other JSON',
            answers(200, JSON_TYPE, '{"hello":"world"}'),
            list,
            foreign('protocol', /not a page/),
        ],
        ['with a JSON text', answers(200, JSON_TYPE, '"pong"'), list, foreign('protocol', /not a page/)],
        [
            'with plain text',
            answers(200, 'text/plain', 'pong'),
            list,
            foreign('protocol', /answered 200 with something that is not JSON/),
        ],
        ['with nothing', answers(200, 'text/plain', ''), list, foreign('protocol', /not a page/)],
        [
            'with a 404 of its own',
            answers(404, JSON_TYPE, '{"error":"Not Found"}'),
            one,
            foreign('not-found', /404/),
        ],
        [
            "with Xano's 404 for an unknown address",
            answers(404, JSON_TYPE, NO_ROUTE),
            one,
            foreign('not-found', /Unable to locate/),
        ],
        ['with a 405', answers(405, JSON_TYPE, '{}'), list, foreign('protocol', /405/)],
    ])('%s', async (_, listener, call, expected) => {
        const watched = watch({ ...settings('instanceUrl', await serve(listener)), workspaceId: 1 });
        await expectFailure(() => call(watched.xano), expected, { ...watched, secrets });
    });
});

describe('nothing answers at the address', () => {
    const NEVER_SENT = { maybeExecuted: false };
    const HINT = /Check the instance URL, your network, and proxy/;

    test.each([
        ['a read', list],
        ['a write', write],
    ])('nobody listens: %s is tried again, as nothing was sent', async (_, call) => {
        const url = await serve(() => undefined);
        await stop();
        const watched = watch({ ...settings('instanceUrl', url), workspaceId: 1 });
        await expectFailure(
            () => call(watched.xano),
            {
                kind: 'connection',
                says: new RegExp(`could not reach ${HERE} \\(ECONNREFUSED: nothing listens there\\)`),
                hint: HINT,
                requests: 3,
                more: { code: 'ECONNREFUSED', ...NEVER_SENT },
            },
            { ...watched, secrets },
        );
        expect(watched.slept).toEqual([500, 1000]);
    });

    test('no such host', async () => {
        const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
        const lookUp = (...given: unknown[]): void => {
            const done = given.at(-1) as (error: Error) => void;
            process.nextTick(done, notFound);
        };
        jest.spyOn(dns, 'lookup').mockImplementation(lookUp);
        const watched = watch(settings('workspaceId', 1));
        await expectFailure(
            () => write(watched.xano),
            {
                kind: 'connection',
                says: /could not reach https:\/\/xabc-defg-hijk\.n7\.xano\.io.*no host has this name/,
                hint: HINT,
                requests: 3,
                more: { code: 'ENOTFOUND', ...NEVER_SENT },
            },
            { ...watched, secrets },
        );
    });

    test("the account's own server is named where it is the one that is asked", async () => {
        const url = await serve(() => undefined);
        await stop();
        const watched = watch(settings('accountUrl', `${url}/account/api:meta`));
        await expectFailure(
            () => watched.xano.account.instances(),
            { kind: 'connection', says: /could not reach .*\/account\/api:meta/, hint: HINT, requests: 3 },
            { ...watched, secrets },
        );
    });
});
