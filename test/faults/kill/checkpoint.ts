import { readFile } from 'node:fs/promises';
import type { Checkpoint, Range } from '../../../core/src/bulk-types.js';
import type { Scenario, Standing } from '../runs/scenario.js';

/** What the checkpoint of a dead process claims of each row. Without one nothing was sent. */
export async function claimsOf(path: string, { bad }: Scenario): Promise<(index: number) => Standing> {
    const text = await readFile(path, 'utf8').catch(() => 'null');
    const state = JSON.parse(text) as Checkpoint | { readonly bulk: Checkpoint | null } | null;
    const checkpoint = state !== null && 'bulk' in state ? state.bulk : state;
    const flying = (checkpoint?.in_flight ?? []).map(({ from, to }): Range => [from, to]);
    return (index) => {
        if (bad.has(index)) return 'not';
        if (checkpoint?.settled.some((range) => isIn(range, index)) === true) return 'done';
        return flying.some((range) => isIn(range, index)) ? 'maybe' : 'not';
    };
}

const isIn = ([from, to]: Range, index: number): boolean => from <= index && index <= to;
