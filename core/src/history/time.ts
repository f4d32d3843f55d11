const MOMENT =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(?:Z|([+-]\d\d):?(\d\d)?)?)?$/i;

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
    const [, day = '', time = '00:00', second = '00', fraction = '', hours = '0', minutes = '0'] = found;
    const written = `${day}T${time}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
    const ms = Date.parse(written);
    // Date.parse turns day 31 of a short month into the next one.
    if (Number.isNaN(ms) || isoTime(ms) !== written) return undefined;
    const offset = Math.abs(Number(hours)) * 60 + Number(minutes);
    return ms - (hours.startsWith('-') ? -offset : offset) * 60_000;
}

/** `2026-01-11T21:14:38.000Z`: what people, charts and `new Date()` all read. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
