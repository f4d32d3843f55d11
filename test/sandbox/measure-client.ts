import { Agent, request } from 'node:http';

import type { Sandbox } from './index.js';

export interface Measure {
    call<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
    report(name: string, ms: number): void;
    /** Runs the call `times` times and reports the median, and the slowest: often the first after many changes. */
    median(name: string, times: number, call: (i: number) => Promise<unknown>): Promise<void>;
    /** Works through `rows` in batches and reports the rate; `first` counts from 0. */
    perRow(
        name: string,
        rows: number,
        batch: number,
        call: (first: number, count: number) => Promise<unknown>,
    ): Promise<void>;
}

/** Plain node:http over one kept connection: no client library in what is measured. */
export function createMeasure({ metaUrl, tokens, workspaceId }: Sandbox): Measure {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const base = `${metaUrl}/workspace/${workspaceId}`;

    const send = (method: string, path: string, body?: unknown): Promise<string> =>
        new Promise((resolve, reject) => {
            const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
            const headers = {
                authorization: `Bearer ${tokens.full}`,
                ...(payload && { 'content-type': 'application/json', 'content-length': payload.length }),
            };
            const sent = request(base + path, { method, agent, headers }, (response) => {
                const chunks: Buffer[] = [];
                response.on('data', (chunk: Buffer) => chunks.push(chunk));
                response.on('error', reject);
                response.on('end', () => {
                    const text = Buffer.concat(chunks).toString();
                    if (response.statusCode === 200) resolve(text);
                    else reject(new Error(`${method} ${path}: ${response.statusCode ?? 0} ${text}`));
                });
            });
            sent.on('error', reject);
            sent.end(payload);
        });

    const print = (name: string, figure: string): void => {
        process.stdout.write(`${name.padEnd(40)} ${figure}\n`);
    };

    return {
        call: async <T>(method: string, path: string, body?: unknown) =>
            JSON.parse(await send(method, path, body)) as T,
        report: (name, ms) => print(name, `${ms.toFixed(1)} ms`),
        median: async (name, times, call) => {
            const figures: number[] = [];
            for (let i = 0; i < times; i++) {
                const started = performance.now();
                await call(i);
                figures.push(performance.now() - started);
            }
            const sorted = figures.toSorted((a, b) => a - b);
            const middle = sorted[Math.floor(times / 2)] ?? 0;
            print(name, `${middle.toFixed(2)} ms, slowest ${(sorted.at(-1) ?? 0).toFixed(2)} ms`);
        },
        perRow: async (name, rows, batch, call) => {
            const started = performance.now();
            for (let first = 0; first < rows; first += batch)
                await call(first, Math.min(batch, rows - first));
            const seconds = (performance.now() - started) / 1000;
            print(name, `${Math.round(rows / seconds).toLocaleString('en')} rows/s`);
        },
    };
}
