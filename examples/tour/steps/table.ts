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

/** Makes the table; refuses to touch one that is already there, for it may hold somebody's data. */
export async function makeTable({ xano, options, screen, signal }: Tour): Promise<number> {
    const name = options.table;
    screen.step(`Make sure the table "${name}" is there`);
    await refuseExisting(name, () => xano.table.get({ table_id: name }, { signal }));
    const made = await xano.table.ensure(
        { name, description: 'Made by the tour', fields: FIELDS },
        { signal },
    );
    screen.done(
        `table ${made.table_id} made, with ${Object.keys(FIELDS).length + 2} columns and a unique index on email`,
    );
    const again = await xano.table.ensure({ name, fields: FIELDS }, { signal });
    screen.done(`asked again: ${again.changed ? 'changed, which it should not be' : 'nothing to change'}`);
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

/** Removes what the tour made, also when it was stopped: no signal here. */
export async function removeTable({ xano, options, screen }: Tour, table_id: number): Promise<void> {
    screen.step('Remove what was made');
    await xano.table.delete({ table_id, confirm: true });
    screen.done(`table "${options.table}" is gone`);
}

/** Only a dry run answers without an id. */
function tableIdOf({ table_id }: { readonly table_id: number | null }): number {
    if (table_id === null) throw new Error('the table was made without an id');
    return table_id;
}
