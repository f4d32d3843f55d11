import { isXanoError, XanoError } from '../errors.js';
import type { Many } from '../bulk-types.js';

/** A row of the input and its index. */
export interface Step {
    readonly index: number;
    readonly row: unknown;
}

/** What an index may be instead of the place in the input: a number that grows from row to row. */
export type IndexOf = (row: unknown) => number;

/** The input row by row. Ending it early ends the input, so that files are closed. */
export async function* steps(source: Many<unknown>, indexOf?: IndexOf): AsyncGenerator<Step, void, void> {
    let place = 0;
    let last = -Infinity;
    try {
        for await (const row of source) {
            const index = indexOf === undefined ? place : indexOf(row);
            if (!(index > last)) throw new Error(`row ${index} comes after row ${last}`);
            last = index;
            place++;
            yield { index, row };
        }
    } catch (error) {
        if (isXanoError(error)) throw error;
        const text = error instanceof Error ? error.message : String(error);
        throw new XanoError({
            kind: 'validation',
            message: `The input ended with an error after ${place} rows: ${text}.`,
            hint: 'Mend what gives the rows, then go on from the checkpoint.',
            cause: error,
        });
    }
}
