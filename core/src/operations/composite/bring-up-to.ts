import type { RunContext } from '../../operation.js';
import { compareSchema, toColumnAdder } from '../../schema/index.js';
import type { Column, Index, SchemaDifference, WantedShape } from '../../schema/index.js';
import { columnOperations } from '../column.js';
import { indexOperations } from '../table-index.js';
import type { Steps } from './steps.js';
import { readState } from './table-state.js';
import type { TableState, TableTarget } from './table-state.js';

export interface BroughtUp {
    readonly state: TableState;
    /** True when the table is not what it was. */
    readonly changed: boolean;
    /** What Xano did not take over: sentences for people. */
    readonly notes: readonly string[];
}

/**
 * Adds the columns and indexes a table lacks and changes those that differ; drops nothing. `difference` is what
 * {@link compareSchema} found between `state` and `wanted`.
 */
export async function bringUpTo(
    context: RunContext,
    target: TableTarget,
    wanted: WantedShape,
    start: { readonly state: TableState; readonly difference: SchemaDifference },
    steps: Steps,
): Promise<BroughtUp> {
    const { add, change, add_index, same } = start.difference;
    if (same) return { state: start.state, changed: false, notes: [] };
    for (const column of add) await addColumn(context, target, column, steps);
    let replaced = change;
    if (add.length + change.length > 0) {
        // Read again: the list below is the whole table from then on, and a column somebody added a moment ago is on it.
        const now = await steps.read(() => readState(context, target));
        const again = compareSchema(now, wanted);
        replaced = again.change;
        if (again.change.length > 0) {
            const names = again.change.map(({ name }) => `"${name}"`).join(', ');
            await steps.write(`column ${names} changed`, () =>
                context.call(columnOperations.replaceAll, {
                    ...target,
                    schema: again.merged.map((column) => ({ ...column })),
                    confirm: true,
                }),
            );
        }
    }
    for (const index of add_index) await addIndex(context, target, index, steps);
    const state = await steps.read(() => readState(context, target));
    const left = compareSchema(state, wanted);
    return {
        state,
        changed: add.length + add_index.length > 0 || took(replaced, left),
        notes: notesOn(left),
    };
}

/** What Xano did not take over is no change, however often it is written. */
const took = (written: SchemaDifference['change'], left: SchemaDifference): boolean =>
    written.some(({ name, changes }) => {
        const still = left.change.find((other) => other.name === name)?.changes ?? [];
        return changes.some(({ key }) => !still.some((other) => other.key === key));
    });

function notesOn({ add, change, add_index }: SchemaDifference): string[] {
    return [
        ...add.map(({ name }) => `Xano does not show the column "${name}", which was added.`),
        ...change.map(
            ({ name, changes }) =>
                `Xano did not take over the change of "${name}" in ${changes.map(({ key }) => key).join(', ')}.`,
        ),
        ...add_index.map((index) => `Xano does not show the ${nameOf(index)}, which was added.`),
    ];
}

/** Keys of a column by the name the endpoint that adds it has for them. */
const COLUMN_KEYS: Readonly<Record<string, string>> = { filters: 'validators' };

async function addColumn(
    context: RunContext,
    target: TableTarget,
    column: Column,
    steps: Steps,
): Promise<void> {
    // What the endpoint does not take is set afterwards, in the whole list.
    const left = toColumnAdder(column).left_out.map((key) => COLUMN_KEYS[key] ?? key);
    const { name, type, ...given } = column;
    const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !left.includes(key)));
    await steps.write(`column "${name}" added`, () =>
        context.call(columnOperations.add, { ...target, ...rest, name, type }),
    );
}

const nameOf = ({ type, fields }: Index): string =>
    `${type === 'btree|unique' ? 'unique index' : 'index'} on ${fields.map(({ name }) => `"${name}"`).join(', ')}`;

/** Descriptions of fields ask for these two kinds only. */
async function addIndex(context: RunContext, target: TableTarget, index: Index, steps: Steps): Promise<void> {
    const fields = index.fields.map(
        ({ name, op }) => ({ name, op: op === 'desc' ? 'desc' : 'asc' }) as const,
    );
    const kind = index.type === 'btree|unique' ? 'unique' : 'btree';
    await steps.write(`${nameOf(index)} added`, () =>
        context.call(indexOperations.add, { ...target, kind, fields }),
    );
}
