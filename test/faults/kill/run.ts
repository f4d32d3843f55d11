import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/index.js';
import type { Random } from '../../sandbox/seed/random.js';
import { startFaultProxy } from '../proxy/index.js';
import type { FaultKind, ProxiedRequest } from '../proxy/exchange.js';
import type { FaultProxy, Spoiler } from '../proxy/index.js';
import { faultKinds } from '../proxy/kinds/index.js';
import { Plan } from '../proxy/plan.js';
import { check } from '../runs/check.js';
import { drawn } from '../runs/drawn.js';
import type { RunFigures } from '../runs/figures.js';
import type { RunOptions } from '../runs/run.js';
import type { EngineInput, Scenario, Standing } from '../runs/scenario.js';
import { clientOf, engineOf } from '../runs/settings.js';
import { openTables } from '../runs/table.js';
import type { OpenTables } from '../runs/table.js';
import { PATIENT_MS } from '../runs/work.js';
import { claimsOf } from './checkpoint.js';
import { isLate, killing, MOMENTS } from './moments.js';
import type { Ending, Orders } from './orders.js';
import { startPart } from './process.js';

/** Parts a run may need; only the first ones are killed. */
const MOST_PARTS = 8;
const FAULTY_PARTS = 4;

const CHECKPOINT_MOMENTS = ['before', 'beside', 'after'] as const;

/** Kills the process at the n-th write it sends; until then, and after, its plan draws. */
class Killer implements Spoiler {
    readonly random: Random;
    readonly #plan: Plan;
    #left = Infinity;
    #kind: FaultKind | undefined;

    constructor(plan: Plan) {
        this.#plan = plan;
        this.random = plan.random;
    }

    /** At the `nth` write from now on; `undefined` for never. */
    aim(kind: FaultKind | undefined, nth: number): void {
        this.#kind = kind;
        this.#left = nth;
    }

    next(request: ProxiedRequest): FaultKind | undefined {
        if (this.#kind === undefined || request.sort !== 'write' || --this.#left !== 0)
            return this.#plan.next(request);
        return this.#kind;
    }
}

/** One run whose process is killed, once or twice, each followed by another that goes on from the checkpoint file. */
export async function killedRun(
    sandbox: Sandbox,
    child: string,
    { seed, only }: RunOptions,
): Promise<RunFigures> {
    const begun = performance.now();
    const { operation, transport, scenario, random } = drawn(seed, only);
    const tables = await openTables(sandbox, scenario, `killed_${seed}`);
    const plan = new Plan({
        seed: seed + 0x5eed,
        chances: { write: 0.2, read: 0.07, talk: 0.02 },
        most: random.pick([0, 0, 2, 5]),
        kinds: faultKinds,
    });
    const killer = new Killer(plan);
    const proxy = await startFaultProxy(sandbox.origin, killer);
    const folder = await mkdtemp(join(tmpdir(), 'xano-killed-'));
    try {
        const engine = { ...engineOf(random, scenario), on_error: 'continue' as const };
        const client = clientOf(random, transport, { ...sandbox, origin: proxy.origin });
        const main = tables.main.id;
        const source = tables.source === undefined ? {} : { source: tables.source.id };
        const orders = { seed, operation, main, ...source, client, engine, folder };
        const run = new KilledRun({ scenario, tables, plan, killer, proxy, random, child, orders });
        await run.toItsEnd();
        return {
            kind: 'kill',
            seed,
            operation,
            transport,
            ...run.figures,
            seconds: (performance.now() - begun) / 1000,
        };
    } finally {
        await proxy.close();
        await rm(folder, { recursive: true, force: true });
        await tables.main.drop();
        await tables.source?.drop();
    }
}

interface Setting {
    readonly scenario: Scenario;
    readonly tables: OpenTables;
    readonly plan: Plan;
    readonly killer: Killer;
    readonly proxy: FaultProxy;
    readonly random: Random;
    readonly child: string;
    readonly orders: Orders;
}

class KilledRun {
    readonly #setting: Setting;
    readonly #kills: Record<string, number> = {};
    readonly #stops: Record<string, number> = {};
    readonly #problems: string[] = [];
    readonly #log: string[] = [];
    #engine: EngineInput;
    #killsLeft: number;
    #parts = 0;
    #sums = { lost: 0, doubled: 0, wrong: 0 };

    constructor(setting: Setting) {
        this.#setting = setting;
        this.#engine = setting.orders.engine;
        this.#killsLeft = setting.random.int(1, 2);
    }

