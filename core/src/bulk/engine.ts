import { isXanoError, XanoError } from '../errors.js';
import { reworded } from '../reword.js';
import { Book } from './book.js';
import { BusyKeys } from './busy-keys.js';
import { hashOf, readCheckpoint, requireSame } from './checkpoint.js';
import { fly } from './flight.js';
import type { Part, Tower } from './flight.js';
import { Gatherer } from './gather.js';
import type { Batch } from './gather.js';
import { Gauge, MOST_CHARACTERS } from './gauge.js';
import { rowError } from './job.js';
import type { BulkJob, Missing, Outcome, Prepared, Sight } from './job.js';
import { Parley } from './parley.js';
import { Steps } from './steps.js';
import type { IndexOf } from './steps.js';
import { BulkStoppedError } from './stopped.js';
import { countsOf, Tally } from './tally.js';
import type { BulkHost } from '../bulk-host.js';
import type { BulkReport, InFlight, Many } from '../bulk-types.js';

/** How a run is to go. */
export interface BulkSettings {
    /** Rows in one request, at most. */
    readonly batchSize: number;
    /** Requests on their way at once, at most. */
    readonly concurrency: number;
    readonly onError: 'stop' | 'continue';
    readonly dryRun: boolean;
    readonly results: 'all' | 'problems';
    readonly indexOf?: IndexOf;
}

/** choice: how often one batch may fail for reasons that pass (a lost connection, a busy server), over the client's own retries. */
const PATIENCE = 5;
/** The free plan takes this many requests in 20 seconds (metadata-api.md section 5); paid plans have no limit. */
const FREE_REQUESTS = 10;
/** choice: rows in a row that the server fails over, each alone, until it is clear that the rows are not why. */
const SERVER_FAILURES = 5;

const UNKNOWN: Outcome = { status: 'unknown' };

/**
 * Does the job to every row of the input: batches of bounded size, some of them on their way at once, nothing sent twice
 * that may be there already.
 *
 * @throws BulkStoppedError when it ends before the input does; its report says what is certain
 */
export function runBulk<T>(
    job: BulkJob<T>,
    source: Many<unknown>,
    settings: BulkSettings,
    host: BulkHost,
): Promise<BulkReport> {
    return new BulkRun(job, source, settings, host).run();
}

class BulkRun<T> implements Tower<T> {
    readonly job: BulkJob<T>;
    readonly gauge: Gauge;
    readonly dryRun: boolean;
    readonly patience: number;
    readonly #settings: BulkSettings;
    readonly #host: BulkHost;
    readonly #book: Book;
    readonly #tally: Tally;
    readonly #gatherer: Gatherer<T>;
    readonly #parley: Parley<T>;
    readonly #flights = new Set<Promise<void>>();
    readonly #busy = new BusyKeys();
    readonly #earlier: readonly InFlight[];
    #stop: XanoError | undefined;
    /** Of the row that stopped the run: the first one counts, whichever answer came first. */
    #stopIndex = Infinity;
    #serverFailures = 0;
    readonly #requestsBefore: number;

