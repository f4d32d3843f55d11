import { invalidInput } from '../invalid-input.js';

const MINUTE = 60_000;

export const BUCKETS = { minute: MINUTE, hour: 60 * MINUTE, day: 1440 * MINUTE } as const;
export type Bucket = keyof typeof BUCKETS;
export const BUCKET_NAMES = Object.keys(BUCKETS) as [Bucket, ...Bucket[]];

/** choice: more points than any chart shows, and few enough for an answer of some 200 KB. */
export const MAX_BUCKETS = 2_000;
/** choice: what a chart on a laptop shows one by one; up to it the finest bucket is taken. */
const COMFORTABLE = 400;

/** Number of buckets, beginning at whole minutes, hours or days of UTC, that a period touches. */
export const countBuckets = (from: number, to: number, bucketMs: number): number =>
    Math.floor(to / bucketMs) - Math.floor(from / bucketMs) + 1;

/** The bucket asked for, else the finest that leaves a readable chart. Throws `validation` where there would be too many. */
export function chooseBucket(from: number, to: number, wanted?: Bucket): Bucket {
    const fitting = (limit: number): Bucket | undefined =>
        BUCKET_NAMES.find((name) => countBuckets(from, to, BUCKETS[name]) <= limit);
    const bucket = wanted ?? fitting(COMFORTABLE) ?? 'day';
    const count = countBuckets(from, to, BUCKETS[bucket]);
    if (count <= MAX_BUCKETS) return bucket;
    const larger = fitting(MAX_BUCKETS);
    throw invalidInput(
        wanted === undefined ? 'from' : 'bucket',
        `A series of ${count} buckets of one ${bucket} is too long; at most ${MAX_BUCKETS} are made.`,
        larger === undefined ? 'Take a shorter period.' : `Use bucket: "${larger}", or a shorter period.`,
    );
}
