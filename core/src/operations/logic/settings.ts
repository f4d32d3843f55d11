import * as z from 'zod/mini';
import { described, text } from '../fields.js';

/** Settings that several kinds take beside or instead of XanoScript. */

export const naming = {
    /** Name. */
    name: z.optional(text()),
};

/** Of what runs by itself, without a caller. */
export const running = {
    ...naming,
    ...described,
    /** Label of the data source it works on, such as `live`. */
    datasource: z.optional(text()),
    /** Whether it runs. */
    active: z.optional(z.boolean()),
};