    get figures() {
        const { scenario, plan } = this.#setting;
        return {
            faults: { ...plan.fired, ...this.#kills },
            parts: this.#parts,
            stops: this.#stops,
            written: scenario.indexes.length - scenario.bad.size,
            ...this.#sums,
            problems: this.#problems,
            log: this.#log,
        };
    }

    async toItsEnd(): Promise<void> {
        const { scenario, plan, proxy, random, orders } = this.#setting;
        const { bearsLate, orderMatters, bad } = scenario;
        while (this.#parts < MOST_PARTS) {
            if (this.#parts === FAULTY_PARTS) plan.stop();
            const mayBeLate = !orderMatters && bearsLate;
            plan.omit(({ fate }) => fate === 'late' && !mayBeLate);
            const ending = await this.#part();
            if (ending !== 'killed' && ending.stop === undefined) {
                await proxy.quiet();
                this.#judge(ending);
                await this.#compare((index) => (bad.has(index) ? 'not' : 'done'));
                return;
            }
            if (ending !== 'killed')
                this.#stops[ending.stop ?? ''] = (this.#stops[ending.stop ?? ''] ?? 0) + 1;
            if (!mayBeLate || random.chance(0.5)) {
                await proxy.quiet();
                await this.#compare(await claimsOf(join(orders.folder, 'checkpoint.json'), scenario));
            }
            // Somebody has waited until nothing could be on its way any more.
            if (!bearsLate) this.#engine = { ...this.#engine, on_unknown: 'look' };
        }
        this.#problems.push(`not at its end after ${MOST_PARTS} parts`);
    }

    /** The next process, aimed at while there are kills left. */
    async #part(): Promise<Ending | 'killed'> {
        const { scenario, killer, random, child, orders } = this.#setting;
        this.#parts++;
        const batches = Math.ceil(scenario.indexes.length / this.#engine.batch_size);
        const nth = random.int(1, batches);
        const aims = this.#killsLeft > 0;
        // An import writes its checkpoints itself: it is killed from outside.
        const atCheckpoint = aims && scenario.keepFilesIn === undefined && random.chance(0.3);
        const moment = random.pick(CHECKPOINT_MOMENTS);
        const where = random.pick(MOMENTS.filter((each) => !isLate(each) || !scenario.orderMatters));
        const diesAt = atCheckpoint ? { diesAt: { checkpoint: nth, moment } } : {};
        const { client } = orders;
        const timeoutMs = this.#parts > FAULTY_PARTS ? PATIENT_MS : client.timeoutMs;
        const given = { ...orders, client: { ...client, timeoutMs }, engine: this.#engine, ...diesAt };
        const part = startPart(child, given);
        killer.aim(aims && !atCheckpoint ? killing(where, () => part.kill()) : undefined, nth);
        const ending = await part.ended;
        killer.aim(undefined, Infinity);
        if (ending === 'killed') {
            this.#killsLeft--;
            const name = `killed: ${atCheckpoint ? `${moment} a checkpoint` : where}`;
            this.#kills[name] = (this.#kills[name] ?? 0) + 1;
            this.#say(`${name}, ${nth} of ${batches}`);
        } else {
            this.#say(JSON.stringify(ending));
        }
        return ending;
    }

    #judge({ counts }: Ending): void {
        const { indexes, bad } = this.#setting.scenario;
        const refused = [...bad.values()].filter((ends) => ends.every((end) => end === 'failed')).length;
        if (
            counts === undefined ||
            counts.total !== indexes.length ||
            counts.unknown > 0 ||
            counts.failed < refused
        ) {
            this.#problems.push(
                `the report says ${JSON.stringify(counts)} of ${indexes.length} rows, ${refused} of them bad`,
            );
        }
        if (Object.keys(this.#kills).length === 0) this.#say('it ended before it could be killed');
    }

    async #compare(standing: (index: number) => Standing): Promise<void> {
        const { scenario, tables } = this.#setting;
        const { notes, ...sums } = check(await tables.main.rows(), scenario.demand(standing));
        for (const name of ['lost', 'doubled', 'wrong'] as const) this.#sums[name] += sums[name];
        this.#problems.push(...notes.map((note) => `after part ${this.#parts}: ${note}`));
    }

    #say(line: string): void {
        this.#log.push(`part ${this.#parts}: ${line}`);
    }
}
