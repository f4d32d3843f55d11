import type { RowId } from '../../bulk-types.js';
import { RangeSet } from '../../bulk/ranges.js';
import { OutcomeUnknownError } from '../../errors.js';
import type { Row } from '../fields.js';
import { likeness } from './likeness.js';

/**
 * An answer that cannot be about these rows: a proxy that delivers an answer twice, say, makes the second one look like
 * that of the next request. What became of the request itself is unknown then.
 */
export function strangeAnswer(operation: string, said: string): OutcomeUnknownError {
    return new OutcomeUnknownError({
        operation,
        message: `${operation}: Xano answered ${said}; it is unknown which were written.`,
        hint: 'Something between here and Xano may mix answers up. Read the data back before repeating the call.',
    });
}

/** Ids that Xano gave to new records of one run. */
export class AnsweredIds {
    readonly #operation: string;
    readonly #seen = new RangeSet();

    constructor(operation: string) {
        this.#operation = operation;
    }

    /**
     * The ids in the order of `rows`.
     *
     * @throws OutcomeUnknownError for another number of them, for ids of other rows, and for rows that kept other ids
     */
    take(answer: unknown, rows: readonly Row[], keepIds: boolean): readonly RowId[] {
        if (!Array.isArray(answer) || answer.length !== rows.length) {
            const count = Array.isArray(answer) ? `${answer.length} ids` : 'no list of ids';
            throw strangeAnswer(this.#operation, `${count} for ${rows.length} rows`);
        }
        const ids = answer as readonly RowId[];
        const isOdd = keepIds
            ? ids.some((id, i) => rows[i]?.['id'] !== undefined && likeness(id) !== likeness(rows[i]['id']))
            : ids.some((id) => typeof id === 'number' && this.#seen.has(id));
        if (isOdd) throw strangeAnswer(this.#operation, 'the ids of other rows');
        for (const id of ids) if (typeof id === 'number') this.#seen.add(id);
        return ids;
    }
}

/** @throws OutcomeUnknownError for ids that were not asked about */
export function requireAsked(operation: string, answered: readonly unknown[], asked: readonly RowId[]): void {
    const known = new Set(asked.map(String));
    if (answered.some((id) => !known.has(String(id))))
        throw strangeAnswer(operation, 'the ids of other rows');
}
