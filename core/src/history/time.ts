const MOMENT =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|([+-])(\d{2}):?(\d{2})?)?)?$/i;

/**
 * Epoch milliseconds of a moment as Xano writes it (`2026-01-11 21:14:38+0000`) or as ISO 8601 has it, with or without
 * time of day. Undefined for anything else, the 30th of February included.
 *
 * choice: without a zone it is UTC, which Xano's own times are in; the reader's zone would move a report by hours from
 * one machine to the next.
 */
export function parseTime(text: string): number | undefined {
    const found = MOMENT.exec(text.trim());
    if (found === null) return undefined;
    const part = (group: number): number => Number(found[group] ?? 0);
    const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
    const midnight = Date.UTC(year, month - 1, day);
    // Date.UTC turns day 31 of a short month into the next one.
    const real = new Date(midnight).getUTCMonth() === month - 1 && new Date(midnight).getUTCDate() === day;
    if (!real || hour > 23 || minute > 59 || second > 59) return undefined;
    const fraction = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000);
    const offset = (part(10) * 60 + part(11)) * (found[9] === '-' ? -1 : 1);
    return midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction;
}

/** `2026-01-11T21:14:38.000Z`: what people, charts and `new Date()` all read. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
