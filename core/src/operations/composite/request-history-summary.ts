import * as z from 'zod/mini';
import { pagesAhead } from '../../ahead.js';
import { BUCKET_NAMES, BUCKETS, chooseBucket } from '../../history/buckets.js';
import { isMetadataCall, readLoggedRequest } from '../../history/logged-request.js';
import { isMoment, readMoment } from '../../history/moment.js';
import type { Moment } from '../../history/moment.js';
import { RecentIds } from '../../recent-ids.js';
import { HistorySummary } from '../../history/summary.js';
import { isoTime } from '../../history/time.js';
import { invalidInput } from '../../invalid-input.js';
import { defineComposite } from '../../operation.js';
import { branch, HISTORY_MAX, idOrName, isRow, whole, workspace } from '../fields.js';
import { requestHistoryOperations } from '../run-history.js';
import { thing } from '../shapes.js';

const ID = 'requestHistory.summary';
const DAY = 86_400_000;

const moment = () =>
    z.optional(z.custom<Moment>(isMoment, 'must be an ISO date, a Date or epoch milliseconds'));

const input = () =>
    z.strictObject({
        ...workspace,
        /** Begin of the period: an ISO date (UTC where it names no zone), a Date, or epoch milliseconds. Default 24 hours before `to`. */
        from: moment(),
        /** End of the period, included: as `from`. Default now. */
        to: moment(),
        ...branch,
        /** Only this API group, id or exact name. Default: all. */
        apigroup_id: z.optional(idOrName()),
        /** Length of a point of `series`; at most 2,000 points. Default: the shortest that gives no more than 400. */
        bucket: z.optional(z.literal(BUCKET_NAMES)),
        /** Length of the lists of endpoints and requests. Default 10, maximum 100. */
        top: z._default(whole(1, 100), 10),
        /** Count calls of the Metadata API too, which Xano logs beside those of your users. Default false. */
        include_metadata_calls: z._default(z.boolean(), false),
        /** Pages of 500 requests fetched at the same time. Default 4, maximum 16. */
        concurrency: z._default(whole(1, 16), 4),
    });

const ms = () => z.nullable(z.number());

/** Calls of one endpoint: its verb, and its path with `{id}` in place of numbers and UUIDs. `errors` are status 500 and above. */
const endpointLine = () =>
    thing({
        verb: z.string(),
        path: z.string(),
        requests: z.number(),
        errors: z.number(),
        p50_ms: ms(),
        p95_ms: ms(),
        p99_ms: ms(),
        max_ms: ms(),
    });

const busiest = () => z.nullable(thing({ at: z.string(), requests: z.number() }));

/** Durations are in milliseconds, where Xano's own `duration` is in seconds; times are ISO 8601 in UTC. */
const output = () =>
    thing({
        from: z.string(),
        to: z.string(),
        requests: z.number(),
        /** Status 500 and above. */
        errors: z.number(),
        /** Status 400 to 499. */
        client_errors: z.number(),
        /** `errors` of `requests`, 0 to 1. */
        error_rate: z.number(),
        /** Percentiles within 1 % of the true value, max and mean exact; null where nothing was called. */
        duration_ms: thing({ p50: ms(), p95: ms(), p99: ms(), max: ms(), mean: ms() }),
        by_status: z.custom<Record<string, number>>(isRow),
        /** Endpoints by p95. */
        slowest: z.array(endpointLine()),
        /** Endpoints by number of requests. */
        most_requested: z.array(endpointLine()),
        /** Endpoints by number of errors; only those that have any. */
        most_failing: z.array(endpointLine()),
        /** Single requests by duration; `created_at` as Xano writes it. */
        slowest_requests: z.array(
            thing({
                id: z.union([z.number(), z.string()]),
                created_at: z.string(),
                verb: z.string(),
                path: z.string(),
                status: z.number(),
                duration_ms: ms(),
            }),
        ),
        busiest_second: busiest(),
        busiest_minute: busiest(),
        bucket: z.literal(BUCKET_NAMES),
        /** A point for every bucket, beginning at `at`, also where nothing was called. */
        series: z.array(
            thing({
                at: z.string(),
                requests: z.number(),
                errors: z.number(),
                client_errors: z.number(),
                p50_ms: ms(),
                p95_ms: ms(),
            }),
        ),
        /** Pages read. */
        pages: z.number(),
        /** More than 2,000 endpoints were called; the later ones are together in `(other)`. */
        truncated: z.boolean(),
    });

export const requestHistorySummary = defineComposite({
    id: ID,
    title: 'Summarize request history',
    description:
        'Logged API requests of a period in numbers: error rate, percentiles of the duration, slowest, most requested ' +
        'and most failing endpoints, busiest moments, and a series for a chart.',
    effect: 'read',
    scope: 'Workspace Request History: Read',
    input,
    output,
    run: async (context, given) => {
        const { top, include_metadata_calls, concurrency, workspace_id, branch: label, apigroup_id } = given;
        const to = given.to === undefined ? context.now() : readMoment(given.to, 'to');
        const from = given.from === undefined ? to - DAY : readMoment(given.from, 'from');
        if (from > to) {
            throw invalidInput('from', `from (${isoTime(from)}) is after to (${isoTime(to)}).`, 'Swap them.');
        }
        const bucket = chooseBucket(from, to, given.bucket);
        const summary = new HistorySummary({ from, to, bucketMs: BUCKETS[bucket], top });
        const recent = new RecentIds();
        const pages = pagesAhead({
            operation: ID,
            inFlight: concurrency,
            read: (page) =>
                context.call(requestHistoryOperations.search, {
                    workspace_id,
                    branch: label,
                    apigroup_id,
                    search: {
                        and: [
                            { field: 'created_at', operator: '>=', value: from },
                            { field: 'created_at', operator: '<=', value: to },
                        ],
                    },
                    // Oldest first: what is logged meanwhile comes at the end and shifts no page.
                    sort: { created_at: 'asc' },
                    page,
                    per_page: HISTORY_MAX,
                }),
        });
        let read = 0;
        let count = 0;
        for await (const { items } of pages) {
            count++;
            recent.nextPage();
            for (const item of items) {
                if (!isRow(item) || !recent.add(item['id'])) continue;
                read++;
                // Told apart here: that api_id can be searched by is not documented.
                if (include_metadata_calls || !isMetadataCall(item)) summary.add(readLoggedRequest(item));
            }
            context.progress({ done: read });
            context.throwIfAborted();
        }
        const { truncated, series, ...report } = summary.report();
        return { ...report, bucket, series, pages: count, truncated };
    },
});
