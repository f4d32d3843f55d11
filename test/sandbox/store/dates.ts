/** Objects carry dates as `YYYY-MM-DD HH:MM:SS+0000`; rows carry epoch milliseconds. */
export function formatDate(ms: number): string {
    return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}+0000`;
}

/** Epoch milliseconds of a number, a numeric text, a date text or `now`; undefined when it is none of them. */
export function parseTimestamp(value: unknown, now: number): number | undefined {
    if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : undefined;
    if (typeof value !== 'string' || value.trim() === '') return undefined;
    if (value === 'now') return now;
    if (/^-?\d+$/.test(value)) return Number(value);
    // Date.parse reads a date and time without a zone as local time; the sandbox answers alike everywhere.
    const zoned = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(value) ? `${value}Z` : value;
    const parsed = Date.parse(zoned.replace(/([+-]\d\d)(\d\d)$/, '$1:$2').replace(' ', 'T'));
    return Number.isNaN(parsed) ? undefined : parsed;
}

/** A calendar date as `YYYY-MM-DD`, or undefined for anything else (2026-02-30 included). */
export function parseDay(value: unknown, now: number): string | undefined {
    if (value === 'now') return new Date(now).toISOString().slice(0, 10);
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
    const ms = Date.parse(`${value}T00:00:00Z`);
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value) ? value : undefined;
}
