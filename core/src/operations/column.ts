import * as z from 'zod/mini';
import { invalidInput } from '../invalid-input.js';
import { defineOperations } from '../operation.js';
import type { Input } from '../operation.js';
import { toColumnAdder } from '../schema/index.js';
import type { ColumnInput } from '../schema/index.js';
import { confirm, idOrName, table, text } from './fields.js';
import { asList, nothing, thing } from './shapes.js';
import { columnFields, columnSettings, columnShape } from './table-shape.js';

const PATH = '/workspace/{workspace_id}/table/{table_id}/schema';
const ONE = `${PATH}/{name}`;

/** The type is the rest of it. */
export const COLUMN_ADDER = `${PATH}/type/`;

const one = {
    ...table,
    /** Name of the column. */
    name: text(),
};

/** Loose: `toColumnAdder` knows the keys of each type and their other names, and refuses the rest. */
const newColumn = () =>
    z.looseObject({
        ...one,
        /** One of the 23 types; `tableref` or `tablerefuuid` for a foreign key. */
        type: text(),
        ...columnSettings,
        /** Value of records that have none; bool, decimal, email, enum, int, text and vector only. */
        default: z.optional(z.unknown()),
        /** Enum only: the values to choose from. */
        values: z.optional(z.array(z.string())),
        /** Foreign key: the table it points at, id or exact name. */
        tableref_id: z.optional(z.nullable(idOrName())),
        /** Vector only: `size`, how many numbers. */
        vector: z.optional(z.looseObject({})),
    });

/** The type goes into the path, what that type takes into the body. */
export function toAdder({ workspace_id, table_id, ...column }: Input): Input {
    const target = column['tableref_id'];
    // The id behind a name is looked up after this, when everything else is known to be right.
    const byName = typeof target === 'string';
    // The schema has seen to the name; every other key is checked in there.
    const described = (byName ? { ...column, tableref_id: 1 } : column) as unknown as ColumnInput;
    const { type, body, left_out } = toColumnAdder(described, '');
    const [left] = left_out;
    if (left !== undefined) {
        throw invalidInput(
            left,
            `A column of type ${type} cannot be added with "${left}".`,
            left === 'unique' || left === 'index'
                ? 'Add the column without it, then the index with index.add.'
                : 'Add the column without it, then set it with column.replaceAll.',
        );
    }
    return { workspace_id, table_id, type, ...body, ...(byName ? { tableref_id: target } : {}) };
}

export const addedColumn = () => thing({ name: z.string() });

export const columnOperations = defineOperations('column', {
    list: {
        title: 'List columns',
        description: 'All columns of a table, in order.',
        effect: 'read',
        scope: 'Workspace Database: Read',
        input: () => z.strictObject(table),
        output: () => z.array(columnShape()),
        rest: { method: 'GET', path: PATH, receive: asList },
        mcp: { tool: 'getTableSchema' },
    },

    get: {
        title: 'Get a column',
        description: 'One column by its name.',
        effect: 'read',
        scope: 'Workspace Database: Read',
        input: () => z.strictObject(one),
        output: columnShape,
        rest: { method: 'GET', path: ONE },
        mcp: { tool: 'getTableSchemaElement' },
    },

    add: {
        title: 'Add a column',
        description: 'Adds a column. To add it only where it is missing use column.ensure.',
        effect: 'create',
        scope: 'Workspace Database: Create',
        input: newColumn,
        output: addedColumn,
        rest: { method: 'POST', path: `${COLUMN_ADDER}{type}`, body: 'json', prepare: toAdder },
    },

    rename: {
        title: 'Rename a column',
        description: 'Renames a column; its values stay. Logic that uses the old name is not changed.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        input: () =>
            z.strictObject({
                ...table,
                /** Name it has. */
                old_name: text(),
                /** Name it gets. */
                new_name: text(),
            }),
        output: nothing,
        rest: { method: 'POST', path: `${PATH}/rename`, body: 'json' },
        mcp: { tool: 'renameTableColumn' },
    },

    remove: {
        title: 'Remove a column',
        description: 'Deletes a column with its values.',
        effect: 'delete',
        scope: 'Workspace Database: Delete',
        destroys: 'the column and its value in every record',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteTableSchemaElement' },
    },

    replaceAll: {
        title: 'Replace all columns',
        description: 'Sets the whole list of columns. What is not listed is dropped with its values.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        destroys: 'every column that is not listed, with its values',
        input: () =>
            z.strictObject({
                ...table,
                /** Every column of the table from now on, `id` among them. */
                schema: z.array(replacedColumn()).check(
                    // choice: nobody means to drop the primary key, and Xano's answer to it is not known.
                    z.refine(
                        (columns) => columns.some(({ name }) => name === 'id'),
                        'must list the column "id" too',
                    ),
                ),
                ...confirm,
            }),
        output: nothing,
        rest: { method: 'PUT', path: PATH, body: 'json' },
        mcp: { tool: 'updateTableSchema' },
    },
});

/** Xano wants these two of every column here. */
const replacedColumn = () =>
    z.looseObject({
        ...columnFields,
        /** May be null. Default false. */
        nullable: z._default(z.boolean(), false),
        /** Must be given in a new record. Default false. */
        required: z._default(z.boolean(), false),
    });