    constructor(job: BulkJob<T>, source: Many<unknown>, settings: BulkSettings, host: BulkHost) {
        const { batchSize, concurrency, dryRun, indexOf } = settings;
        const { resumeFrom } = host.options;
        const from = resumeFrom === undefined ? undefined : readCheckpoint(resumeFrom, job);
        this.job = job;
        this.dryRun = dryRun;
        this.patience = PATIENCE;
        this.gauge = new Gauge(batchSize, concurrency);
        this.#settings = settings;
        this.#host = host;
        this.#requestsBefore = host.requests();
        this.#book = new Book(job, from);
        this.#tally = new Tally({
            statuses: this.#book.statuses,
            keep: settings.results,
            total: Array.isArray(source) ? source.length : undefined,
            now: () => host.now(),
        });
        this.#gatherer = new Gatherer(new Steps(source, indexOf), job, {
            settled: this.#book.settled,
            stopAtRefusal: settings.onError === 'stop',
        });
        this.#parley = new Parley((missing) => job.look?.(missing) ?? Promise.resolve([]));
        this.#earlier = [...(from?.in_flight ?? [])].sort((a, b) => a.from - b.from);
    }

    async run(): Promise<BulkReport> {
        try {
            await this.#resume();
            await this.#goOn();
        } catch (error) {
            this.stop(asXanoError(error));
        }
        await Promise.all(this.#flights);
        try {
            await this.#gatherer.close();
            await this.#keepCheckpoint();
        } catch (error) {
            this.stop(asXanoError(error));
        }
        const report: BulkReport = {
            operation: this.job.operation,
            dry_run: this.dryRun,
            ...countsOf(this.#tally.statuses()),
            statuses: this.#tally.statuses(),
            results: this.#tally.results(),
            requests: this.#requests(),
            ...this.#tally.pace(),
            checkpoint: this.#book.checkpoint(),
        };
        if (this.#stop !== undefined) throw new BulkStoppedError(this.#stop, report);
        return report;
    }

    stopped(): boolean {
        const { signal } = this.#host.options;
        if (signal?.aborted === true) this.stop(this.#aborted());
        return this.#stop !== undefined;
    }

    now(): number {
        return this.#host.now();
    }

    stop(error: XanoError, index = Infinity): void {
        if (this.#stop !== undefined && index >= this.#stopIndex) return;
        this.#stop = error;
        this.#stopIndex = index;
    }

    async settle(rows: readonly Prepared<T>[], outcomes: readonly Outcome[]): Promise<void> {
        const failed = outcomes.findIndex(({ status }) => status === 'failed');
        if (failed < 0) this.#serverFailures = 0;
        const { options } = this.#host;
        const { operation } = this.job;
        // Made only where somebody wants them: most rows of a long run need none.
        await options.onResults?.(rows.map(({ index }, i) => ({ index, ...at(outcomes, i) })));
        const kept = this.#settings.onError === 'continue';
        rows.forEach(({ index }, i) => {
            const outcome = at(outcomes, i);
            if (kept || outcome.status !== 'failed') {
                if (!this.dryRun) this.#book.settled.add(index);
                this.#tally.add(index, outcome);
                return;
            }
            // The row that stops a run is left for its next part, when somebody has mended it.
            this.#tally.note(index, outcome);
            const { error } = outcome;
            if (i !== failed || error === undefined) return;
            const message = `${operation}: row ${index}: ${error.message}`;
            this.stop(new XanoError({ ...error, operation, message }), index);
        });
        options.onProgress?.({ operation, ...this.#tally.progress() });
    }

    async fail(row: Prepared<T>, error: XanoError, server: boolean): Promise<void> {
        if (server && ++this.#serverFailures >= SERVER_FAILURES) {
            this.stop(error);
            return;
        }
        await this.settle([row], [{ status: 'failed', error: rowError(this.#plain(error)) }]);
    }

    async wait(failures: number, error: XanoError): Promise<void> {
        try {
            await this.#host.backOff(failures, error.retryAfterMs);
        } catch (cause) {
            throw this.#aborted(cause);
        }
    }

    async look(missing: Missing<T>): Promise<Sight> {
        if (this.job.looksTogether?.(missing) === true) return this.#parley.ask(missing);
        const [sight] = (await this.job.look?.([missing])) ?? [];
        return sight ?? { found: [], sure: false };
    }

    /** Batches that were on their way when the run was ended come first, all at once: they may have to be told apart. */
    async #resume(): Promise<void> {
        const left = [...this.#earlier];
        try {
            const batches = [];
            for (const inFlight of this.#earlier) {
                const batch = await this.#gatherer.earlier(inFlight);
                requireSame(inFlight, batch.ends);
                batches.push({ inFlight, batch });
            }
            for (const { inFlight, batch } of batches) {
                await this.#refuse(batch.refused);
                this.#start(batch, inFlight, true);
                left.shift();
            }
        } catch (error) {
            this.#noteUncertain(left);
            throw error;
        }
    }

    /** Rows that were on their way and that nobody has come to yet, where their indexes can be told. */
    #noteUncertain(inFlights: readonly InFlight[]): void {
        if (this.#settings.indexOf !== undefined || this.dryRun) return;
        for (const { from, to } of inFlights) {
            for (let index = from; index <= to; index++) {
                if (!this.#book.settled.has(index)) this.#tally.note(index, UNKNOWN);
            }
        }
    }

    async #goOn(): Promise<void> {
        while (!this.stopped()) {
            if (this.#host.limited()) this.gauge.fill();
            const most = { rows: this.gauge.rows, characters: MOST_CHARACTERS };
            const batch = await this.#gatherer.next(most, this.#busy);
            if (batch === undefined) return;
            await this.#room();
            if (this.stopped()) return;
            if (batch.rows.length > 0) await this.#launch(batch);
            // Those it waits for may have landed since: nothing would ever come of an empty race.
            else if (batch.refused.length === 0 && this.#flights.size > 0) await Promise.race(this.#flights);
            await this.#refuse(batch.refused);
        }
    }

    /** Waits until one more batch may leave. */
    async #room(): Promise<void> {
        while (!this.stopped() && (this.#flights.size >= this.#lanes() || this.#parley.busy)) {
            await Promise.race(this.#flights);
        }
    }

    /**
     * A limit shows at the first request too many. That one goes alone: one refusal tells it, where all that are on their
     * way would each run into it.
     */
    #lanes(): number {
        const sent = this.#requests();
        const scout = sent >= FREE_REQUESTS && sent <= FREE_REQUESTS + 1 && !this.#host.limited();
        return scout ? 1 : this.gauge.lanes;
    }

    #requests(): number {
        return this.#host.requests() - this.#requestsBefore;
    }

    async #launch(batch: Batch<T>): Promise<void> {
        const { rows, ends } = batch;
        const aboveId = this.job.aboveId?.();
        const inFlight: InFlight = {
            from: rows[0]?.index ?? 0,
            to: rows.at(-1)?.index ?? 0,
            hash: hashOf(...ends),
            sent_at: this.#host.now(),
            ...(aboveId === undefined ? {} : { above_id: aboveId }),
        };
        this.#book.begin(inFlight);
        // Written down before it leaves: whoever goes on after a crash knows what may be there.
        await this.#keepCheckpoint();
        this.#start(batch, inFlight, false);
    }

    #start({ rows, keys }: Pick<Batch<T>, 'rows' | 'keys'>, inFlight: InFlight, unsure: boolean): void {
        this.#busy.add(keys);
        const part: Part<T> = {
            rows,
            aboveId: inFlight.above_id,
            failures: 0,
            serverFailures: 0,
            unsure,
            again: unsure,
            late: unsure,
        };
        this.#parley.enter();
        const flight = this.#fly(part, inFlight).finally(() => {
            this.#busy.delete(keys);
            this.#flights.delete(flight);
            this.#parley.leave();
        });
        this.#flights.add(flight);
    }

    async #fly(part: Part<T>, inFlight: InFlight): Promise<void> {
        try {
            const unsure = await fly(part, this);
            if (unsure.length === 0) this.#book.end(inFlight);
            else for (const { index } of unsure) this.#tally.note(index, UNKNOWN);
        } catch (error) {
            this.stop(asXanoError(error));
        }
    }

    /** Rows that cannot be sent. */
    async #refuse(refused: Batch<T>['refused']): Promise<void> {
        for (const { index, error } of refused) {
            await this.settle(
                [{ index, row: undefined as T }],
                [{ status: 'failed', error: rowError(this.#plain(error)) }],
            );
            if (this.stopped()) return;
        }
    }

    async #keepCheckpoint(): Promise<void> {
        const { onCheckpoint } = this.#host.options;
        if (onCheckpoint !== undefined && !this.dryRun) await onCheckpoint(this.#book.checkpoint());
    }

    /** Said of one row, which its result names. */
    #plain(error: XanoError): XanoError {
        const { operation } = this.job;
        return error.message.startsWith(`${operation}: `)
            ? reworded(error, { message: error.message.slice(operation.length + 2) })
            : error;
    }

    #aborted(cause: unknown = this.#host.options.signal?.reason): XanoError {
        return new XanoError({
            kind: 'aborted',
            operation: this.job.operation,
            message: `${this.job.operation}: stopped by its signal`,
            hint: 'Go on from the checkpoint with the same input.',
            cause,
        });
    }
}

/** The server has to say something of every row. */
function at(outcomes: readonly Outcome[], i: number): Outcome {
    const outcome = outcomes[i];
    if (outcome === undefined) throw new Error(`row ${i} of a batch has no outcome`);
    return outcome;
}

function asXanoError(error: unknown): XanoError {
    if (isXanoError(error)) return error;
    // A callback of the caller's that failed, or a slip of ours.
    const message = error instanceof Error ? error.message : String(error);
    return new XanoError({ kind: 'validation', message, cause: error });
}
