import type { Xano } from 'xano-connect';

/** What an operation answers has a type without being declared again. */
export type Summary = Awaited<ReturnType<Xano['requestHistory']['summary']>>;
type Endpoint = Summary['slowest'][number];

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
const ms = (duration: number | null): string => (duration === null ? '?' : `${Math.round(duration)} ms`);
const line = ({ verb, path }: Endpoint, what: string): string => `- \`${verb} ${path}\`: ${what}`;

/** The week in Markdown. */
export function report(summary: Summary): string {
    const { requests, error_rate, duration_ms, slowest, most_failing, series } = summary;
    const busiest = series.reduce<Summary['series'][number] | undefined>(
        (most, day) => (most === undefined || day.requests > most.requests ? day : most),
        undefined,
    );
    return [
        `# API report, ${summary.from.slice(0, 10)} to ${summary.to.slice(0, 10)}`,
        '',
        `${requests} requests, ${percent(error_rate)} failed. Half took less than ${ms(duration_ms.p50)}, 95 % less than ${ms(duration_ms.p95)}.`,
        ...(busiest === undefined
            ? []
            : [`The busiest day was ${busiest.at.slice(0, 10)} with ${busiest.requests} requests.`]),
        '',
        '## Slowest',
        ...slowest.map((endpoint) => line(endpoint, `95 % under ${ms(endpoint.p95_ms)}`)),
        '',
        '## Failing most',
        ...most_failing.map((endpoint) =>
            line(endpoint, `${endpoint.errors} of ${endpoint.requests} failed`),
        ),
        '',
    ].join('\n');
}
