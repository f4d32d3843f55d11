import { CASES } from './cases.js';
import type { Case, Target } from './cases.js';
import { REFUSALS } from './refusals.js';
import type { Refused } from './refusals.js';

const refusal = ({ name, requests, expected, caller: who }: Refused): Case => ({
    name: `refuses ${name}`,
    async run({ caller, shop }) {
        for (const request of requests(shop)) await caller.refused(request, expected, who);
    },
});

const untouched: Case = {
    name: 'has changed nothing by what it refused',
    async run({ shop }) {
        const { price, cost, name } = await shop.product(1);
        if (price !== 10 || cost !== 5 || name !== 'Product 10') throw new Error('a record was changed');
        if ((await shop.notes()).length !== 2) throw new Error('notes were deleted');
    },
};

// The look through all answers comes last; what was refused is looked at before anything is changed.
const ALL: readonly Case[] = [...REFUSALS.map(refusal), untouched, ...CASES];

export interface ConformanceOptions {
    /** Why a case does not apply to this kind of proxy, by the name of the case. */
    readonly skip?: Readonly<Record<string, string>>;
}

/**
 * What every proxy of `docs/proxy.md` must do, case by case in this order: they share the records of one shop. The
 * target is asked for when a case runs, so that the list can be had before it stands.
 *
 * @throws Error when `skip` names a case that there is not.
 */
export function conformance(
    target: () => Target,
    { skip = {} }: ConformanceOptions = {},
): readonly { readonly name: string; readonly run: () => Promise<void> }[] {
    const names = new Set(ALL.map(({ name }) => name));
    const unknown = Object.keys(skip).find((name) => !names.has(name));
    if (unknown !== undefined) throw new Error(`there is no case "${unknown}" to skip`);
    return ALL.filter(({ name }) => skip[name] === undefined).map(({ name, run }) => ({
        name,
        run: () => run(target()),
    }));
}
