import { XanoError } from '../errors.js';
import type { BulkReport } from '../bulk-types.js';

/**
 * A bulk run ended before its input did. `kind` is that of its cause: `validation` or `conflict` of the first row that
 * failed, `outcome-unknown` when some rows may or may not be written, `aborted` by its signal, `auth`, `connection`, ...
 * `report` says row by row what is certain and what is not, and holds the checkpoint to go on from.
 */
export class BulkStoppedError extends XanoError {
    readonly report: BulkReport;

    constructor(cause: XanoError, report: BulkReport) {
        const { operation = report.operation } = cause;
        const said = `${cause.message.replace(/\.$/, '')}; ${sum(report)}.`;
        // Named here: whoever names it later makes a plain error of it, without its report.
        const message = cause.operation === undefined ? `${operation}: ${said}` : said;
        super(Object.assign({}, cause, { operation, message, cause }));
        this.name = 'BulkStoppedError';
        this.report = report;
    }

    /** Without the rows' results, which may be many. */
    override toJSON(): Record<string, unknown> {
        return { ...super.toJSON(), report: { ...this.report, results: undefined } };
    }
}

/** What is certain, in a few words: people read the message first. */
function sum({ done, failed, unknown }: BulkReport): string {
    const parts = [`${done} ${done === 1 ? 'row is' : 'rows are'} done`];
    if (failed > 0) parts.push(`${failed} failed`);
    if (unknown > 0) parts.push(`${unknown} ${unknown === 1 ? 'is' : 'are'} uncertain`);
    return parts.join(', ');
}
