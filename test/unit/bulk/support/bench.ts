import { runBulk } from '../../../../core/src/bulk/engine.js';
import type { BulkSettings } from '../../../../core/src/bulk/engine.js';
import type { BulkJob } from '../../../../core/src/bulk/job.js';
import { BulkStoppedError } from '../../../../core/src/bulk/stopped.js';
import type { BulkHost } from '../../../../core/src/bulk-host.js';
import type { BulkReport, Checkpoint, Many } from '../../../../core/src/bulk-types.js';
import { FakeHost } from './fake-host.js';
import { FakeTable } from './fake-table.js';
import type { Item, Meet } from './fake-table.js';

export const SETTINGS: BulkSettings = {
    batchSize: 10,
    concurrency: 1,
    onError: 'stop',
    dryRun: false,
    results: 'all',
};

export interface Setup extends Partial<BulkSettings> {
    readonly options?: BulkHost['options'];
    readonly meet?: Meet;
    readonly job?: Parameters<FakeTable['job']>[0];
}

/** A table, its world, and runs over it. */
export class Bench {
    readonly host: FakeHost;
    readonly table: FakeTable;
    readonly job: BulkJob<Item>;
    readonly settings: BulkSettings;

    constructor({ options, meet, job, ...settings }: Setup = {}) {
        this.host = new FakeHost(options);
        this.table = new FakeTable(this.host);
        if (meet !== undefined) this.table.meet = meet;
        this.job = this.table.job(job);
        this.settings = { ...SETTINGS, ...settings };
    }

    run(items: Many<unknown>): Promise<BulkReport> {
        return runBulk(this.job, items, this.settings, this.host);
    }

    /** Goes on from a checkpoint as another process would: it knows nothing else, and reads it from JSON. */
    async resume(
        items: Many<unknown>,
        checkpoint: Checkpoint,
        { options, job, ...settings }: Omit<Setup, 'meet'> = {},
    ): Promise<BulkReport> {
        const resumeFrom = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
        const host = new FakeHost({ ...options, resumeFrom });
        return runBulk(this.table.job(job), items, { ...this.settings, ...settings }, host);
    }
}

export async function stopOf(work: Promise<unknown>): Promise<BulkStoppedError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!(error instanceof BulkStoppedError)) throw new Error(`it did not stop, but ${String(error)}`);
    return error;
}
