import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import type { BulkReport } from '../../bulk-types.js';
import { invalidInput } from '../../invalid-input.js';
import { defineComposite } from '../../operation.js';
import type { RunContext } from '../../operation.js';
import { deleteJob } from '../bulk/delete-job.js';
import { pacing, settingsOf } from '../bulk/fields.js';
import { idOf } from '../bulk/row-id.js';
import { targetOf } from '../bulk/target.js';
import { content, some, text, whole } from '../fields.js';
import { searchField } from '../search-fields.js';
import { requireOwn } from './duplicates.js';
import { onlyDuplicates } from './only-duplicates.js';
import { rowsById } from './rows-by-id.js';
import { isEmpty, Survivors } from './survivors.js';
import type { Family } from './survivors.js';
import { anew, hostOver } from './where.js';

const ID = 'record.removeDuplicates';

const input = () =>
    z.strictObject({
        ...content,
        /** Column, or columns together, whose values should be there only once. */
        columns: z.union([text(), some(text())]),
        /**
         * Which of the records with the same values stays: the `first` or `last` by id, or the first by a column, as in
         * `{ column: "updated_at", order: "desc" }`; there a record without a value comes last. Default `first`.
         */
        keep: z._default(
            z.union([
                z.literal(['first', 'last']),
                z.strictObject({ column: text(), order: z.literal(['asc', 'desc']) }),
            ]),
            'first',
        ),
        /** Only records that meet this condition; others are neither removed nor do they count as the same. Default: all. */
        search: searchField(),
        /** `A` and `a` are different values. Default true. */
        case_sensitive: z._default(z.boolean(), true),
        /** Blanks around a text do not count. Default false. */
        trim: z._default(z.boolean(), false),
        /** Records with nothing in one of the columns count as well. Default false: they are left alone. */
        empty_values: z._default(z.boolean(), false),
        /** Groups answered, largest first. Default 1,000. */
        limit_groups: z._default(whole(), 1000),
        ...pacing,
        /** Remove nothing; report what would be removed. Default true: look at it first. */
        dry_run: z._default(z.boolean(), true),
        /** Must be true when `dry_run` is false: what is removed is gone for good. */
        confirm: z.optional(z.boolean()),
    });

export interface RemovedDuplicates extends BulkReport {
    /** Groups of records with the same values, largest first; `removed` counts those that do not stay. */
    readonly groups: readonly Family[];
    readonly duplicate_groups: number;
    /** Records that are too many. */
    readonly duplicate_rows: number;
    readonly rows_read: number;
    /** Records left alone as they have nothing in one of the columns. */
    readonly rows_without_value: number;
}

const output = () => z.custom<RemovedDuplicates>();

export const recordRemoveDuplicates = defineComposite({
    id: ID,
    title: 'Remove duplicate records',
    description:
        'Keeps one of the records that have the same values in `columns` and deletes the others. Only tells what it would ' +
        'do unless `dry_run` is false. Reads every record first, and each one again before it is deleted: what changed ' +
        'meanwhile stays.',
    effect: 'bulk-delete',
    scope: 'Workspace Content: Read, Delete',
    input,
    output,
    run: async (context, given) => {
        const { dry_run, confirm, keep, case_sensitive, trim, search, limit_groups } = given;
        if (!dry_run && confirm !== true) {
            throw invalidInput(
                'confirm',
                `${ID} removes records for good and was not confirmed. Nothing was sent.`,
                'Look at what a dry run reports, then pass confirm: true.',
            );
        }
        const columns = typeof given.columns === 'string' ? [given.columns] : [...new Set(given.columns)];
        const target = await targetOf(context, given);
        const survivors = new Survivors({ keep, fold: !case_sensitive, trim });
        const counts = await readAll(context, { where: target, search }, survivors, {
            columns,
            rank: typeof keep === 'string' ? undefined : keep.column,
            emptyToo: given.empty_values,
        });
        const losers = survivors.losers();
        const report = await runBulk(
            onlyDuplicates(deleteJob(context, target, ID), { context, target, columns, survivors }),
            losers,
            settingsOf(given),
            hostOver(context, losers.length, anew),
        );
        const groups = survivors.families();
        return {
            ...report,
            groups: groups.slice(0, limit_groups),
            duplicate_groups: groups.length,
            duplicate_rows: losers.length,
            ...counts,
        };
    },
});

interface Judging {
    readonly columns: readonly string[];
    /** Column that decides which record stays. */
    readonly rank: string | undefined;
    readonly emptyToo: boolean;
}

async function readAll(
    context: RunContext,
    rows: Parameters<typeof rowsById>[1],
    survivors: Survivors,
    { columns, rank, emptyToo }: Judging,
): Promise<{ readonly rows_read: number; readonly rows_without_value: number }> {
    let read = 0;
    let without = 0;
    for await (const page of rowsById(context, rows)) {
        for (const row of page.rows) {
            if (read === 0) requireOwn(row, columns, (i) => `columns[${i}]`);
            if (read === 0 && rank !== undefined) requireOwn(row, [rank], () => 'keep.column');
            read++;
            const values = columns.map((column) => row[column]);
            if (!emptyToo && values.some(isEmpty)) without++;
            else survivors.add(idOf(row), values, rank === undefined ? undefined : row[rank]);
        }
        context.progress({ done: read, total: Math.max(page.total, read) });
    }
    return { rows_read: read, rows_without_value: without };
}
