import type { Random } from '../../../sandbox/seed/random.js';
import type { Row } from '../values.js';

/** Values that only the server finds fault with, and values the client may notice as well. */
const BAD_VALUES: readonly Row[] = [
    { name: 'nul \u0000 in it' },
    { state: 'nope' },
    { code: 'many' },
    { at: 'never' },
];

export const spoilt = (row: Row, random: Random): Row => ({ ...row, ...random.pick(BAD_VALUES) });

export const FAILED = ['failed'];

/** How many rows of an input are bad: none in most runs. */
export const badShare = (random: Random): number =>
    random.chance(0.35) ? random.pick([0.03, 0.1, 0.25]) : 0;

/** How many rows an input has. */
export const sizeOf = (random: Random): number =>
    random.chance(0.1) ? random.int(1, 5) : random.int(20, random.chance(0.2) ? 120 : 60);
