import * as z from 'zod/mini';
import { once } from '../operation.js';
import { columnAccess, columnStyles, columnTypes } from '../schema/index.js';
import { text } from './fields.js';
import { stored, thing, xanoscript } from './shapes.js';

/** A column as Xano reads it back: `default` is always text, also for numbers. */
export const columnShape = once(() =>
    thing({
        name: z.string(),
        type: z.literal(columnTypes),
        description: z.string(),
        nullable: z.boolean(),
        default: z.string(),
        required: z.boolean(),
        access: z.literal(columnAccess),
        style: z.literal(columnStyles),
        format: z.optional(z.string()),
        values: z.optional(z.array(z.string())),
        tableref_id: z.optional(z.nullable(z.number())),
        children: z.optional(z.array(z.unknown())),
        validators: z.optional(z.unknown()),
    }),
);

/** A unique index reads back with type `btree|unique`. */
export const indexShape = once(() =>
    thing({
        id: z.optional(z.string()),
        type: z.string(),
        fields: z.array(thing({ name: z.string(), op: z.optional(z.string()) })),
    }),
);

const tableFields = once(() => ({
    ...stored,
    docs: z.string(),
    guid: z.string(),
    auth: z.boolean(),
    tag: z.array(z.string()),
    autocomplete: z.array(thing({ name: z.optional(z.string()) })),
    schema: z.array(columnShape()),
    index: z.array(indexShape()),
    xanoscript: xanoscript(),
}));

export const tableShape = once(() => thing(tableFields()));

type AllOptional<S> = { [K in keyof S]: S[K] extends z.ZodMiniType ? z.ZodMiniOptional<S[K]> : never };

// z.partial and z.extend would do it too; in a bundle they are as large as three operations.
const allOptional = <S extends Readonly<Record<string, z.ZodMiniType>>>(fields: S): AllOptional<S> =>
    Object.fromEntries(
        Object.entries(fields).map(([key, field]) => [key, z.optional(field)]),
    ) as AllOptional<S>; // key by key what that type says

/** What adding a table answers: the table; instances of March 2025 gave only its id (metadata-api.md section 8). */
export const addedTable = () => thing({ ...allOptional(tableFields()), id: z.number() });

/** A column as it is written; what is left out gets Xano's default. */
export const columnFields = {
    /** Name of the column. */
    name: text(),
    /** One of the 23 types a column is stored as. */
    type: z.literal(columnTypes),
};

export const columnInput = once(() => z.looseObject(columnFields));

/** What a column of every type takes as it is added. */
export const columnBasics = {
    /** May be null. Default: Xano's for the type. */
    nullable: z.optional(z.boolean()),
    /** Must be given in a new record. Default false. */
    required: z.optional(z.boolean()),
    /** What it holds. Default: empty. */
    description: z.optional(z.string()),
    /** `public`, `private` or `internal`. Default `public`. */
    access: z.optional(z.literal(columnAccess)),
    /** `list` for a list of values. Default `single`. */
    style: z.optional(z.literal(columnStyles)),
    /** Marks its values as sensitive. Default false. */
    sensitive: z.optional(z.boolean()),
};

/** What describes a column of any type, as it is added. */
export const columnSettings = {
    ...columnBasics,
    /** Text only: `plaintext`, `yaml`, `html`, `xml` or `markdown`. Default: none. */
    format: z.optional(z.string()),
    /** Object only: the columns inside. */
    children: z.optional(z.unknown()),
    /** Checks and changes of values, such as `{ trim: true, max: 100 }`. Default: none. */
    filters: z.optional(z.nullable(z.looseObject({}))),
};

/** An index as it is written. */
export const indexInput = once(() =>
    z.looseObject({
        /** `primary`, `btree`, `btree|unique`, `gin`, `search`, `spatial` or `vector`. */
        type: text(),
        /** Its columns in order. */
        fields: z.array(
            z.looseObject({
                /** Name of the column. */
                name: text(),
                /** `asc` or `desc`, or the operator class of a spatial or vector index; none for the primary. */
                op: z.optional(z.string()),
            }),
        ),
    }),
);

/** Columns a person picks a record by. */
export const autocomplete = () =>
    z.array(
        z.strictObject({
            /** Name of the column. */
            name: text(),
        }),
    );

/** Columns, indexes and identity of a table as it is created or replaced. */
export const describedTable = () => ({
    /** Columns; the first must be `id`. */
    schema: z.optional(z.array(columnInput())),
    /** Indexes. */
    index: z.optional(z.array(indexInput())),
    /** Identity across workspaces, 27 characters. Default: Xano makes one. */
    guid: z.optional(z.string()),
    /** Columns shown where a record is picked. */
    autocomplete: z.optional(autocomplete()),
});
