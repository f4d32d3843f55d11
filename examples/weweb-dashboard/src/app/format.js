import { plugin } from '../host/plugin.js';

const LANGUAGE = 'en';

const whole = new Intl.NumberFormat(LANGUAGE);
const percent = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 2 });
const moment = new Intl.DateTimeFormat(LANGUAGE, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
});
const clock = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(LANGUAGE, { month: 'short', day: 'numeric' });

export const formatNumber = (value) => (value === null || value === undefined ? '–' : whole.format(value));
export const formatPercent = (share) => percent.format(share);

const isMoment = (value) => !Number.isNaN(new Date(value).getTime());

/** @param {number | string} value epoch milliseconds, or a date as text */
export const formatMoment = (value) => (isMoment(value) ? moment.format(new Date(value)) : String(value));

/** A tick of a time axis: the day, or the time of a day. */
export const formatTick = (value, isDay) => (isDay ? day : clock).format(new Date(value));

/** @param {number | null} ms */
export const formatMs = (ms) => plugin.formatDuration(ms) || '–';

/** `1 record`, `2 records`. */
export const counted = (count, one, many = `${one}s`) => `${formatNumber(count)} ${count === 1 ? one : many}`;
