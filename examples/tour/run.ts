import type { Xano } from 'xano-connect';
import type { TourOptions } from './arguments.js';
import type { Screen } from './screen.js';
import { addRecords, patchRecords, searchRecords, verifyRecords } from './steps/records.js';
import { showHistory } from './steps/history.js';
import { showAccount, showOpenApi } from './steps/instance.js';
import { makeTable, removeTable } from './steps/table.js';
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
    const tour: Tour = { xano: target.xano, options, screen, signal, begun: Date.now() };
    const clock = performance.now();
    await showAccount(tour);
    const table_id = await makeTable(tour);
    let added = 0;
    let patched = 0;
    let verified = 0;
    try {
        const ids = await addRecords(tour, table_id);
        added = ids.length;
        await searchRecords(tour, table_id);
        patched = await patchRecords(tour, table_id, ids);
        verified = await verifyRecords(tour, table_id, ids);
        await showHistory(tour);
        await showOpenApi(tour);
    } finally {
        if (!options.keep) await removeTable(tour, table_id);
    }
    const counts = [added, patched, verified];
    return {
        ok: counts.every((count) => count === options.rows),
        via: options.via,
        rows_added: added,
        rows_patched: patched,
        rows_verified: verified,
        requests: target.xano.stats.requests,
        retries: target.xano.stats.retries,
        seconds: Math.round((performance.now() - clock) / 10) / 100,
        peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
}
