import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createStreamableSession } from '../../../core/src/mcp/session/index.js';
import type { McpSession, McpSettings, RawToolResult } from '../../../core/src/mcp/types.js';
import { openMcpBench, TOKEN } from '../mcp-bench.js';
import { failureOf, makers, PATHS } from './sessions.js';
import type { Kind } from './sessions.js';
import { Timeline } from './timeline.js';

/** Not that of the free plan, so that it can only have been learnt from what the server says. */
const LIMIT = { requests: 3, seconds: 5 };
const WINDOW_MS = LIMIT.seconds * 1_000;

const kinds = Object.keys(PATHS) as Kind[];
const matrix = [
    ...makers.flatMap(([name, make]) => kinds.map((kind) => [name, kind, make] as const)),
    ['streamable alone', 'streamable', createStreamableSession] as const,
];

let bench: Awaited<ReturnType<typeof openMcpBench>>;
let timeline: Timeline;
let session: McpSession | undefined;
/** What was carried out, and when. */
let done: { readonly label: string | null; readonly at: number }[];

beforeEach(async () => {
    bench = await openMcpBench();
    timeline = new Timeline();
    bench.clock = timeline.now;
    done = [];
    bench.reply = ({ body }) => {
        const { label } = body as { readonly label: string };
        done.push({ label, at: timeline.now() });
        return { status: 200, body: { label } };
    };
});

afterEach(async () => {
    await session?.close();
    timeline.close();
    await bench.close();
});

const labels = (): (string | null)[] => done.map(({ label }) => label).sort();
const names = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `w${String(index).padStart(2, '0')}`);

/** How often the limit was run into. */
async function refused(): Promise<number> {
    const { rules } = (await (await fetch(`${bench.origin}/_sandbox/faults`)).json()) as {
        readonly rules: readonly { readonly fired: number }[];
    };
    return rules.reduce((sum, { fired }) => sum + fired, 0);
}

describe.each(matrix)('%s over %s, on a server with a rate limit', (_, kind, make) => {
    /** The limit counts from here: opening takes another number of requests with each carrier. */
    async function open(retryAfter: boolean, more: Partial<McpSettings> = {}): Promise<McpSession> {
        const settings: McpSettings = {
            url: bench.origin + PATHS[kind],
            token: TOKEN,
            transport: kind,
            connectTimeoutMs: 0,
            timeoutMs: 0,
            totalTimeoutMs: 0,
            ...more,
        };
        session = make(settings, timeline);
        await session.open();
        const fault = { kind: 'rate-limit', ...LIMIT, retryAfter };
        await bench.addFault({ match: { method: 'POST', door: 'mcp' }, fault });
        return session;
    }
    const write = (to: McpSession, label: string): Promise<RawToolResult> =>
        timeline.run(() => to.callTool('createDataSource', { workspace_id: 7, label }));

    test('a write that is refused is sent again after Retry-After, and carried out once', async () => {
        const to = await open(true);
        for (const label of names(4)) {
            expect(await write(to, label)).toEqual({
                content: [{ type: 'text', text: JSON.stringify({ label }) }],
            });
        }
        expect(await refused()).toBe(1);
        expect(labels()).toEqual(names(4));
        const times = done.map(({ at }) => at);
        expect(times.slice(0, 3)).toEqual([0, 0, 0]);
        expect(times[3]).toBeGreaterThanOrEqual(WINDOW_MS);
        // Waiting was enough; what is on top is there for clocks that differ.
        expect(times[3]).toBeLessThanOrEqual(WINDOW_MS + 500);
    });

    test.each([
        ['that says when to come back', true],
        ['that does not', false],
    ])('one %s: many writes at once are paced, none is lost or doubled', async (_, retryAfter) => {
        const to = await open(retryAfter);
        await Promise.all(names(12).map((label) => write(to, label)));
        expect(labels()).toEqual(names(12));
        // Only those that had left when the limit became known; whoever waited kept to it.
        const first = await refused();
        expect(first).toBe(12 - LIMIT.requests);

        await Promise.all(names(10).map((label) => write(to, `later ${label}`)));
        for (const label of names(5)) await write(to, `single ${label}`);
        expect(await refused()).toBe(first);
        expect(new Set(labels()).size).toBe(27);
        expect(done).toHaveLength(27);
    });

    test('without retries the caller is told, and nothing was carried out', async () => {
        const to = await open(true, { retries: 0 });
        for (const label of names(3)) await write(to, label);
        expect(await failureOf(write(to, 'one too many'))).toMatchObject({
            kind: 'rate-limit',
            status: 429,
            retryAfterMs: WINDOW_MS,
            maybeExecuted: false,
        });
        expect(labels()).toEqual(names(3));
        // The next waits for its turn although it may not be repeated.
        await write(to, 'next');
        expect(labels()).toEqual(['next', ...names(3)]);
        expect(await refused()).toBe(1);
    });
});
