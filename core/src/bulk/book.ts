import type { BulkJob } from './job.js';
import { RangeSet } from './ranges.js';
import type { Checkpoint, InFlight, RowStatus } from '../bulk-types.js';

export type Statuses = Partial<Record<RowStatus, number>>;

/** Keeps count of what is settled and what is on its way: a checkpoint can be taken from it at any moment. */
export class Book {
    readonly settled: RangeSet;
    /** Rows by what became of them, those of earlier parts too. */
    readonly statuses: Statuses;
    readonly #job: Pick<BulkJob<unknown>, 'operation' | 'target' | 'addedIds'>;
    readonly #inFlight = new Set<InFlight>();

    constructor(job: Pick<BulkJob<unknown>, 'operation' | 'target' | 'addedIds'>, from?: Checkpoint) {
        this.#job = job;
        this.settled = new RangeSet(from?.settled);
        this.statuses = { ...from?.statuses };
        for (const inFlight of from?.in_flight ?? []) this.#inFlight.add(inFlight);
        for (const ids of from?.added_ids ?? []) job.addedIds?.add(...ids);
    }

    begin(inFlight: InFlight): void {
        this.#inFlight.add(inFlight);
    }

    /** Nothing of it can be written any more without being settled. */
    end(inFlight: InFlight): void {
        this.#inFlight.delete(inFlight);
    }

    checkpoint(): Checkpoint {
        const { operation, target, addedIds } = this.#job;
        const inFlight = [...this.#inFlight];
        // Only ids above the oldest batch in flight can be mistaken for its rows.
        addedIds?.dropTo(Math.min(...inFlight.map(({ above_id }) => above_id ?? Infinity)));
        return {
            format: 'xano-connect/checkpoint',
            version: 1,
            operation,
            target,
            settled: this.settled.runs(),
            in_flight: inFlight,
            added_ids: addedIds?.runs() ?? [],
            statuses: { ...this.statuses },
        };
    }
}
