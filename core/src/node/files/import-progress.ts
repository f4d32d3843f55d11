import type { ProgressEvent } from '../../operation.js';
import type { ImportProgress } from './import-types.js';

/** How far an import is, put together from what the file and the engine tell. */
export class ImportPace {
    phase: ImportProgress['phase'] = 'checking';
    bytesTotal: number | undefined;
    total: number | undefined;
    readonly #tell: ((progress: ImportProgress) => void) | undefined;
    #bytes = 0;

    constructor(tell: ((progress: ImportProgress) => void) | undefined) {
        this.#tell = tell;
    }

    begin(phase: ImportProgress['phase']): void {
        this.phase = phase;
        this.#bytes = 0;
    }

    /** Bytes of the file, as they are read. */
    bytes(count: number): void {
        this.#bytes += count;
        if (this.phase === 'checking') this.#say({ done: 0, rejected: 0, rows_per_second: 0 });
    }

    /** What the engine says of its rows, and how many did not get there. */
    rows({ done, failed = 0, rows_per_second = 0 }: ProgressEvent, unusable: number): void {
        this.#say({ done, rejected: failed + unusable, rows_per_second });
    }

    #say(now: Pick<ImportProgress, 'done' | 'rejected' | 'rows_per_second'>): void {
        const { phase, total, bytesTotal } = this;
        const left = total === undefined ? undefined : Math.max(0, total - now.done - now.rejected);
        const isTimed = left !== undefined && now.rows_per_second > 0;
        this.#tell?.({
            phase,
            ...now,
            ...(total === undefined ? {} : { total }),
            bytes_read: this.#bytes,
            ...(bytesTotal === undefined ? {} : { bytes_total: bytesTotal }),
            ...(isTimed ? { eta_ms: Math.round((left * 1000) / now.rows_per_second) } : {}),
        });
    }
}
