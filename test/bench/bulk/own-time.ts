import type { createClientOf } from '../../../core/src/client.js';
import type { catalogue as Catalogue } from '../../../core/src/operations/index.js';
import { importBuilt } from '../child.js';
import { atMost, median } from '../figure.js';
import type { Figure } from '../figure.js';
import { answerTo, fakeRuntime } from './fake.js';

const ROWS = 200_000;
const ROUNDS = 7;

function* changes() {
    for (let i = 1; i <= ROWS; i++) {
        yield {
            row_id: i,
            updates: {
                name: `Customer ${i}`,
                visits: i % 100,
                score: i / 4,
                active: true,
                notes: 'a few words',
            },
        };
    }
}

/** What the engine itself takes for a row, when every request is answered at once: processor time, not the clock's. */
export async function ownTimeFigures(say: (text: string) => void): Promise<Figure[]> {
    say(`the engine alone, ${ROWS.toLocaleString('en-GB')} rows ...`);
    const { createClientOf: make } = (await importBuilt('pure.mjs')) as {
        createClientOf: typeof createClientOf;
    };
    const { catalogue } = (await importBuilt('pure/composites.mjs')) as { catalogue: typeof Catalogue };
    let next = 1;
    const runtime = fakeRuntime({
        now: () => performance.now(),
        sleep: () => Promise.resolve(),
        request: ({ url, body }) => {
            // Counting the rows costs less than parsing them, and none of it is the engine's.
            const rows = typeof body === 'string' ? body.split('"row_id"').length - 1 : 0;
            const first = next;
            next += rows;
            return Promise.resolve(answerTo(url, first, rows));
        },
    });
    const xano = make(
        catalogue,
        { instanceUrl: 'bench.example.test', accessToken: 'bench-token', workspaceId: 1 },
        runtime,
    );
    const times: number[] = [];
    for (let round = -2; round < ROUNDS; round++) {
        next = 1;
        const begun = process.cpuUsage();
        // One lane: the fake answers in the order of the rows.
        const { done } = await xano.record.bulkPatch({
            table_id: 1,
            items: changes(),
            results: 'problems',
            concurrency: 1,
        });
        const { user, system } = process.cpuUsage(begun);
        if (done !== ROWS) throw new Error(`patched ${done} of ${ROWS}`);
        if (round >= 0) times.push((user + system) / ROWS);
    }
    return [atMost("the engine's own time for a row, its JSON included", median(times), 'µs', 5)];
}
