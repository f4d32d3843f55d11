import * as z from 'zod/mini';
import { whole } from './fields.js';

/** Checks and changes of a column's values; of each one, null is the same as left out. */

const on = () => z.optional(z.nullable(z.boolean()));
const count = () => z.optional(z.nullable(whole(0)));
const limit = () => z.optional(z.nullable(whole(-Infinity)));
const characters = () => z.optional(z.nullable(z.string()));

const set = <S extends z.core.$ZodLooseShape>(filters: S) => z.optional(z.nullable(z.strictObject(filters)));

export const rangeFilters = () =>
    set({
        /** Least value, a whole number. */
        min: limit(),
        /** Greatest value, a whole number. */
        max: limit(),
    });

export const textFilters = () =>
    set({
        /** Cuts blanks off both ends. Default false. */
        trim: on(),
        /** Fewest characters. */
        min: count(),
        /** Most characters. */
        max: count(),
        /** Makes all letters small. Default false. */
        lower: on(),
        /** Makes all letters capitals. Default false. */
        upper: on(),
        /** Text it must begin with. */
        startsWith: characters(),
        /** Letters are allowed. Default false. */
        alphaOk: on(),
        /** Digits are allowed. Default false. */
        digitOk: on(),
        /** Regular expression it must match. */
        pattern: characters(),
        /** Characters that are allowed. */
        ok: characters(),
    });

export const passwordFilters = () =>
    set({
        /** Xano's `salt`; what it does with it is not documented. */
        salt: characters(),
        /** Fewest characters. */
        min: count(),
        /** Most characters. */
        max: count(),
        /** Fewest letters. */
        minAlpha: count(),
        /** Fewest small letters. */
        minLowerAlpha: count(),
        /** Fewest capitals. */
        minUpperAlpha: count(),
        /** Fewest digits. */
        minDigit: count(),
        /** Fewest other characters. */
        minSymbol: count(),
    });
