import { createClientOf } from '../../../core/src/client.js';
import { catalogue } from '../../../core/src/operations/index.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';
import { answerTo, fakeRuntime } from './fake.js';
import { Timeline } from './timeline.js';

const ROWS = 10_000;
const BATCH = 500;
/** The free plan: requests in so many milliseconds, in any such stretch of time. */
const REQUESTS = 10;
const WINDOW_MS = 20_000;

const REFUSAL = JSON.stringify({
    code: 'ERROR_CODE_TOO_MANY_REQUESTS',
    message: 'Your plan only supports 10 requests per 20 seconds.',
});

/** 10,000 rows under the free plan's limit, on a clock that jumps from one event to the next. */
export async function limitFigures(): Promise<Figure[]> {
    const time = new Timeline();
    const taken: number[] = [];
    let refused = 0;
    const runtime = fakeRuntime({
        now: () => time.now,
        sleep: (ms) => time.sleep(ms),
        request: async ({ url, body }) => {
            await time.sleep(50);
            const recent = taken.filter((at) => at > time.now - WINDOW_MS);
            if (recent.length >= REQUESTS) {
                refused++;
                return { status: 429, headers: { 'content-type': 'application/json' }, body: REFUSAL };
            }
            taken.push(time.now);
            const ids =
                typeof body === 'string'
                    ? [...body.matchAll(/"row_id":(\d+)/g)].map(([, id]) => Number(id))
                    : [];
            return answerTo(url, ids[0] ?? 0, ids.length);
        },
    });
    const xano = createClientOf(
        catalogue,
        { instanceUrl: 'bench.example.test', accessToken: 'bench-token', workspaceId: 1 },
        runtime,
    );
    const items = Array.from({ length: ROWS }, (_, i) => ({ row_id: i + 1, updates: { visits: i } }));
    const { done } = await time.run(xano.record.bulkPatch({ table_id: 1, items }));
    if (done !== ROWS) throw new Error(`patched ${done} of ${ROWS}`);
    // One request reads the table's columns; the first ten leave at once, and ten more with every window.
    const least = (Math.ceil((ROWS / BATCH + 1) / REQUESTS) - 1) * WINDOW_MS;
    return [
        atMost(
            '10,000 rows at 10 requests per 20 s over the least time that allows',
            time.now / least,
            'x time',
            1.1,
        ),
        atMost('429s of that run', refused, 'answers', 1),
    ];
}
