import type { Random } from '../../../sandbox/seed/random.js';
import { Slots } from '../slots.js';
import type { Scenario } from '../scenario.js';
import { complete, contentOf, freeValues, friendly } from '../values.js';
import type { Row } from '../values.js';
import { badShare, FAILED, sizeOf, spoilt } from './spoil.js';

/** How records are told apart. */
interface Telling {
    readonly unique?: readonly string[];
    readonly keepIds: boolean;
    /** Values of the key of row `index`; those of the records before are below 0. */
    readonly key: (index: number) => Row;
    readonly keyOf: (row: Row) => string;
}

const byEmail: Telling = {
    unique: ['email'],
    keepIds: false,
    key: (index) => ({ email: `row${index}@example.com` }),
    keyOf: ({ email }) => String(email),
};

const byId: Telling = {
    keepIds: true,
    key: (index) => ({ id: 1_000 + index }),
    keyOf: ({ id }) => String(id),
};

/** By nothing but their values, which several rows may share. */
const byContent: Telling = { keepIds: false, key: () => ({}), keyOf: contentOf };

const adding =
    (telling: Telling) =>
    (random: Random): Scenario => {
        const { keepIds, key, keyOf } = telling;
        const told = telling !== byContent;
        const fewKinds = random.chance(0.4) ? random.int(1, 6) : undefined;
        const kinds = Array.from({ length: fewKinds ?? 0 }, () => freeValues(random));
        const free = (): Row => (told || fewKinds === undefined ? freeValues(random) : random.pick(kinds));
        const initial = Array.from({ length: random.int(0, 8) }, (_, i) => ({ ...free(), ...key(-1 - i) }));
        const share = badShare(random);
        const bad = new Map<number, readonly string[]>();
        const plain: Row[] = [];
        for (let index = sizeOf(random); index > 0; index--) plain.push({ ...free(), ...key(plain.length) });
        const items = plain.map((row, index) => {
            if (!random.chance(share)) return random.chance(0.3) ? friendly(row, random) : row;
            bad.set(index, FAILED);
            // Nobody else may find the name of the bad row in its place.
            const other = random.int(-initial.length, index - 1);
            const isTaken = other < 0 || (other < index && !bad.has(other));
            if (told && isTaken && random.chance(0.4))
                return { ...row, ...key(other), name: `not the one ${index}` };
            return spoilt(row, random);
        });

        return {
            ...(telling.unique === undefined ? {} : { unique: telling.unique }),
            initial,
            indexes: items.map((_, index) => index),
            bad,
            ends: ['added'],
            orderMatters: false,
            bearsLate: told,
            run: (xano, { main }, engine, options) =>
                xano.record.bulkAdd(
                    { table_id: main.id, items, ...engine, ...(keepIds ? { allow_id_field: true } : {}) },
                    options,
                ),
            demand(standing) {
                const slots = new Slots();
                for (const row of initial)
                    slots.add(keyOf(complete(row)), 'done', [contentOf(complete(row))]);
                for (const [index, row] of plain.entries()) {
                    if (bad.has(index)) continue;
                    const stored = complete(row);
                    slots.add(keyOf(stored), standing(index), [contentOf(stored)]);
                }
                return { keyOf, contentOf, slots: slots.done() };
            },
        };
    };

export const add = adding(byEmail);
export const addIds = adding(byId);
export const addPlain = adding(byContent);
