import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** The answer the sandbox would have sent; its status and headers stand on the response, not yet sent. */
export interface CapturedAnswer {
    readonly body: Buffer;
    /** False for an event stream that stays open: only its head is known. */
    readonly complete: boolean;
}

type HeaderInput = OutgoingHttpHeaders | readonly OutgoingHttpHeader[];

function setHeaders(res: ServerResponse, headers: HeaderInput | undefined): void {
    if (headers === undefined) return;
    const pairs = Array.isArray(headers)
        ? headers.flatMap((name, index) =>
              index % 2 === 0 ? [[String(name), headers[index + 1]] as const] : [],
          )
        : Object.entries(headers);
    for (const [name, value] of pairs) if (value !== undefined) res.setHeader(name, value);
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
    if (typeof chunk === 'string') {
        return Buffer.from(
            chunk,
            typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8',
        );
    }
    return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
}

const methods = ['writeHead', 'flushHeaders', 'write', 'end'] as const;

/**
 * Runs `proceed` while `res` only collects what is written to it. Resolves when the answer is complete, when a GET opens
 * an event stream (that one never ends), or when the client leaves. Afterwards `res` writes to the network again.
 */
export async function capture(res: ServerResponse, proceed: () => Promise<void>): Promise<CapturedAnswer> {
    const chunks: Buffer[] = [];
    let settle: (complete: boolean) => void = () => undefined;
    const answered = new Promise<boolean>((resolve) => (settle = resolve));

    const take = (args: readonly unknown[]): void => {
        const [chunk, encoding] = args;
        chunks.push(bytesOf(chunk, encoding));
        const callback = args.find((arg) => typeof arg === 'function');
        if (callback !== undefined) queueMicrotask(() => void Reflect.apply(callback, undefined, []));
    };
    const isOpenStream = (): boolean =>
        res.req.method === 'GET' && String(res.getHeader('content-type')).startsWith('text/event-stream');

    const collecting = {
        writeHead: (
            status: number,
            ...rest: readonly (string | HeaderInput | undefined)[]
        ): ServerResponse => {
            res.statusCode = status;
            setHeaders(
                res,
                rest.find((part): part is HeaderInput => typeof part === 'object'),
            );
            if (isOpenStream()) settle(false);
            return res;
        },
        flushHeaders: (): void => undefined,
        write: (...args: readonly unknown[]): boolean => {
            take(args);
            return true;
        },
        end: (...args: readonly unknown[]): ServerResponse => {
            take(args);
            settle(true);
            return res;
        },
    };
    const left = (): void => settle(false);
    res.once('close', left);
    Object.assign(res, collecting);
    try {
        const handled = proceed();
        // A handler may return before its answer ends (a stream does), and a handler that fails never ends it.
        const complete = await Promise.race([answered, handled.then(() => answered)]);
        // What follows sends known lengths, which chunked framing would contradict.
        if (complete) res.removeHeader('transfer-encoding');
        return { body: Buffer.concat(chunks), complete };
    } finally {
        res.off('close', left);
        // Own properties shadow the prototype's methods: removing them lets the response write again.
        for (const method of methods) Reflect.deleteProperty(res, method);
    }
}
