import type { Random } from '../../../sandbox/seed/random.js';
import { Slots } from '../slots.js';
import type { Scenario } from '../scenario.js';
import { complete, contentOf, freeValues } from '../values.js';
import type { Row } from '../values.js';
import { FAILED, sizeOf } from './spoil.js';

/** How copies are told apart in the table copied to. */
const TELLING = {
    email: { unique: ['email'], keepIds: false, keyOf: ({ email }: Row): string => String(email) },
    id: { unique: undefined, keepIds: true, keyOf: ({ id }: Row): string => String(id) },
    content: { unique: undefined, keepIds: false, keyOf: contentOf },
} as const;

/** The records of one table into another one, which holds some already; the index of a row is its id. */
export function copy(random: Random): Scenario {
    const by = random.pick(['email', 'email', 'id', 'content'] as const);
    const { unique, keepIds, keyOf } = TELLING[by];
    const source = Array.from({ length: sizeOf(random) }, (_, i): Row => {
        const alike = by === 'content' && random.chance(0.3);
        const email = alike ? {} : { email: `row${i}@example.com` };
        return { ...(alike ? { name: 'one of many' } : freeValues(random)), ...email, id: 3 * i + 1 };
    });
    const bad = new Map<number, readonly string[]>();
    const taken = source.filter(() => by !== 'content' && random.chance(0.05));
    for (const { id } of taken) bad.set(Number(id), FAILED);
    const initial = taken.map((row, i): Row => ({
        ...freeValues(random),
        email: row['email'],
        id: by === 'id' ? row['id'] : i + 1,
        name: 'here before',
    }));

    return {
        ...(unique === undefined ? {} : { unique }),
        initial,
        source,
        indexes: source.map(({ id }) => Number(id)),
        bad,
        ends: ['added'],
        orderMatters: false,
        bearsLate: by !== 'content',
        run: (xano, { main, source: from }, engine, options) =>
            xano.table.copyRecords(
                {
                    from: { table_id: from?.id ?? 0 },
                    to: { table_id: main.id },
                    keep_ids: keepIds,
                    ...engine,
                },
                options,
            ),
        demand(standing) {
            const slots = new Slots();
            const expect = (row: Row, stands: Parameters<Slots['add']>[1]): void => {
                const stored = complete(row);
                slots.add(keyOf(stored), stands, [contentOf(stored)]);
            };
            for (const row of initial) expect(row, 'done');
            for (const row of source)
                if (!bad.has(Number(row['id']))) expect(row, standing(Number(row['id'])));
            return { keyOf, contentOf, slots: slots.done() };
        },
    };
}
