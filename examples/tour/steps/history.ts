import { barChart } from '../chart.js';
import type { Tour } from '../run.js';

const DAYS = 14;

/** Null where there was no request to measure. */
const ms = (value: number | null): number | string => (value === null ? '-' : Math.round(value));

/** How the instance was used and how it kept up. */
export async function showHistory({ xano, screen, signal, begun }: Tour): Promise<void> {
    screen.step(`Analyse the request history of the last ${DAYS} days`);
    const clock = performance.now();
    const summary = await xano.requestHistory.summary(
        { from: begun - DAYS * 86_400_000, to: begun, bucket: 'day', top: 5 },
        { signal },
    );
    const seconds = ((performance.now() - clock) / 1000).toFixed(1);
    const { p50, p95, p99 } = summary.duration_ms;
    screen.done(`${summary.requests.toLocaleString('en-GB')} requests read and summed up in ${seconds} s`);
    screen.note(
        `${(summary.error_rate * 100).toFixed(2)} % failed; duration p50 ${ms(p50)} ms, ` +
            `p95 ${ms(p95)} ms, p99 ${ms(p99)} ms`,
    );
    screen.table(
        ['slowest endpoints', 'requests', 'failed', 'p50 ms', 'p95 ms'],
        summary.slowest.map((one) => [
            `${one.verb} ${one.path}`,
            one.requests,
            one.errors,
            ms(one.p50_ms),
            ms(one.p95_ms),
        ]),
    );
    if (summary.series.length === 0) return;
    screen.note('requests a day, failed ones in red:');
    screen.text(
        barChart(
            summary.series.map(({ at, requests, errors }) => ({
                label: new Date(at).toISOString().slice(5, 10),
                value: requests,
                bad: errors,
            })),
        ),
    );
}
