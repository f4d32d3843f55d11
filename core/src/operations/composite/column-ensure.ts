import * as z from 'zod/mini';
import { isXanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import { defineComposite } from '../../operation.js';
import type { RunContext } from '../../operation.js';
import { reworded } from '../../reword.js';
import { compareSchema, describeFields } from '../../schema/index.js';
import type { Column, SchemaDifference } from '../../schema/index.js';
import { columnOperations } from '../column.js';
import { idOrName, table, text, whole } from '../fields.js';
import { thing } from '../shapes.js';
import { columnSettings } from '../table-shape.js';
import { bringUpTo } from './bring-up-to.js';
import { changesShape, reportOf } from './difference.js';
import { resolveReferences } from './references.js';
import { Steps } from './steps.js';
import { readState } from './table-state.js';
import type { TableState } from './table-state.js';
import { wantedOf } from './wanted.js';

const ID = 'column.ensure';

/** Loose: the schema functions know every key and its other names, and refuse the rest with a suggestion. */
const input = () =>
    z.looseObject({
        ...table,
        /** Name the column is to have. */
        name: text(),
        /** Name it may have had: it is renamed and keeps its values, unless `name` is there already. */
        renamed_from: z.optional(text()),
        /** One of Xano's types, or another name for one, such as `integer`, `string`, `text[]`. Needed for a new column. */
        type: z.optional(text()),
        ...columnSettings,
        /** Value of records that have none; `now` for times. Default: none. */
        default: z.optional(z.unknown()),
        /** Adds a unique index. Default false. */
        unique: z.optional(z.boolean()),
        /** Adds an index. Default false. */
        index: z.optional(z.boolean()),
        /** Enum only: the values to choose from. */
        values: z.optional(z.array(z.union([z.string(), z.number()]))),
        /** The table it points at, by exact name or id. */
        foreign_key: z.optional(idOrName()),
        /** The table it points at, by id. */
        tableref_id: z.optional(z.nullable(whole(-Infinity))),
        /** Holds a list of values. Default false. */
        list: z.optional(z.boolean()),
        /** Vector only: how many numbers. */
        size: z.optional(whole()),
    });

const output = () =>
    thing({
        name: z.string(),
        action: z.literal(['added', 'renamed', 'changed', 'unchanged']),
        /** What is different now; `unique` and `index` stand for indexes. Empty for a new column. */
        changes: changesShape(),
        /** What may be lost or refused. */
        warnings: z.array(z.string()),
        /** What Xano cannot do or did not take over. */
        notes: z.array(z.string()),
    });

type Input = z.output<ReturnType<typeof input>>;
type Output = z.output<ReturnType<typeof output>>;

export const columnEnsure = defineComposite({
    id: ID,
    title: 'Add or update a column',
    description:
        'Adds a column, or changes only what is described otherwise. ' +
        'With `renamed_from` a column is renamed first and keeps its values.',
    effect: 'update',
    scope: 'Workspace Database: Read, Create, Update',
    input,
    output,
    run: async (context, given): Promise<Output> => {
        const { workspace_id, table_id, name, renamed_from } = given;
        const target = { workspace_id, table_id };
        const state = await readState(context, target);
        const old = oldName(state, name, renamed_from);
        // Everything is checked against the table as it will be, before it is touched.
        const base = old === undefined ? state : renameIn(state, old, name);
        const described = await describe(context, given, base);
        const wanted = wantedOf(described);
        const difference = compareSchema(base, wanted);
        const steps = new Steps(context, ID);
        if (old !== undefined) {
            await steps.write(`column "${old}" renamed to "${name}"`, () =>
                context.call(columnOperations.rename, { ...target, old_name: old, new_name: name }),
            );
        }
        const done = await bringUpTo(context, target, wanted, { state: base, difference }, steps);
        const { warnings } = reportOf(difference, []);
        return {
            name,
            action: actionOf(old, difference, done.changed),
            changes: changesOf(difference),
            warnings,
            notes: [...described.notes, ...done.notes],
        };
    },
});

/** The column to rename; undefined where there is nothing to rename, as in a second run. */
function oldName({ columns }: TableState, name: string, old: string | undefined): string | undefined {
    const has = (wanted: string): boolean => columns.some((column) => column.name === wanted);
    if (old === undefined || has(name) || !has(old)) return undefined;
    if (old !== 'id') return old;
    throw invalidInput(
        'renamed_from',
        'The primary key is always named "id".',
        'Add another column instead.',
    );
}

function renameIn(state: TableState, old: string, name: string): TableState {
    const renamed = <T extends { readonly name: string }>(item: T): T =>
        item.name === old ? { ...item, name } : item;
    return {
        ...state,
        columns: state.columns.map(renamed),
        indexes: state.indexes.map((index) => ({ ...index, fields: index.fields.map(renamed) })),
    };
}

async function describe(context: RunContext, given: Input, { columns: existing }: TableState) {
    const described = describeOne(given, existing);
    const own = {
        workspace_id: given.workspace_id,
        name: undefined,
        id: undefined,
        pathOf: () => 'foreign_key',
    };
    return { ...described, columns: await resolveReferences(context, described, own) };
}

const NOT_OF_THE_COLUMN = new Set(['workspace_id', 'table_id', 'renamed_from']);
const INSIDE = 'column[0].';

function describeOne(given: Input, existing: readonly Column[]) {
    const entries = Object.entries(given).filter(([key]) => !NOT_OF_THE_COLUMN.has(key));
    try {
        return describeFields([{ ...Object.fromEntries(entries), name: given.name }], 'column', existing);
    } catch (error) {
        // The one column is the input itself.
        if (!isXanoError(error) || error.path?.startsWith(INSIDE) !== true) throw error;
        throw reworded(error, { path: error.path.slice(INSIDE.length) });
    }
}

function actionOf(old: string | undefined, { add }: SchemaDifference, changed: boolean): Output['action'] {
    if (old !== undefined) return 'renamed';
    if (add.length > 0) return 'added';
    return changed ? 'changed' : 'unchanged';
}

function changesOf({ add, change, add_index }: SchemaDifference): Output['changes'] {
    if (add.length > 0) return [];
    return [
        ...change.flatMap(({ changes }) => changes),
        ...add_index.map(({ type }) => ({
            key: type === 'btree|unique' ? 'unique' : 'index',
            from: false,
            to: true,
        })),
    ];
}
