import type { Sandbox } from '../../sandbox/index.js';
import type { Random } from '../../sandbox/seed/random.js';
import { startFaultProxy } from '../proxy/index.js';
import { faultKinds } from '../proxy/kinds/index.js';
import { Plan } from '../proxy/plan.js';
import { drawn } from './drawn.js';
import type { RunFigures } from './figures.js';
import type { Scenario } from './scenario.js';
import { clientOf } from './settings.js';
import { openTables } from './table.js';
import { Work } from './work.js';

export interface RunOptions {
    readonly seed: number;
    /** Default: drawn from all. */
    readonly only?: string | undefined;
    /** Puts something else in the place of the work, to see what a run makes of it. */
    readonly instead?: () => Scenario;
}

/** One run: work of a seed, under faults of the same seed, and the table held against what the input demands. */
export async function faultyRun(sandbox: Sandbox, { seed, only, instead }: RunOptions): Promise<RunFigures> {
    const begun = performance.now();
    const { operation, transport, random, scenario: made } = drawn(seed, only);
    const scenario = instead?.() ?? made;
    const tables = await openTables(sandbox, scenario, `run_${seed}`);
    const plan = planOf(seed, random);
    const proxy = await startFaultProxy(sandbox.origin, plan);
    try {
        const client = clientOf(random, transport, { ...sandbox, origin: proxy.origin });
        const work = new Work({ scenario, tables, plan, proxy, random, client });
        await work.toItsEnd();
        return {
            kind: 'run',
            seed,
            operation,
            transport,
            faults: plan.fired,
            ...work.figures,
            seconds: (performance.now() - begun) / 1000,
        };
    } finally {
        await proxy.close();
        await scenario.clean?.();
        await tables.main.drop();
        await tables.source?.drop();
    }
}

/** Writes are hit most; what only keeps a conversation going seldom, or no write would ever be reached. */
function planOf(seed: number, random: Random): Plan {
    const write = random.pick([0.35, 0.5, 0.7, 0.9]);
    return new Plan({
        seed: seed + 0x5eed,
        chances: { write, read: write / 3, talk: 0.04 },
        most: random.int(3, 12),
        kinds: faultKinds,
    });
}
