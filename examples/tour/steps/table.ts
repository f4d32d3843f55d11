import { isXanoError, XanoError } from 'xano-connect';
import { TIERS } from '../people.js';
import type { Tour } from '../run.js';

/** The fields of a customer profile, as a person would describe them. */
const FIELDS = {
    name: { type: 'text', required: true },
    email: { type: 'email', unique: true, required: true },
    subscription_tier: { type: 'enum', options: [...TIERS], default: 'free' },
    region: { type: 'text' },
    lifetime_value: { type: 'decimal' },
    last_login: { type: 'datetime' },
    loyalty_points: { type: 'integer', default: 0 },
    notes: { type: 'text' },
};

/** By this a table is known for the tour's own where only its name is known. */
const DESCRIPTION = 'Made by the tour';

/**
 * Works with a table of its own, and removes it whatever comes of that. A clean-up that fails hides no failure before
 * it: what is left is told beside it.
 */
export async function withTable<T>(tour: Tour, work: (table_id: number) => Promise<T>): Promise<T> {
    const { xano, options, screen, signal } = tour;
    const name = options.table;
    screen.step(`Make sure the table "${name}" is there`);
    await refuseExisting(name, () => xano.table.get({ table_id: name }, { signal }));
    let made: number | undefined;
    let result: T;
    try {
        made = await makeTable(tour);
        const again = await xano.table.ensure({ name, fields: FIELDS }, { signal });
        screen.done(
            `asked again: ${again.changed ? 'changed, which it should not be' : 'nothing to change'}`,
        );
        result = await work(made);
    } catch (error) {
        await removeTable(tour, made).catch(() => undefined);
        throw error;
    }
    await removeTable(tour, made);
    return result;
}

async function makeTable({ xano, options, screen, signal }: Tour): Promise<number> {
    const input = { name: options.table, description: DESCRIPTION, fields: FIELDS };
    const made = await xano.table.ensure(input, { signal });
    screen.done(
        `table ${made.table_id} made, with ${Object.keys(FIELDS).length + 2} columns and a unique index on email`,
    );
    return tableIdOf(made);
}

async function refuseExisting(name: string, get: () => Promise<unknown>): Promise<void> {
    try {
        await get();
    } catch (error) {
        if (isXanoError(error, 'not-found')) return;
        throw error;
    }
    throw new XanoError({
        kind: 'conflict',
        message: `The workspace already has a table "${name}". The tour does not touch tables it did not make.`,
        hint: 'Pass --table with a name that is free.',
    });
}

/**
 * Removes what the tour made, also when it was stopped: no signal here. Making it may have failed half-way, before its id
 * was known; then it is looked for by its name.
 */
async function removeTable(tour: Tour, made: number | undefined): Promise<void> {
    const { xano, kind, options, screen, signal } = tour;
    if (options.keep) return;
    try {
        const table_id = made ?? (await findMade(tour));
        if (table_id === undefined) return;
        screen.step('Remove what was made');
        await xano.table.delete({ table_id, confirm: true });
        screen.done(`table "${options.table}" is gone`);
    } catch (error) {
        // Ctrl+C ends the sandbox, too, and all that was made in it.
        if (kind === 'sandbox' && signal.aborted) return;
        const reason = error instanceof Error ? error.message : String(error);
        screen.warning(
            `The table "${options.table}" may still be there, for it could not be removed: ${reason} ` +
                'Remove it in the Xano dashboard.',
        );
        throw error;
    }
}

/** Somebody else may have made a table of that name a moment ago. */
async function findMade({ xano, options }: Tour): Promise<number | undefined> {
    try {
        const { id, description } = await xano.table.get({ table_id: options.table });
        return description === DESCRIPTION ? id : undefined;
    } catch (error) {
        if (isXanoError(error, 'not-found')) return undefined;
        throw error;
    }
}

/** Only a dry run answers without an id. */
function tableIdOf({ table_id }: { readonly table_id: number | null }): number {
    if (table_id === null) throw new Error('the table was made without an id');
    return table_id;
}
