import * as z from 'zod/mini';
import type { Column, Index, SchemaDifference } from '../../schema/index.js';
import { thing } from '../shapes.js';

/** One part of a column, or `unique` or `index`, that is not as described. */
export const changesShape = () => z.array(thing({ key: z.string(), from: z.unknown(), to: z.unknown() }));

export const differenceShape = () =>
    thing({
        /** Columns the table lacks. */
        add: z.array(z.custom<Column>()),
        /** Columns that are described otherwise. */
        change: z.array(thing({ name: z.string(), changes: changesShape() })),
        /** Columns of the table that are not described; they stay. */
        unlisted: z.array(z.string()),
        /** Indexes the table lacks. */
        add_index: z.array(z.custom<Index>()),
        /** Description of the table, where it differs. */
        description: z.optional(thing({ from: z.string(), to: z.string() })),
        /** What may be lost or refused. */
        warnings: z.array(z.string()),
        /** What Xano cannot do or did not take over. */
        notes: z.array(z.string()),
    });

/**
 * choice: said with every change of a column. Xano changes columns only by taking the whole list, and documents just two
 * of the filters for it (metadata-api.md section 8).
 */
const REPLACED =
    'The whole list of columns is written back as Xano reads it out: what it does not read out, such as a filter other than trim and lower, is lost.';

export function reportOf(difference: SchemaDifference, notes: readonly string[]) {
    const { add, change, unlisted, add_index, warnings } = difference;
    return {
        add,
        change: change.map(({ name, changes }) => ({ name, changes: [...changes] })),
        unlisted,
        add_index,
        warnings: change.length === 0 ? warnings : [...warnings, REPLACED],
        notes: [...notes],
    };
}
