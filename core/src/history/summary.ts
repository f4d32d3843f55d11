import { Busiest } from './busiest.js';
import { Endpoints } from './endpoints.js';
import type { EndpointStats } from './endpoints.js';
import { Histogram } from './histogram.js';
import type { LoggedRequest } from './logged-request.js';
import { Series } from './series.js';
import { isoTime } from './time.js';
import { Top } from './top.js';

export interface SummaryOptions {
    /** Epoch milliseconds, both ends included. */
    readonly from: number;
    readonly to: number;
    readonly bucketMs: number;
    /** Length of the lists of endpoints and requests. */
    readonly top: number;
    /** Distinct endpoints kept apart; default 2,000. */
    readonly endpoints?: number;
}

export type HistoryReport = ReturnType<HistorySummary['report']>;

const SHARES = [0.5, 0.95, 0.99] as const;

/** To the microsecond: what is more precise than that is rounding of ours, not measuring of Xano's. */
const round = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 1000) / 1000);

/** Adds up logged calls, given in order of time, in memory that does not grow with their number. */
export class HistorySummary {
    readonly #options: SummaryOptions;
    readonly #durations = new Histogram();
    readonly #byStatus = new Map<number, number>();
    readonly #endpoints: Endpoints;
    readonly #slowest: Top<LoggedRequest>;
    readonly #second = new Busiest(1000);
    readonly #minute = new Busiest(60_000);
    readonly #series: Series;
    #errors = 0;
    #clientErrors = 0;

    constructor(options: SummaryOptions) {
        this.#options = options;
        this.#endpoints = new Endpoints(options.endpoints);
        this.#slowest = new Top(options.top, ({ duration_ms }) => duration_ms);
        this.#series = new Series(options.from, options.to, options.bucketMs);
    }

    add(request: LoggedRequest): void {
        const { at, status, duration_ms } = request;
        const failed = status >= 500;
        if (failed) this.#errors++;
        else if (status >= 400) this.#clientErrors++;
        this.#durations.add(duration_ms);
        this.#byStatus.set(status, (this.#byStatus.get(status) ?? 0) + 1);
        this.#endpoints.add(request, failed);
        this.#slowest.add(request);
        this.#second.add(at);
        this.#minute.add(at);
        this.#series.add(at, status, duration_ms);
    }

    report() {
        const requests = this.#durations.count;
        const [p50, p95, p99] = this.#durations.quantiles(SHARES).map(round);
        return {
            from: isoTime(this.#options.from),
            to: isoTime(this.#options.to),
            requests,
            errors: this.#errors,
            client_errors: this.#clientErrors,
            error_rate: requests === 0 ? 0 : this.#errors / requests,
            duration_ms: {
                p50: p50 ?? null,
                p95: p95 ?? null,
                p99: p99 ?? null,
                max: round(this.#durations.max),
                mean: round(this.#durations.mean),
            },
            by_status: Object.fromEntries(
                [...this.#byStatus].sort(([a], [b]) => a - b).map(([status, n]) => [String(status), n]),
            ),
            ...this.#endpointLists(),
            slowest_requests: this.#slowest.items.map(
                ({ id, created_at, verb, path, status, duration_ms }) => ({
                    id,
                    created_at,
                    verb,
                    path,
                    status,
                    duration_ms: round(duration_ms),
                }),
            ),
            busiest_second: busiest(this.#second),
            busiest_minute: busiest(this.#minute),
            series: this.#series.points().map(({ at, p50: half, p95: most, ...counts }) => ({
                at: isoTime(at),
                ...counts,
                p50_ms: round(half),
                p95_ms: round(most),
            })),
            truncated: this.#endpoints.truncated,
        };
    }

    #endpointLists() {
        const lines = this.#endpoints.all().map(line);
        const ranked = (score: (of: Line) => number): Line[] =>
            // Ties are broken by traffic, then by name, so that a report does not change with the order of calls.
            lines
                .filter((each) => score(each) > 0)
                .sort((a, b) => score(b) - score(a) || b.requests - a.requests || byName(a, b))
                .slice(0, this.#options.top);
        return {
            slowest: ranked(({ p95_ms }) => p95_ms ?? 0),
            most_requested: ranked(({ requests }) => requests),
            most_failing: ranked(({ errors }) => errors),
        };
    }
}

type Line = ReturnType<typeof line>;

function line({ verb, path, errors, durations }: EndpointStats) {
    const [p50, p95, p99] = durations.quantiles(SHARES).map(round);
    return {
        verb,
        path,
        requests: durations.count,
        errors,
        p50_ms: p50 ?? null,
        p95_ms: p95 ?? null,
        p99_ms: p99 ?? null,
        max_ms: round(durations.max),
    };
}

const byName = (a: Line, b: Line): number => (`${a.path} ${a.verb}` < `${b.path} ${b.verb}` ? -1 : 1);

const busiest = ({ best }: Busiest) =>
    best === undefined ? null : { at: isoTime(best.at), requests: best.requests };
