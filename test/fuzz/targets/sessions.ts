import fc from 'fast-check';
import { createPureSession } from '../../../core/src/mcp/session/index.js';
import type { McpSession } from '../../../core/src/mcp/types.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { HttpResponse, RequestOptions } from '../../../core/src/runtime.js';
import { attempt, requireSilence } from '../check.js';
import { constantText, damaged, deepText, jsonText, listText, objectText, oddText, TOKEN } from '../odd.js';
import { OddRuntime } from '../runtime.js';
import type { Target } from '../target.js';

const content = listText(
    objectText({
        type: constantText('text', 'image', 'resource'),
        text: fc.oneof(constantText('[]', TOKEN), jsonText),
    }),
    3,
);

const tool = objectText({
    name: constantText('getTables', 'addTable', '__proto__'),
    inputSchema: objectText({ type: constantText('object'), properties: jsonText }),
    annotations: objectText({ readOnlyHint: constantText(true, false) }),
});

const result = fc.oneof(
    objectText({
        protocolVersion: constantText('2025-06-18', '1999-01-01', TOKEN),
        serverInfo: objectText({ name: constantText('x'), version: constantText('1') }),
        capabilities: objectText({}),
        tools: listText(tool, 3),
        nextCursor: constantText('2', '', 'b'),
        content,
        isError: constantText(true, false),
        structuredContent: jsonText,
    }),
    jsonText,
);

/** `"<id>"` stands where the id of the request goes. */
const reply = objectText({
    jsonrpc: constantText('2.0'),
    id: fc.oneof({ weight: 6, arbitrary: constantText('<id>') }, { weight: 1, arbitrary: jsonText }),
    result,
});
const refusal = objectText({
    jsonrpc: constantText('2.0'),
    id: constantText('<id>', null),
    error: objectText({
        code: constantText(-32602, -32603, -32000, 1e308),
        message: constantText('not initialized', `Invalid token ${TOKEN}`, ''),
        data: jsonText,
    }),
});
const notice = objectText({
    method: constantText(
        'notifications/progress',
        'ping',
        'notifications/tools/list_changed',
        'sampling/createMessage',
    ),
    id: constantText(1, 'a'),
    params: objectText({
        progressToken: constantText(1, 2),
        progress: constantText(1),
        total: constantText(2),
        message: jsonText,
    }),
});

const message = fc.oneof(
    { weight: 6, arbitrary: reply },
    { weight: 2, arbitrary: refusal },
    { weight: 1, arbitrary: notice },
);
const framed = fc
    .array(
        fc.oneof(
            { weight: 5, arbitrary: message.map((json) => `data: ${json}`) },
            { weight: 1, arbitrary: oddText },
        ),
        { maxLength: 4 },
    )
    .map((events) => events.map((event) => `${event}\n\n`).join(''));

interface Scripted {
    readonly status: number;
    readonly type: string;
    readonly body: string;
    readonly session: string | undefined;
    readonly failure: TransportFailure | undefined;
}

const scripted: fc.Arbitrary<Scripted> = fc.record({
    status: fc.oneof(
        { weight: 8, arbitrary: fc.constant(200) },
        {
            weight: 2,
            arbitrary: fc.constantFrom(202, 204, 301, 400, 401, 403, 404, 405, 406, 415, 429, 500, 503),
        },
    ),
    type: fc.constantFrom(
        'application/json',
        'text/event-stream',
        'text/event-stream; charset=utf-8',
        'text/html',
        '',
    ),
    body: damaged(
        fc.oneof(
            { weight: 6, arbitrary: message },
            { weight: 5, arbitrary: framed },
            {
                weight: 2,
                arbitrary: fc.constantFrom(
                    'event: endpoint\ndata: /m\n\n',
                    `event: endpoint\ndata: https://elsewhere.example/${TOKEN}\n\n`,
                ),
            },
            { weight: 1, arbitrary: oddText },
        ),
    ),
    session: fc.constantFrom('s1', undefined, TOKEN),
    failure: fc.oneof(
        { weight: 12, arbitrary: fc.constant(undefined) },
        {
            weight: 1,
            arbitrary: fc
                .constantFrom('unreachable', 'broken', 'timeout', 'too-long' as const)
                .map((reason) => new TransportFailure(reason, { sent: reason !== 'unreachable' })),
        },
    ),
});

