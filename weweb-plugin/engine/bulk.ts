import { BulkStoppedError } from 'xano-connect/pure/composites';
import type { BulkReport, CallOptions } from 'xano-connect/pure';
import type { ActionContext } from './action.js';

/** Rows in one request when nobody says otherwise; the engine begins with fewer. */
const BATCH = 500;

/** Arguments of every bulk action. */
export const bulkArgs = {
    batchSize: 'number',
    stopAtFirst: 'boolean',
    dryRun: 'boolean',
    confirm: 'text',
} as const;

export interface BulkArguments {
    readonly batchSize?: number;
    readonly stopAtFirst?: boolean;
    readonly dryRun?: boolean;
}

/** How a bulk action goes, in the engine's words; never more in a request than the proxy takes. */
export async function bulkOptions(context: ActionContext, { batchSize, stopAtFirst, dryRun }: BulkArguments) {
    const most = await context.mostChanges();
    return {
        batch_size: Math.max(1, Math.min(batchSize ?? BATCH, most ?? Infinity)),
        on_error: stopAtFirst === true ? 'stop' : 'continue',
        dry_run: dryRun === true,
        results: 'problems',
    } as const;
}

/** Tells the variable `progress` how far the run is, from now on: a bar must not stand where the last run ended. */
export function watched(context: ActionContext, total?: number): CallOptions {
    context.progress({ done: 0, total: total ?? null });
    return {
        ...(context.signal === undefined ? {} : { signal: context.signal }),
        onProgress: ({ done, failed = 0, rows_per_second, eta_ms, total: known = total ?? null }) => {
            context.progress({
                done,
                failed,
                total: known,
                rowsPerSecond: rows_per_second ?? null,
                etaMs: eta_ms ?? null,
            });
        },
    };
}

/** What a bulk action answers: the numbers, and the rows that need a look. */
export interface BulkResult {
    readonly total: number;
    readonly done: number;
    readonly failed: number;
    readonly skipped: number;
    readonly unknown: number;
    readonly dryRun: boolean;
    readonly problems: readonly BulkProblem[];
}

export interface BulkProblem {
    /** Place in the list, from 0. */
    readonly index: number;
    readonly id: number | string | null;
    readonly status: string;
    readonly message: string;
    readonly hint: string;
}

/** Shape of it in the words of the documentation. */
export const BULK_SHAPE =
    '{ total: number, done: number, failed: number, skipped: number, unknown: number, dryRun: boolean, problems: { index: number, id: number | string | null, status: string, message: string, hint: string }[] }';

/**
 * @param idAt the id that a row of the input named itself: of rows that never left the engine does not tell it
 */
export const bulkResult = (
    { total, done, failed, skipped, unknown, dry_run, results }: BulkReport,
    idAt: (index: number) => number | string | undefined = () => undefined,
): BulkResult => ({
    total,
    done,
    failed,
    skipped,
    unknown,
    dryRun: dry_run,
    problems: results
        .filter(({ status }) => status === 'failed' || status === 'unknown')
        .map(({ index, status, row_id, error }) => ({
            index,
            id: row_id ?? idAt(index) ?? null,
            status,
            message: error?.message ?? '',
            hint: error?.hint ?? '',
        })),
});

/** What is certain of a run that ended early; undefined for every other failure. */
export const stoppedResult = (error: unknown): BulkResult | undefined =>
    error instanceof BulkStoppedError ? bulkResult(error.report) : undefined;
