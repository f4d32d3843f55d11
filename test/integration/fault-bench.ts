import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../sandbox/faults/index.js';

const record = { id: 1, title: 'Notebook', tags: ['paper', 'dotted'] };

/** What the trivial handler behind the faults answers. */
export const whole = JSON.stringify(record);

export interface RawAnswer {
    readonly head: IncomingMessage;
    readonly text: string;
    readonly broken: boolean;
    readonly pieces: number;
}

interface Listed {
    readonly rules: readonly { readonly id: number; readonly fired: number }[];
    readonly kinds: readonly { readonly kind: string }[];
}

/** A bare server with nothing but faults around a handler that notes what it executed. */
export async function openFaultBench() {
    const bench = {
        /** Milliseconds, as the faults see the time. */
        clock: 1_000_000,
        executed: [] as string[],
        onExecuted: (): void => undefined,
        onApplied: (): void => undefined,
    };
    const faults = createFaults({ now: () => bench.clock });
    const server = createServer((req, res) => {
        const path = req.url ?? '';
        if (path.startsWith('/_sandbox/')) {
            void faults.control(req, res);
            return;
        }
        const applied = faults.apply(req, res, async () => {
            for await (const chunk of req) String(chunk);
            bench.executed.push(`${req.method ?? ''} ${path}`);
            if (path === '/stream') {
                res.writeHead(200, { 'content-type': 'text/event-stream' });
                res.write('event: endpoint\ndata: /m\n\n');
            } else {
                res.setHeader('content-type', 'application/json');
                res.end(whole);
            }
            bench.onExecuted();
        });
        void applied.then(() => bench.onApplied());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const list = async (): Promise<Listed> =>
        (await fetch(`${origin}/_sandbox/faults`)).json() as Promise<Listed>;

    return Object.assign(bench, {
        faults,
        origin,
        list,

        async add(rule: unknown) {
            const answer = await fetch(`${origin}/_sandbox/faults`, {
                method: 'POST',
                body: JSON.stringify(rule),
            });
            const body = (await answer.json()) as { code?: string; message?: string };
            return { status: answer.status, body };
        },

        call: (path = '/api:meta/workspace', init: RequestInit = {}): Promise<Response> =>
            fetch(`${origin}${path}`, { method: 'POST', body: '{"a":1}', ...init }),

        /** Reads an answer piece by piece: fetch hides what arrived before a connection broke. */
        raw: (path: string): Promise<RawAnswer> =>
            new Promise((resolve, reject) => {
                const sent = httpRequest(`${origin}${path}`, { method: 'POST', agent: false }, (head) => {
                    let text = '';
                    let pieces = 0;
                    head.on('data', (chunk: Buffer) => {
                        text += chunk.toString();
                        pieces++;
                    });
                    head.on('end', () => resolve({ head, text, broken: false, pieces }));
                    head.on('error', () => resolve({ head, text, broken: true, pieces }));
                });
                sent.on('error', reject);
                sent.end('{}');
            }),

        /** Resolves once the first rule has fired: the request is then inside the fault. */
        async fired(): Promise<void> {
            while (((await list()).rules[0]?.fired ?? 0) === 0);
        },

        async close(): Promise<void> {
            faults.reset();
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    });
}

/** How a request failed: the system's error code, else the name of the error. */
export const failure = (answer: Promise<unknown>): Promise<string> =>
    answer.then(
        () => 'answered',
        (thrown: unknown) => {
            const { name, code, cause } = thrown as Error & { code?: unknown; cause?: { code?: string } };
            // An AbortError carries a number here.
            return cause?.code ?? (typeof code === 'string' ? code : name);
        },
    );
