import axios from 'axios';
import { Agent } from 'node:http';
import { Pool } from 'undici';
import type { createXano } from 'xano-connect';
import { importBuilt, sandbox } from '../child.js';
import type { BenchSandbox } from '../child.js';
import { atLeast, median } from '../figure.js';
import type { Figure } from '../figure.js';
import { inFlight } from '../ratio.js';

const ROWS = 100_000;
/** The plain ways are slow: their pace is taken from fewer rows. */
const ROWS_OF_A_SCRIPT = 20_000;
const ROWS_ONE_BY_ONE = 2_000;
/** What the engine settles at: the same batches, the same concurrency. */
const BATCH = 500;
const LANES = 4;
const ROUNDS = 3;

type Xano = ReturnType<typeof createXano>;

interface Bench {
    readonly xano: Xano;
    readonly server: BenchSandbox;
    readonly table: number;
    readonly ids: readonly number[];
}

/** Rows per second of the bulk engine over those of what people write by hand, and over the bare HTTP library. */
export async function patchFigures(say: (text: string) => void): Promise<Figure[]> {
    return [...(await at(0, say)), ...(await at(40, say))];
}

async function at(latency: number, say: (text: string) => void): Promise<Figure[]> {
    const server = await sandbox(latency);
    try {
        const bench = await fill(server, latency, say);
        const script: number[] = [];
        const single: number[] = [];
        const ceiling: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
            say(
                `patching ${ROWS.toLocaleString('en-GB')} records in four ways, ${latency} ms away, round ${round + 1} ...`,
            );
            // What it is compared with stands on both sides of it: a machine that gets busier slows both.
            const before = await pace(ROWS, () => bareUndici(bench, round));
            const ours = await pace(ROWS, () => engine(bench, round));
            const after = await pace(ROWS, () => bareUndici(bench, round + 10));
            ceiling.push(ours / ((before + after) / 2));
            script.push(ours / (await pace(ROWS_OF_A_SCRIPT, () => plainScript(bench))));
            single.push(ours / (await pace(ROWS_ONE_BY_ONE, () => oneByOne(bench))));
        }
        await bench.xano.close();
        const where = latency === 0 ? 'on loopback' : `at ${latency} ms`;
        const far = latency > 0;
        return [
            atLeast(
                `bulk patch over a script of batches of 100, ${where}`,
                median(script),
                'x rows/s',
                far ? 4 : 1,
            ),
            atLeast(
                `bulk patch over one PUT a row, 10 in flight, ${where}`,
                median(single),
                'x rows/s',
                far ? 25 : 1,
            ),
            atLeast(
                `bulk patch over the same batches by bare undici, ${where}`,
                median(ceiling),
                'x rows/s',
                0.85,
            ),
        ];
    } finally {
        await server.close();
    }
}

async function fill(server: BenchSandbox, latency: number, say: (text: string) => void): Promise<Bench> {
    say(`adding ${ROWS.toLocaleString('en-GB')} records to a sandbox ${latency} ms away ...`);
    const built = (await importBuilt('node.mjs')) as { readonly createXano: typeof createXano };
    const xano = built.createXano({
        instanceUrl: server.origin,
        accessToken: server.token,
        workspaceId: server.workspaceId,
    });
    const { table_id } = await xano.table.ensure({ name: 'bench', fields: { name: 'text', visits: 'int' } });
    if (table_id === null) throw new Error('the table was not made');
    const items = Array.from({ length: ROWS }, (_, i) => ({ name: `Customer ${i}`, visits: 0 }));
    const { results } = await xano.record.bulkAdd({ table_id, items });
    const ids = results.map(({ row_id }) => Number(row_id));
    return { xano, server, table: table_id, ids };
}

async function pace(rows: number, work: () => Promise<void>): Promise<number> {
    const begun = performance.now();
    await work();
    return (rows * 1000) / (performance.now() - begun);
}

async function engine({ xano, table, ids }: Bench, round: number): Promise<void> {
    const items = ids.map((row_id) => ({ row_id, updates: { visits: round } }));
    const { done } = await xano.record.bulkPatch({ table_id: table, items });
    if (done !== ids.length) throw new Error(`patched ${done} of ${ids.length}`);
}

const content = ({ server, table }: Bench): string =>
    `${server.metaUrl}/workspace/${server.workspaceId}/table/${table}/content`;

/** The ceiling: nothing but the bytes of the same batches, as many of them on their way. */
async function bareUndici(bench: Bench, round: number): Promise<void> {
    const { origin, pathname } = new URL(`${content(bench)}/bulk/patch`);
    const pool = new Pool(origin, { connections: LANES });
    const { ids, server } = bench;
    const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
    let next = 0;
    const post = async (): Promise<void> => {
        const part = ids.slice(next, (next += BATCH));
        const items = part.map((row_id) => ({ row_id, updates: { visits: round } }));
        const body = JSON.stringify({ items });
        const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
        const { success } = (await answer.body.json()) as { success: number[] };
        if (success.length !== part.length) throw new Error(`undici patched ${success.length}`);
    };
    await inFlight(post, ids.length / BATCH, LANES)();
    await pool.close();
}

/** What people write first: a loop over batches of 100. */
async function plainScript(bench: Bench): Promise<void> {
    const agent = new Agent({ keepAlive: true });
    const headers = { authorization: `Bearer ${bench.server.token}` };
    for (let from = 0; from < ROWS_OF_A_SCRIPT; from += 100) {
        const items = bench.ids
            .slice(from, from + 100)
            .map((row_id) => ({ row_id, updates: { visits: from } }));
        await axios.post(`${content(bench)}/bulk/patch`, { items }, { headers, httpAgent: agent });
    }
    agent.destroy();
}

/** What no-code tools do: a request a row, some at once. */
async function oneByOne(bench: Bench): Promise<void> {
    const agent = new Agent({ keepAlive: true });
    const headers = { authorization: `Bearer ${bench.server.token}` };
    let next = 0;
    const put = async (): Promise<void> => {
        const id = bench.ids[next++] ?? 0;
        await axios.put(`${content(bench)}/${id}`, { visits: next }, { headers, httpAgent: agent });
    };
    await inFlight(put, ROWS_ONE_BY_ONE, 10)();
    agent.destroy();
}
