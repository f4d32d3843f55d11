import type { Random } from '../../../sandbox/seed/random.js';
import { Slots } from '../slots.js';
import type { Scenario, Standing } from '../scenario.js';
import { complete, contentOf, freeValues } from '../values.js';
import type { Row } from '../values.js';
import { sizeOf } from './spoil.js';

const AFTER: Readonly<Record<Standing, Standing>> = { done: 'not', maybe: 'maybe', not: 'done' };

export function remove(random: Random): Scenario {
    const size = sizeOf(random);
    const initial = Array.from({ length: size }, (_, i): Row => ({ ...freeValues(random), id: i + 1 }));
    const ids = initial.map((_, i) => i + 1).filter(() => random.chance(0.8));
    // Some were never there, some are named twice.
    const more = ids.filter(() => random.chance(0.1)).map((id) => (random.chance(0.5) ? id : 9_000 + id));
    const rowIds = [...ids, ...new Set(more)];
    const keyOf = ({ id }: Row): string => String(id);

    return {
        initial,
        indexes: rowIds.map((_, index) => index),
        bad: new Map(),
        ends: ['deleted', 'skipped'],
        orderMatters: false,
        bearsLate: true,
        run: (xano, { main }, { on_unknown, ...engine }, options) =>
            xano.record.bulkDelete({ table_id: main.id, row_ids: rowIds, ...engine }, options),
        demand(standing) {
            const fates = new Map<number, Standing>();
            for (const [index, id] of rowIds.entries()) {
                const [earlier, now] = [fates.get(id), standing(index)];
                fates.set(id, earlier === 'done' || now === 'not' ? (earlier ?? now) : now);
            }
            const slots = new Slots();
            for (const row of initial) {
                const fate = fates.get(Number(row['id'])) ?? 'not';
                slots.add(keyOf(row), AFTER[fate], [contentOf(complete(row))]);
            }
            return { keyOf, contentOf, slots: slots.done() };
        },
    };
}
