import type { IncomingMessage } from 'node:http';
import { createRandom } from '../seed/random.js';
import { Fields } from './fields.js';
import type { Action } from './kind.js';
import { kinds } from './kinds/index.js';
import { readMatch } from './match.js';

/** One switched-on fault: which requests it is about, how often it fires, and what happens then. */
export interface Rule {
    readonly id: number;
    /** As it was posted. */
    readonly given: unknown;
    /** Requests that matched, and those the fault acted on. */
    readonly counters: { readonly seen: number; readonly fired: number };
    readonly action: Action;
    /** Counts the request and says whether the fault acts on it. */
    fires(request: IncomingMessage): boolean;
}

function readAction(value: unknown, now: () => number): Action {
    const fields = new Fields(value, 'fault');
    const name = fields.oneOf(
        'kind',
        kinds.map((kind) => kind.name),
    );
    const action = kinds.find((kind) => kind.name === name)?.prepare(fields, { now });
    fields.done();
    if (action === undefined) throw new Error(`no fault kind ${name}`);
    return action;
}

/**
 * Reads `{ match?, skip?, times?, probability?, seed?, fault: { kind, ... } }`. The first `skip` matching requests pass,
 * then each fires with `probability` (default 1, drawn from `seed`, default 1) until it fired `times` (default: no end).
 * @throws ApiError 400 naming the bad field.
 */
export function readRule(id: number, given: unknown, now: () => number): Rule {
    const fields = new Fields(given, 'rule');
    const matches = readMatch(fields.value('match'));
    const skip = fields.number('skip', 0);
    const times = fields.number('times', Infinity);
    const probability = fields.number('probability', 1);
    const random = createRandom(fields.number('seed', 1));
    const action = readAction(fields.value('fault'), now);
    fields.done();
    const counters = { seen: 0, fired: 0 };
    return {
        id,
        given,
        counters,
        action,
        fires(request) {
            if (!matches(request)) return false;
            counters.seen++;
            if (counters.seen <= skip || counters.fired >= times || !random.chance(probability)) return false;
            if (action.admits?.() === false) return false;
            counters.fired++;
            return true;
        },
    };
}
