import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Xano } from 'xano-connect';
import type { BulkReport } from '../../core/src/bulk-types.js';
import { check } from '../faults/runs/check.js';
import type { RunFigures } from '../faults/runs/figures.js';
import { operations } from '../faults/runs/operations/index.js';
import { faultyRun } from '../faults/runs/run.js';
import type { Scenario, Tables } from '../faults/runs/scenario.js';
import { Slots } from '../faults/runs/slots.js';
import type { Row } from '../faults/runs/values.js';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';
import { createRandom } from '../sandbox/seed/random.js';

const SEEDS = [1, 2, 3];
const ROWS = Array.from({ length: 12 }, (_, index) => ({ name: `row ${index}` }));

let sandbox: Sandbox;

beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty', faults: true });
});

afterAll(() => sandbox.close());

const allDone: BulkReport = {
    operation: 'naive',
    dry_run: false,
    total: ROWS.length,
    done: ROWS.length,
    failed: 0,
    skipped: 0,
    unknown: 0,
    statuses: { added: ROWS.length },
    results: ROWS.map((_, index) => ({ index, status: 'added' })),
    requests: 0,
    seconds: 0,
    rows_per_second: 0,
    checkpoint: {
        format: 'xano-connect/checkpoint',
        version: 1,
        operation: 'naive',
        target: {},
        settled: [[0, ROWS.length - 1]],
        in_flight: [],
        added_ids: [],
        statuses: {},
    },
};

/** Adds row after row as people write it by hand, and claims that all went well. */
const byHand = (add: (xano: Xano, tables: Tables, row: Row) => Promise<void>) => (): Scenario => {
    const scenario: Scenario = {
        initial: [],
        indexes: ROWS.map((_, index) => index),
        bad: new Map(),
        ends: ['added'],
        orderMatters: false,
        bearsLate: true,
        async run(xano, tables) {
            for (const row of ROWS) await add(xano, tables, row);
            return allDone;
        },
        demand(standing) {
            const slots = new Slots();
            for (const [index, { name }] of ROWS.entries()) slots.add(name, standing(index));
            return { keyOf: ({ name }) => String(name), contentOf: String, slots: slots.done() };
        },
    };
    return scenario;
};

async function figuresOf(instead: () => Scenario) {
    const all: RunFigures[] = [];
    for (const seed of SEEDS) all.push(await faultyRun(sandbox, { seed, only: 'add', instead }));
    const sum = (name: 'lost' | 'doubled') => all.reduce((total, figures) => total + figures[name], 0);
    return {
        lost: sum('lost'),
        doubled: sum('doubled'),
        bad: all.filter(({ problems }) => problems.length > 0),
    };
}

describe('clients that are not careful are caught', () => {
    test('sending a row again after any failure doubles rows', async () => {
        const { doubled, bad } = await figuresOf(
            byHand(async (xano, { main }, row) => {
                for (;;) {
                    try {
                        await xano.record.create({ table_id: main.id, row });
                        return;
                    } catch {
                        // Blindly once more.
                    }
                }
            }),
        );
        expect(doubled).toBeGreaterThan(0);
        expect(bad.length).toBeGreaterThan(0);
    }, 60_000);

    test('never sending it again loses rows', async () => {
        const { lost, bad } = await figuresOf(
            byHand(async (xano, { main }, row) => {
                await xano.record.create({ table_id: main.id, row }).catch(() => undefined);
            }),
        );
        expect(lost).toBeGreaterThan(0);
        expect(bad.length).toBeGreaterThan(0);
    }, 60_000);
});

test.each(Object.keys(operations))(
    '%s under faults: nothing lost, doubled or misreported',
    async (only) => {
        const { lost, doubled, wrong, problems } = await faultyRun(sandbox, { seed: 77, only });
        expect({ lost, doubled, wrong, problems }).toEqual({ lost: 0, doubled: 0, wrong: 0, problems: [] });
    },
    60_000,
);

test('the same seed makes the same work', () => {
    for (const make of Object.values(operations)) {
        const [one, other] = [make(createRandom(9)), make(createRandom(9))];
        expect(other.indexes).toEqual(one.indexes);
        expect(other.demand(() => 'done').slots).toEqual(one.demand(() => 'done').slots);
    }
});

describe('a table held against its demand', () => {
    const slots = new Map([
        ['a', { least: 1, most: 1, contents: new Set(['A']) }],
        ['b', { least: 0, most: 1 }],
        ['c', { least: 0, most: 0 }],
    ]);
    const demand = {
        keyOf: ({ key }: { readonly key?: unknown }) => String(key),
        contentOf: ({ content }: { readonly content?: unknown }) => String(content),
        slots,
    };
    const a = { key: 'a', content: 'A' };

    test.each([
        ['what it must hold', [a], {}],
        ['what it may hold besides', [a, { key: 'b' }], {}],
        ['nothing', [], { lost: 1 }],
        ['a record twice', [a, a], { doubled: 1 }],
        ['one that may be there, twice', [a, { key: 'b' }, { key: 'b' }], { doubled: 1 }],
        ['one that must not be there', [a, { key: 'c' }], { doubled: 1 }],
        ['one that nobody asked for', [a, { key: 'd' }], { doubled: 1 }],
        ['other values', [{ key: 'a', content: 'B' }], { wrong: 1 }],
    ])('%s', (_, rows, found) => {
        const { notes, ...sums } = check(rows, demand);
        expect(sums).toEqual({ lost: 0, doubled: 0, wrong: 0, ...found });
        expect(notes).toHaveLength(Object.keys(found).length);
    });
});
