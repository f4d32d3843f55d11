import type { BulkJob, Outcome } from '../../bulk/job.js';
import type { RowId } from '../../bulk-types.js';
import type { RunContext } from '../../operation.js';
import { likeness } from '../bulk/likeness.js';
import { storedRows } from '../bulk/stored-rows.js';
import type { Target } from '../bulk/target.js';
import type { Survivors } from './survivors.js';

export interface DuplicatesNow {
    readonly context: RunContext;
    readonly target: Target;
    readonly columns: readonly string[];
    readonly survivors: Survivors;
}

type State = 'duplicate' | 'changed' | 'gone';

/**
 * Deletes a record only while it and the one that stays still have the same values: reading a large table takes minutes,
 * in which people mend duplicates by hand.
 */
export function onlyDuplicates(job: BulkJob<RowId>, now: DuplicatesNow): BulkJob<RowId> {
    const among = async (
        ids: readonly RowId[],
        again: boolean,
        work: (duplicates: readonly RowId[]) => Promise<readonly Outcome[]>,
    ): Promise<Outcome[]> => {
        const states = await statesOf(ids, now);
        const duplicates = ids.filter((_, i) => states[i] === 'duplicate');
        const outcomes = duplicates.length === 0 ? [] : [...(await work(duplicates))];
        return ids.map((row_id, i): Outcome => {
            const state = states[i];
            const outcome = state === 'duplicate' ? outcomes.shift() : undefined;
            // Gone: of an attempt whose answer was lost, it was us.
            return outcome ?? { status: again && state === 'gone' ? 'deleted' : 'skipped', row_id };
        });
    };
    return {
        ...job,
        send: (ids, again) => among(ids, again, (duplicates) => job.send(duplicates, again)),
        rehearse: (ids) => among(ids, false, (duplicates) => job.rehearse(duplicates)),
    };
}

async function statesOf(
    ids: readonly RowId[],
    { context, target, columns, survivors }: DuplicatesNow,
): Promise<State[]> {
    const rivals = ids.map((id) => survivors.rivalOf(id));
    const all = new Set([...ids, ...rivals.flatMap((rival) => rival?.kept ?? [])]);
    const stored = await storedRows(
        context,
        target,
        ['id'],
        [...all].map((id) => ({ id })),
    );
    const keyOf = (id: RowId): string | undefined => {
        const [row] = stored.get(likeness(id)) ?? [];
        return row && survivors.keyOf(columns.map((column) => row[column]));
    };
    return ids.map((id, i) => {
        const rival = rivals[i];
        const key = keyOf(id);
        if (key === undefined) return 'gone';
        return key === rival?.key && keyOf(rival.kept) === key ? 'duplicate' : 'changed';
    });
}
