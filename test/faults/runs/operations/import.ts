import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport } from 'xano-connect/files';
import { importRecords } from 'xano-connect/files';
import type { BulkReport, RowResult } from '../../../../core/src/bulk-types.js';
import type { Random } from '../../../sandbox/seed/random.js';
import type { Scenario, Standing } from '../scenario.js';
import { Slots } from '../slots.js';
import { complete, contentOf, freeValues } from '../values.js';
import type { Row } from '../values.js';
import { badShare, FAILED, sizeOf } from './spoil.js';

type Mode = 'add' | 'upsert' | 'patch';

const ENDS: Readonly<Record<Mode, readonly string[]>> = {
    add: ['added'],
    upsert: ['created', 'updated', 'unchanged'],
    patch: ['patched', 'skipped', 'unchanged'],
};

/** A file says nothing of these: a CSV has no null, and JSON in a cell is another matter. */
const UNSAID = ['data', 'amount', 'at'];

const email = (index: number): string => `row${index}@example.com`;
const keyOf = (row: Row): string => String(row['email']);

function fullValues(random: Random): Row {
    const free = Object.entries({ name: 'x', active: false, state: 'new', ...freeValues(random) });
    return Object.fromEntries(free.filter(([name]) => !UNSAID.includes(name)));
}

/** A CSV of its own seed, with some rows that are refused, in each of the modes. */
export function importing(random: Random): Scenario {
    const mode = random.pick(['add', 'add', 'upsert', 'patch'] as const);
    const size = sizeOf(random);
    const isThere = (index: number): boolean => (mode === 'upsert' ? index % 2 === 0 : mode === 'patch');
    const initial = Array.from({ length: size }, (_, index): Row => ({
        ...freeValues(random),
        email: email(index),
        id: index + 1,
    })).filter((_, index) => isThere(index));
    const known = new Map(initial.map((row) => [keyOf(row), row]));
    const rows = Array.from({ length: size }, (_, index): Row => ({
        email: email(index),
        ...fullValues(random),
    }));
    const share = badShare(random);
    const bad = new Map<number, readonly string[]>();
    for (let index = 0; index < size; index++) if (random.chance(share)) bad.set(index, FAILED);
    const lines = rows.map((row, index) => ({
        ...(mode === 'patch' ? { id: index + 1 } : {}),
        ...row,
        ...(bad.has(index) ? { state: 'nope' } : {}),
    }));
    let folder: string | undefined;

    async function files() {
        const kept = (folder ??= await mkdtemp(join(tmpdir(), 'xano-faults-')));
        const file = join(kept, 'rows.csv');
        await writeFile(file, csvOf(lines));
        return { file, rejects: join(kept, 'rejects.csv'), checkpoint: join(kept, 'checkpoint.json') };
    }

    return {
        unique: ['email'],
        initial,
        indexes: rows.map((_, index) => index),
        bad,
        ends: ENDS[mode],
        orderMatters: false,
        bearsLate: true,
        async run(xano, { main }, { batch_size, concurrency, on_unknown }) {
            const paths = await files();
            const given = {
                table_id: main.id,
                mode,
                ...paths,
                batch_size,
                concurrency,
                ...(mode === 'add' ? { on_unknown } : {}),
                ...(mode === 'upsert' ? { match: 'email' } : {}),
            };
            try {
                const report = await importRecords(xano, given);
                return asBulk(report, size, await rejectedIn(paths.rejects));
            } catch (error) {
                // The engine's own error tells row by row what the import's tells in sum.
                throw error instanceof Error && error.cause instanceof Error && 'report' in error.cause
                    ? error.cause
                    : error;
            }
        },
        demand(standing) {
            const slots = new Slots();
            for (const [index, row] of rows.entries()) {
                const stands: Standing = bad.has(index) ? 'not' : standing(index);
                const before = known.get(keyOf(row));
                const after = complete({ ...before, ...row });
                const contents = [
                    ...(before !== undefined && stands !== 'done' ? [contentOf(complete(before))] : []),
                    ...(stands === 'not' ? [] : [contentOf(after)]),
                ];
                slots.add(keyOf(row), before === undefined ? stands : 'done', contents);
            }
            return { keyOf, contentOf, slots: slots.done() };
        },
        keepFilesIn(given) {
            folder = given;
        },
        async clean() {
            if (folder !== undefined) await rm(folder, { recursive: true, force: true });
        },
    };
}

function csvOf(rows: readonly Row[]): string {
    const names = Object.keys(rows[0] ?? {});
    const line = (cells: readonly unknown[]): string =>
        cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
    return [line(names), ...rows.map((row) => line(names.map((name) => row[name])))].join('\r\n');
}

/** Each rejected row with its reason; the address in it tells which it is. */
async function rejectedIn(path: string): Promise<RowResult[]> {
    const text = await readFile(path, 'utf8').catch(() => '');
    return [...text.matchAll(/row(\d+)@example/g)].map(([, index]) => ({
        index: Number(index),
        status: 'failed',
    }));
}

function asBulk(report: ImportReport, size: number, results: readonly RowResult[]): BulkReport {
    const { dry_run, rows, done, rejected, skipped, unknown, statuses, requests, seconds, rows_per_second } =
        report;
    return {
        operation: 'importRecords',
        dry_run,
        total: rows,
        done,
        failed: rejected,
        skipped,
        unknown,
        statuses,
        results,
        requests,
        seconds,
        rows_per_second,
        checkpoint: {
            format: 'xano-connect/checkpoint',
            version: 1,
            operation: 'importRecords',
            target: {},
            settled: size === 0 ? [] : [[0, size - 1]],
            in_flight: [],
            added_ids: [],
            statuses,
        },
    };
}
