import type { Random } from '../../../sandbox/seed/random.js';
import { Slots } from '../slots.js';
import type { Scenario } from '../scenario.js';
import { complete, contentOf, freeValues, friendly } from '../values.js';
import type { Row } from '../values.js';
import { badShare, FAILED, sizeOf, spoilt } from './spoil.js';

const NOT_THERE = ['failed', 'skipped'];

export function patch(random: Random): Scenario {
    const size = sizeOf(random);
    const initial = Array.from({ length: size }, (_, i): Row => ({ ...freeValues(random), id: i + 1 }));
    const repeats = random.chance(0.3);
    const share = badShare(random);
    const bad = new Map<number, readonly string[]>();
    const changes = Array.from({ length: size }, (_, index): { id: number; updates: Row } => ({
        id: repeats ? random.int(1, size) : size - index,
        updates: freeValues(random, 0.4),
    }));
    const items = changes.map(({ id, updates }, index) => {
        if (!random.chance(share)) return { row_id: id, updates: friendly(updates, random) };
        const isThere = random.chance(0.6);
        bad.set(index, isThere ? FAILED : NOT_THERE);
        return isThere
            ? { row_id: id, updates: spoilt(updates, random) }
            : { row_id: 9_000 + index, updates };
    });
    const keyOf = ({ id }: Row): string => String(id);

    return {
        initial,
        indexes: items.map((_, index) => index),
        bad,
        ends: ['patched', 'skipped', 'unchanged'],
        orderMatters: repeats,
        bearsLate: true,
        run: (xano, { main }, { on_unknown, ...engine }, options) =>
            xano.record.bulkPatch({ table_id: main.id, items, ...engine }, options),
        demand(standing) {
            const states = new Map(initial.map((row) => [keyOf(row), [complete(row)]]));
            for (const [index, { id, updates }] of changes.entries()) {
                const standingNow = bad.has(index) ? 'not' : standing(index);
                const before = states.get(String(id)) ?? [];
                const after = before.map((row) => ({ ...row, ...updates }));
                if (standingNow !== 'not')
                    states.set(String(id), standingNow === 'done' ? after : [...before, ...after]);
            }
            const slots = new Slots();
            for (const [key, rows] of states) slots.add(key, 'done', rows.map(contentOf));
            return { keyOf, contentOf, slots: slots.done() };
        },
    };
}
