import type { Xano } from 'xano-connect';
import type { TourOptions } from './arguments.js';
import type { Screen } from './screen.js';
import { addRecords, patchRecords, searchRecords, verifyRecords } from './steps/records.js';
import { showHistory } from './steps/history.js';
import { showAccount, showOpenApi } from './steps/instance.js';
import { withTable } from './steps/table.js';
import type { Target } from './target.js';

/** What `--json` prints. */
export interface TourResult {
    readonly ok: boolean;
    readonly via: 'rest' | 'mcp';
    readonly rows_added: number;
    readonly rows_patched: number;
    readonly rows_verified: number;
    readonly requests: number;
    readonly retries: number;
    readonly seconds: number;
    /** Of this process, without the sandbox. */
    readonly peak_rss_mb: number;
}

/** What every step works with. */
export interface Tour {
    readonly xano: Xano;
    readonly kind: Target['kind'];
    readonly options: TourOptions;
    readonly screen: Screen;
    readonly signal: AbortSignal;
    /** The moment the tour began, epoch milliseconds: the made-up data hangs on it. */
    readonly begun: number;
}

export async function runTour(
    target: Target,
    options: TourOptions,
    screen: Screen,
    signal: AbortSignal,
): Promise<TourResult> {
    const { xano, kind } = target;
    const tour: Tour = { xano, kind, options, screen, signal, begun: Date.now() };
    const clock = performance.now();
    await showAccount(tour);
    const counts = await withTable(tour, async (table_id) => {
        const ids = await addRecords(tour, table_id);
        await searchRecords(tour, table_id);
        const rows_patched = await patchRecords(tour, table_id, ids);
        const rows_verified = await verifyRecords(tour, table_id, ids);
        await showHistory(tour);
        await showOpenApi(tour);
        return { rows_added: ids.length, rows_patched, rows_verified };
    });
    return {
        ok: Object.values(counts).every((count) => count === options.rows),
        via: options.via,
        ...counts,
        requests: xano.stats.requests,
        retries: xano.stats.retries,
        seconds: Math.round((performance.now() - clock) / 10) / 100,
        peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
}
