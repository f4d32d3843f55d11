import { randomFor } from '../random.js';
import type { Random } from '../random.js';
import { DAY, HOUR } from '../time.js';
import type { Json, SampleApiGroup, SampleRun } from '../types.js';
import { WINDOW } from './arrivals.js';
import { findEndpoint } from './requests.js';

interface RunProfile {
    readonly name: string;
    /** Seconds. */
    readonly median: number;
    readonly spread: number;
    readonly input: (random: Random) => Json;
    readonly output: Json;
}

const functionRuns: readonly RunProfile[] = [
    {
        name: 'shop/order_total',
        median: 0.004,
        spread: 0.4,
        input: (random) => ({ items: [{ unit_price: 14.9, quantity: random.int(1, 4) }] }),
        output: 34.7,
    },
    { name: 'shop/best_sellers', median: 0.38, spread: 0.8, input: () => ({ days: 30 }), output: [] },
    {
        name: 'shop/revenue',
        median: 1.6,
        spread: 0.6,
        input: () => ({ by: 'day' }),
        output: { by: 'day', total: 18_240.5 },
    },
];

const toolRuns: readonly RunProfile[] = [
    {
        name: 'find_order',
        median: 0.02,
        spread: 0.4,
        input: (random) => ({ number: `PS-${random.int(100_001, 101_400)}` }),
        output: { status: 'shipped' },
    },
    {
        name: 'customer_orders',
        median: 0.03,
        spread: 0.4,
        input: (random) => ({ customer_id: random.int(1, 800) }),
        output: [],
    },
];

const triggerRuns: readonly RunProfile[] = [
    {
        name: 'on_order_paid',
        median: 0.06,
        spread: 0.5,
        input: (random) => ({
            action: 'update',
            datasource: 'live',
            new: { id: random.int(1, 1_400), status: 'paid' },
        }),
        output: null,
    },
];

const middlewareRun: RunProfile = {
    name: 'require_office_key',
    median: 0.003,
    spread: 0.3,
    input: () => ({ type: 'pre', vars: {} }),
    output: null,
};

function runOf(profile: RunProfile, time: number, random: Random): SampleRun {
    return {
        name: profile.name,
        created_at: time,
        branch: 'v1',
        duration: Math.max(1, Math.round(random.skewed(profile.median, profile.spread) * 1_000)) / 1_000,
        input: profile.input(random),
        output: profile.output,
    };
}

function runsOf(
    part: string,
    choices: readonly RunProfile[],
    count: number,
    now: number,
): readonly SampleRun[] {
    const random = randomFor(part);
    const times = Array.from({ length: count }, () => now - 1 - Math.floor(random.next() * WINDOW)).sort(
        (a, b) => a - b,
    );
    return times.map((time) => runOf(random.pick(choices), time, random));
}

export const makeFunctionRuns = (now: number): readonly SampleRun[] =>
    runsOf('function runs', functionRuns, 600, now);
export const makeToolRuns = (now: number): readonly SampleRun[] => runsOf('tool runs', toolRuns, 80, now);
export const makeTriggerRuns = (now: number): readonly SampleRun[] =>
    runsOf('trigger runs', triggerRuns, 240, now);

/** The hourly and the nightly task, each at its own time of day. */
export function makeTaskRuns(now: number): readonly SampleRun[] {
    const random = randomFor('task runs');
    const hourly: RunProfile = {
        name: 'refresh_best_sellers',
        median: 0.5,
        spread: 0.5,
        input: () => [],
        output: null,
    };
    const nightly: RunProfile = {
        name: 'cancel_unpaid_orders',
        median: 2.4,
        spread: 0.3,
        input: () => [],
        output: null,
    };
    const firstHour = Math.ceil((now - WINDOW) / HOUR) * HOUR;
    const runs: SampleRun[] = [];
    for (let time = firstHour; time < now; time += HOUR) {
        runs.push(runOf(hourly, time, random));
        if (time % DAY === 3 * HOUR) runs.push(runOf(nightly, time, random));
    }
    return runs;
}

export function makeMiddlewareRuns(groups: readonly SampleApiGroup[], now: number): readonly SampleRun[] {
    const endpoint = findEndpoint(groups, { group: 'Back office', verb: 'GET', name: 'customers' });
    return runsOf('middleware runs', [middlewareRun], 300, now).map((run) => ({ ...run, endpoint }));
}
