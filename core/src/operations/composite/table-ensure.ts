import * as z from 'zod/mini';
import { fieldPath } from '../../invalid-input.js';
import { defineComposite } from '../../operation.js';
import type { RunContext } from '../../operation.js';
import { compareSchema, describeFields } from '../../schema/index.js';
import type { Column, DescribedFields, FieldsInput } from '../../schema/index.js';
import { text, workspace } from '../fields.js';
import { thing } from '../shapes.js';
import { tableShape } from '../table-shape.js';
import { tableOperations } from '../table.js';
import { bringUpTo } from './bring-up-to.js';
import { differenceShape, reportOf } from './difference.js';
import { resolveReferences } from './references.js';
import { Steps } from './steps.js';
import { findTable, readState, stateOf } from './table-state.js';
import type { TableState } from './table-state.js';
import { wantedOf } from './wanted.js';

const ID = 'table.ensure';

const input = () =>
    z.strictObject({
        ...workspace,
        /** Name of the table. */
        name: text(),
        /** What it is for. Default: as it is, empty for a new table. */
        description: z.optional(z.string()),
        /**
         * Columns by name: a type (`"email"`), or `{ type, required, unique, default, values, foreign_key, ... }`; or a
         * list of columns. `id` and `created_at` go without saying.
         */
        fields: z.custom<FieldsInput>(
            (value: unknown) => typeof value === 'object' && value !== null,
            'must be an object of columns, such as { email: "email" }',
        ),
        /** Only say what would be done. Default false. */
        dry_run: z._default(z.boolean(), false),
    });

const output = () =>
    thing({
        /** Null in a dry run for a table that is not there. */
        table_id: z.nullable(z.number()),
        /** In a dry run: would be. */
        created: z.boolean(),
        /** False when everything was there already, as in every second run. In a dry run: would be. */
        changed: z.boolean(),
        difference: differenceShape(),
        dry_run: z.boolean(),
        /** The table as it is now; absent while there is none. */
        table: z.optional(tableShape()),
    });

type Input = z.output<ReturnType<typeof input>>;
type Output = z.output<ReturnType<typeof output>>;

export const tableEnsure = defineComposite({
    id: ID,
    title: 'Create or update a table',
    description:
        'Creates a table from readable descriptions of its columns, or adds the columns and indexes it lacks and ' +
        'changes columns that are described otherwise. Never drops anything; with `dry_run` it only reports.',
    effect: 'update',
    scope: 'Workspace Database: Read, Create, Update',
    input,
    output,
    run: async (context, given): Promise<Output> => {
        const found = await findTable(context, given.workspace_id, given.name);
        return found === undefined
            ? create(context, given)
            : update(context, given, stateOf(found), given.dry_run);
    },
});

async function describe(context: RunContext, given: Input, id?: number, existing?: readonly Column[]) {
    const { workspace_id, name } = given;
    const described = describeFields(given.fields, 'fields', existing);
    const own = { workspace_id, name, id, pathOf: (column: string) => fieldPath('fields', column) };
    return { ...described, columns: await resolveReferences(context, described, own) };
}

async function create(context: RunContext, given: Input): Promise<Output> {
    const { workspace_id, name, description = '', dry_run } = given;
    const described = await describe(context, given);
    const report = (columns: readonly Column[], notes: readonly string[]) =>
        reportOf({ ...NOTHING, add: [...columns], add_index: described.indexes }, notes);
    if (dry_run) {
        const difference = report(described.columns, described.notes);
        return { table_id: null, created: true, changed: true, difference, dry_run };
    }
    const steps = new Steps(context, ID);
    const first = withoutSelf(described, name);
    const added = await steps.write(`table "${name}" created`, () =>
        context.call(tableOperations.add, {
            workspace_id,
            name,
            description,
            schema: first.columns.map((column) => ({ ...column })),
            index: first.indexes.map(({ type, fields }) => ({
                type,
                fields: fields.map((field) => ({ ...field })),
            })),
        }),
    );
    const target = { workspace_id, table_id: added.id };
    // The answer may hold only the id, and what it holds need not be all that was asked for.
    const state = await steps.read(() => readState(context, target));
    const complete = await steps.read(() => describe(context, given, added.id));
    const wanted = wantedOf(complete);
    const start = { state, difference: compareSchema(state, wanted) };
    const { state: end, notes } = await bringUpTo(context, target, wanted, start, steps);
    return {
        table_id: added.id,
        created: true,
        changed: true,
        difference: report(complete.columns, [...described.notes, ...notes]),
        dry_run,
        table: end.table,
    };
}

async function update(
    context: RunContext,
    given: Input,
    state: TableState,
    dry_run: boolean,
): Promise<Output> {
    const { workspace_id, name, description } = given;
    const { table } = state;
    const target = { workspace_id, table_id: table.id };
    const described = await describe(context, given, table.id, state.columns);
    const wanted = wantedOf(described);
    const difference = compareSchema(state, wanted);
    const renamed =
        description === undefined || description === table.description
            ? undefined
            : { from: table.description, to: description };
    const report = (notes: readonly string[]) => ({
        ...reportOf(difference, [...described.notes, ...notes]),
        ...(renamed === undefined ? {} : { description: renamed }),
    });
    const common = { table_id: table.id, created: false, dry_run };
    if (dry_run || (difference.same && renamed === undefined)) {
        const changed = !difference.same || renamed !== undefined;
        return { ...common, changed, difference: report([]), table };
    }
    const steps = new Steps(context, ID);
    if (renamed !== undefined) {
        await steps.write('description changed', () =>
            context.call(tableOperations.update, { ...target, name, description: renamed.to }),
        );
    }
    const done = await bringUpTo(context, target, wanted, { state, difference }, steps);
    // With nothing to do to the columns the table was not read again.
    const now = difference.same ? await steps.read(() => readState(context, target)) : done.state;
    return {
        ...common,
        changed: done.changed || renamed !== undefined,
        difference: report(done.notes),
        table: now.table,
    };
}

const NOTHING = { add: [], change: [], unlisted: [], add_index: [], same: false, merged: [], warnings: [] };

/** A column that points at its own table is added once the table has an id to point at. */
function withoutSelf({ columns, indexes, references }: DescribedFields, name: string) {
    const own = new Set(references.filter(({ table }) => table === name).map(({ column }) => column));
    return {
        columns: columns.filter((column) => !own.has(column.name)),
        indexes: indexes.filter(({ fields }) => !fields.some((field) => own.has(field.name))),
    };
}
