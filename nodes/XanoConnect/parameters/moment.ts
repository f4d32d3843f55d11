import { NodeOperationError } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { clockOf } from './clock.js';

/** What the date picker and people write: no zone behind it. */
const WITHOUT_ZONE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/;
/** Before 1973 in milliseconds, after 2001 in seconds. */
const SECONDS_BELOW = 100_000_000_000;

function read(value: unknown, zone: string): number {
    if (typeof value === 'number') return Math.abs(value) < SECONDS_BELOW ? value * 1000 : value;
    // A Date, or the DateTime that `$now` gives.
    if (typeof value === 'object' && value !== null) return Number(value.valueOf());
    const text = typeof value === 'string' ? value.trim() : '';
    if (/^\d+$/.test(text)) return read(Number(text), zone);
    const [, day, time = '00:00'] = WITHOUT_ZONE.exec(text) ?? [];
    if (day === undefined) return Date.parse(text);
    const shown = Date.parse(`${day}T${time}Z`);
    return Number.isNaN(shown) ? shown : clockOf(zone)(shown);
}

/**
 * Epoch milliseconds of a date box; undefined where it is empty. Without a zone it is meant in that of the workflow, as
 * everywhere in n8n.
 *
 * @throws NodeOperationError for what is no date.
 */
export function momentOf(item: Item, name: string, box: string): number | undefined {
    const value = item.value(name);
    if (value === undefined || value === null || value === '') return undefined;
    const ms = read(value, item.host.getTimezone());
    if (Number.isFinite(ms)) return ms;
    throw new NodeOperationError(item.host.getNode(), `The parameter “${box}” is not a date`, {
        description: `Write a date such as 2026-01-11 or 2026-01-11T21:00:00Z, or epoch milliseconds. It is: ${item.text(name).slice(0, 100)}`,
        itemIndex: item.index,
    });
}
