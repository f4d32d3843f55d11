import type { Random } from '../../../sandbox/seed/random.js';
import type { Scenario } from '../scenario.js';
import { add, addIds, addPlain } from './add.js';
import { copy } from './copy.js';
import { remove } from './delete.js';
import { importing } from './import.js';
import { patch } from './patch.js';
import { upsert, upsertPair } from './upsert.js';

/** Kinds of work, each made from a seed. */
export const operations: Readonly<Record<string, (random: Random) => Scenario>> = {
    add,
    'add-ids': addIds,
    'add-plain': addPlain,
    patch,
    delete: remove,
    upsert,
    'upsert-pair': upsertPair,
    import: importing,
    copy,
};
