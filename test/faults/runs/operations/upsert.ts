import type { Random } from '../../../sandbox/seed/random.js';
import { Slots } from '../slots.js';
import type { Scenario, Standing } from '../scenario.js';
import { canonical, complete, contentOf, freeValues } from '../values.js';
import type { Row } from '../values.js';
import { badShare, FAILED, sizeOf, spoilt } from './spoil.js';

interface Match {
    readonly columns: readonly string[];
    readonly key: (index: number) => Row;
}

const byEmail: Match = {
    columns: ['email'],
    key: (index) => ({ email: `row${index}@example.com` }),
};

/** Neither column alone tells records apart. */
const byPair: Match = {
    columns: ['region', 'code'],
    key: (index) => ({ region: index % 2 === 0 ? 'north' : 'south', code: Math.floor(index / 2) }),
};

const upserting =
    ({ columns, key }: Match) =>
    (random: Random): Scenario => {
        const isUnique = random.chance(0.7);
        const repeats = random.chance(0.25);
        const size = sizeOf(random);
        const keyOf = (row: Row): string => canonical(columns.map((name) => row[name]));
        const initial = Array.from({ length: size }, (_, i): Row => ({
            ...freeValues(random),
            ...key(i),
        })).filter(() => random.chance(0.5));
        const known = new Map(initial.map((row) => [keyOf(row), row]));
        const share = badShare(random);
        const bad = new Map<number, readonly string[]>();
        const wanted = Array.from({ length: size }, (_, index): Row => {
            const keyed = key(repeats ? random.int(0, size - 1) : size - 1 - index);
            // Some are there already as they are wanted.
            return (
                (random.chance(0.2) ? known.get(keyOf(keyed)) : undefined) ?? {
                    ...freeValues(random),
                    ...keyed,
                }
            );
        });
        const items = wanted.map((row, index) => {
            if (!random.chance(share)) return row;
            bad.set(index, FAILED);
            return {
                ...spoilt(row, random),
                ...Object.fromEntries(columns.map((name) => [name, row[name]])),
                state: 'nope',
            };
        });

        return {
            ...(isUnique ? { unique: columns } : {}),
            initial,
            indexes: items.map((_, index) => index),
            bad,
            ends: ['created', 'updated', 'unchanged'],
            orderMatters: repeats,
            bearsLate: isUnique,
            run: (xano, { main }, engine, options) =>
                xano.record.upsertMany({ table_id: main.id, items, match: [...columns], ...engine }, options),
            demand(standing) {
                const states = new Map<string, { standing: Standing; rows: Row[] }>();
                for (const row of initial)
                    states.set(keyOf(row), { standing: 'done', rows: [complete(row)] });
                for (const [index, row] of wanted.entries()) {
                    const now = bad.has(index) ? 'not' : standing(index);
                    if (now === 'not') continue;
                    const before = states.get(keyOf(row)) ?? { standing: 'not' as const, rows: [] };
                    const after = before.rows.map((each) => ({ ...each, ...row }));
                    if (before.standing !== 'done') after.push(complete(row));
                    states.set(keyOf(row), {
                        standing: before.standing === 'done' ? 'done' : now,
                        rows: now === 'done' ? after : [...before.rows, ...after],
                    });
                }
                const slots = new Slots();
                for (const [name, { standing: stands, rows }] of states)
                    slots.add(name, stands, rows.map(contentOf));
                return { keyOf, contentOf, slots: slots.done() };
            },
        };
    };

export const upsert = upserting(byEmail);
export const upsertPair = upserting(byPair);
