import { createRandom } from '../../sandbox/seed/random.js';
import type { Random } from '../../sandbox/seed/random.js';
import { operations } from './operations/index.js';
import type { Scenario } from './scenario.js';
import { transportOf } from './settings.js';
import type { Transport } from './settings.js';

export interface Drawn {
    readonly operation: string;
    readonly transport: Transport;
    readonly scenario: Scenario;
    /** Goes on where the work left it. */
    readonly random: Random;
}

/** The work of a seed, the same in every process. `only`: of this kind; default any. */
export function drawn(seed: number, only?: string): Drawn {
    const random = createRandom(seed);
    const names = Object.keys(operations);
    const any = random.pick(names);
    const operation = only ?? any;
    const make = operations[operation];
    if (make === undefined) throw new Error(`no operation ${operation}: ${names.join(', ')}`);
    const transport = transportOf(random);
    return { operation, transport, scenario: make(random), random };
}
