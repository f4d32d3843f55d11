import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { runInNewContext } from 'node:vm';
import * as z from 'zod/v4';

const FOLDER = 'weweb-plugin/proxy/xano/';

export const xanoScript = (path: string): string => readFileSync(`${FOLDER}${path}`, 'utf8');

/** The JavaScript of a file's lambda. */
export function lambdaOf(path: string): string {
    const [, code] = /code = """\n([\s\S]*?)\n\s*"""/.exec(xanoScript(path)) ?? [];
    if (code === undefined) throw new Error(`${path} has no lambda`);
    return code;
}

/** As values go from one function of Xano to the next: without `undefined`, and `{}` becomes `[]`. */
function handedOn(value: unknown): unknown {
    const text = JSON.stringify(value, (_, one: unknown) =>
        typeof one === 'object' && one !== null && Object.keys(one).length === 0 ? [] : one,
    );
    return JSON.parse(text) as unknown;
}

/** Runs a lambda with what its function is given. */
export function runLambda(path: string, input: object): unknown {
    const run: unknown = runInNewContext(`(function ($input) {${lambdaOf(path)}\n})`);
    if (typeof run !== 'function') throw new Error(`${path} is no function`);
    return handedOn(Reflect.apply(run, undefined, [handedOn(input)]));
}

const checked = z.union([
    z.looseObject({ ask: z.literal(false), answer: z.unknown() }),
    z.looseObject({
        ask: z.literal(true),
        method: z.string(),
        path: z.string(),
        body: z.unknown(),
        data_source: z.string(),
        writes: z.boolean(),
    }),
]);

const shaped = z.looseObject({ status: z.number(), retry_after: z.number().nullish(), answer: z.unknown() });
const status = z.looseObject({ error: z.looseObject({ status: z.number() }).optional() });

export interface XanoHost {
    readonly url: string;
    /** What stands in `admin_audit`. */
    readonly audit: readonly object[];
    close(): Promise<void>;
}

interface Options {
    readonly metaUrl: string;
    readonly token: string;
    readonly list: object;
    readonly origin: string;
    readonly roles: Readonly<Record<string, string>>;
}

async function ask(
    { metaUrl, token }: Options,
    { method, path, body, data_source }: Extract<z.output<typeof checked>, { ask: true }>,
): Promise<object> {
    const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-data-source': data_source,
    };
    const init = body === null ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    try {
        const response = await fetch(metaUrl + path, init);
        const text = await response.text();
        const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
        return { status: response.status, headers: lines, result: parsedOrText(text) };
    } catch {
        return { status: 0, headers: [], result: null };
    }
}

function parsedOrText(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/**
 * Does in TypeScript what the statements of `ask_post.xs` do in Xano, and carries out the lambdas as they stand there.
 * Unlike Xano it answers with the status that stands in the answer.
 */
export async function openXanoHost(options: Options): Promise<XanoHost> {
    const audit: object[] = [];
    const carriedOut = async (
        role: string | undefined,
        request: object,
    ): Promise<z.output<typeof shaped>> => {
        const asked = checked.parse(
            runLambda('function/xano_admin/check.xs', { role, list: options.list, request }),
        );
        if (!asked.ask) {
            return { status: status.parse(asked.answer).error?.status ?? 200, answer: asked.answer };
        }
        if (asked.writes) audit.push(asked);
        const got = await ask(options, asked);
        return shaped.parse(runLambda('function/xano_admin/answer.xs', { asked, list: options.list, got }));
    };
    const server: Server = createServer((request, response) => {
        void (async () => {
            const chunks: Uint8Array[] = [];
            for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
            const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
            const role = options.roles[(request.headers.authorization ?? '').replace('Bearer ', '')];
            const told = await carriedOut(role, body as object);
            response.writeHead(told.status, {
                'content-type': 'application/json',
                'access-control-allow-origin': options.origin,
                'access-control-expose-headers': 'Retry-After',
                ...(told.retry_after && { 'retry-after': String(told.retry_after) }),
            });
            response.end(JSON.stringify(told.answer));
        })();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return {
        url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/`,
        audit,
        close: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}
