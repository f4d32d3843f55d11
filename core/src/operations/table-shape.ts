import * as z from 'zod/mini';
import { once } from '../operation.js';
import { text } from './fields.js';
import { stored, thing, xanoscript } from './shapes.js';

/** The 23 types a column is stored as. A foreign key is an `int` or `uuid` with `tableref_id`. */
export const COLUMN_TYPES = [
    'attachment',
    'audio',
    'bool',
    'date',
    'decimal',
    'email',
    'enum',
    'geo_linestring',
    'geo_multilinestring',
    'geo_multipoint',
    'geo_multipolygon',
    'geo_point',
    'geo_polygon',
    'image',
    'int',
    'json',
    'object',
    'password',
    'text',
    'timestamp',
    'uuid',
    'vector',
    'video',
] as const;

/** A column as Xano reads it back: `default` is always text, also for numbers. */
export const columnShape = once(() =>
    thing({
        name: z.string(),
        type: z.enum(COLUMN_TYPES),
        description: z.string(),
        nullable: z.boolean(),
        default: z.string(),
        required: z.boolean(),
        access: z.enum(['public', 'private', 'internal']),
        style: z.enum(['single', 'list']),
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

export const tableShape = once(() =>
    thing({
        ...stored,
        docs: z.string(),
        guid: z.string(),
        auth: z.boolean(),
        tag: z.array(z.string()),
        autocomplete: z.array(thing({ name: z.optional(z.string()) })),
        schema: z.array(columnShape()),
        index: z.array(indexShape()),
        xanoscript: xanoscript(),
    }),
);

/** What adding a table answers: the table; instances of March 2025 gave only its id (metadata-api.md section 8). */
export const addedTable = () => z.extend(z.partial(tableShape()), { id: z.number() });

/** A column as it is written; what is left out gets Xano's default. */
export const columnInput = once(() =>
    z.looseObject({
        /** Name of the column. */
        name: text(),
        /** One of the 23 types a column is stored as. */
        type: z.enum(COLUMN_TYPES),
    }),
);

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