const DEEP = fc.sample(deepText, { numRuns: 20, seed: 1 });

async function* chunksOf(body: string, size: number): AsyncGenerator<string> {
    for (let at = 0; at < body.length; at += size) yield await Promise.resolve(body.slice(at, at + size));
}

const idOf = ({ body }: RequestOptions): unknown => {
    if (typeof body !== 'string') return undefined;
    const sent: unknown = JSON.parse(body);
    return typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : undefined;
};

function respond(
    { status, type, body, session, failure }: Scripted,
    request: RequestOptions,
): HttpResponse | TransportFailure {
    if (failure !== undefined) return failure;
    const text = body.replaceAll('"<id>"', () => JSON.stringify(idOf(request) ?? null));
    const headers = { 'content-type': type, ...(session === undefined ? {} : { 'mcp-session-id': session }) };
    if (request.responseType !== 'stream') return { status, headers, body: text };
    return { status, headers, body: '', stream: chunksOf(text, Math.max(7, Math.ceil(text.length / 20))) };
}

/** What a well-behaved server answers to the first message, so that most runs get further than that. */
const welcome: Scripted = {
    status: 200,
    type: 'application/json',
    body: JSON.stringify({
        jsonrpc: '2.0',
        id: '<id>',
        result: { protocolVersion: '2025-06-18', capabilities: {}, serverInfo: { name: 'x', version: '1' } },
    }),
    session: 's1',
    failure: undefined,
};
const ENDPOINT: Scripted = { ...welcome, type: 'text/event-stream', body: 'event: endpoint\ndata: /m\n\n' };

type Use = (session: McpSession) => Promise<unknown>;

async function listed(session: McpSession): Promise<unknown> {
    const tools = [];
    for await (const one of session.tools()) tools.push(one);
    return tools;
}

const USES: readonly Use[] = [
    (session) => session.open(),
    listed,
    (session) => session.callTool('getTables', { workspace_id: 1 }),
    (session) => session.callTool('getTables', {}, { idempotent: true, onProgress: () => undefined }),
];

const settings = fc.record({
    transport: fc.constantFrom('streamable', 'sse', 'simple', 'auto' as const),
    tokenIn: fc.constantFrom('header', 'path', 'query' as const),
});

export const sessions: Target = {
    name: 'answers of an MCP server',
    share: 8,
    property: fc.asyncProperty(
        settings,
        fc.nat({ max: USES.length - 1 }),
        fc.array(scripted, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.oneof(
            { weight: 60, arbitrary: fc.constant(undefined) },
            { weight: 1, arbitrary: fc.constantFrom(...DEEP) },
        ),
        async (how, which, script, isWelcome, deep) => {
            const all =
                deep === undefined
                    ? script
                    : [{ ...welcome, body: `{"id":"<id>","result":{"content":${deep}}}` }];
            let turn = 0;
            const runtime = new OddRuntime((request, index) => {
                const opening =
                    isWelcome && index < 2 && (request.method === 'GET' || idOf(request) !== undefined);
                if (opening) return respond(request.method === 'GET' ? ENDPOINT : welcome, request);
                return respond(all[turn++ % all.length] ?? welcome, request);
            });
            const session = createPureSession(
                {
                    url: 'https://x1.n7.xano.io/x2/mcp/meta/mcp/sse',
                    token: TOKEN,
                    retries: 1,
                    totalTimeoutMs: 20_000,
                    ...how,
                },
                runtime,
                requireSilence,
            );
            await attempt(() => runtime.run(async () => USES[which]?.(session)));
            await runtime.run(() => session.close());
        },
    ),
};
