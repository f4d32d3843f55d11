const MINUTE = 60_000;

/** How far the clocks of the format's zone are ahead of UTC at a moment, in milliseconds; it writes `GMT` or `GMT-03:30`. */
function offsetAt(ms: number, format: Intl.DateTimeFormat): number {
    const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    const east = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
    return sign === '-' ? -east : east;
}

/**
 * Makes a reader of the clocks in one time zone: what they show, as if it were UTC, becomes the moment in epoch
 * milliseconds. Keep it where many values are read: to make it takes longer than to use it.
 */
export function clockOf(timeZone: string): (shown: number) => number {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    return (shown) => {
        const near = shown - offsetAt(shown, format);
        // The offset before a change of the clocks is another than after it.
        return shown - offsetAt(near, format);
    };
}

/** A time without a zone, as the date picker of n8n gives it. */
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)$/;

/** Makes `2026-01-31T09:30:00` the moment in epoch milliseconds at which clocks show that; anything else stays as it is. */
export function zonedIn(timeZone: string): (value: unknown) => unknown {
    const moment = clockOf(timeZone);
    return (value) => {
        const [, day, time] = typeof value === 'string' ? (LOCAL.exec(value) ?? []) : [];
        const shown = Date.parse(`${day}T${time}Z`);
        return day === undefined || Number.isNaN(shown) ? value : moment(shown);
    };
}
