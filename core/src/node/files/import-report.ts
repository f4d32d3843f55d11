import type { BulkReport } from '../../bulk-types.js';
import { XanoError } from '../../errors.js';
import type { ImportProblem, ImportReport } from './import-types.js';

/** choice: what a person reads before opening the rejects file. */
const MOST_PROBLEMS = 20;

/** The first rows that are not imported, in the order they are known. */
export class Problems {
    readonly first: ImportProblem[] = [];

    note(rows: readonly ImportProblem[]): void {
        for (const { at, reason } of rows) {
            if (this.first.length < MOST_PROBLEMS) this.first.push({ at, reason });
        }
    }
}

export type ReportFacts = Pick<ImportReport, 'mode' | 'dry_run' | 'resumed' | 'rows' | 'problems'> & {
    readonly unusable: number;
    readonly rejects: string | undefined;
};

/** The report of an import, of what the engine says of its part. */
export function importReport(bulk: BulkReport, { unusable, rejects, ...facts }: ReportFacts): ImportReport {
    const { done, skipped, unknown, statuses, requests, seconds, rows_per_second } = bulk;
    return {
        ...facts,
        done,
        skipped,
        rejected: unusable + bulk.failed,
        unknown,
        statuses,
        ...(rejects === undefined ? {} : { rejects }),
        requests,
        seconds,
        rows_per_second,
    };
}

/** An import ended before its file did. `kind` is that of its cause. `report` says what is certain. */
export class ImportStoppedError extends XanoError {
    readonly report: ImportReport;

    constructor(cause: XanoError, name: string, report: ImportReport, checkpoint: string | undefined) {
        const { done, rejected, unknown } = report;
        const counts = [`${done} rows are imported`];
        if (rejected > 0) counts.push(`${rejected} rejected`);
        if (unknown > 0) counts.push(`${unknown} uncertain`);
        const message = `${name}: the import stopped, ${counts.join(', ')}: ${cause.message}`;
        const goOn = `Import the same file with the checkpoint ${checkpoint} again: it goes on where this stopped.`;
        super(
            Object.assign({}, cause, { message, hint: checkpoint === undefined ? cause.hint : goOn, cause }),
        );
        this.name = 'ImportStoppedError';
        this.report = report;
    }
}
