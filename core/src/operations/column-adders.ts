import * as z from 'zod/mini';
import { isPlainObject } from '../invalid-input.js';
import { defineOperations } from '../operation.js';
import type { Input } from '../operation.js';
import { textFormats } from '../schema/index.js';
import type { ColumnType, FieldsInput } from '../schema/index.js';
import { addedColumn, COLUMN_ADDER, toAdder } from './column.js';
import { passwordFilters, rangeFilters, textFilters } from './column-filters.js';
import { idOrName, some, table, text, whole } from './fields.js';
import { columnBasics } from './table-shape.js';

/** The last segment of the path: a type, or one of the two for a foreign key. */
type Adder = ColumnType | 'tableref' | 'tablerefuuid';

/** What a foreign key is stored as. */
const STORED: Partial<Record<Adder, ColumnType>> = { tableref: 'int', tablerefuuid: 'uuid' };

const nothingMore = () => ({});

const byDefault = <T extends z.ZodMiniType>(value: () => T) => ({
    /** Value of records that have none. Default: none. */
    default: z.optional(value()),
});

const numeric = <T extends z.ZodMiniType>(value: () => T) => ({
    ...byDefault(value),
    /** Checks of its values. Default: none. */
    filters: rangeFilters(),
});

const reference = () => ({
    /** Table it points at, id or exact name. */
    tableref_id: idOrName(),
});

/** Adds a column of one type, with exactly the keys that type takes; what it needs is checked as in `column.add`. */
const adder = <S extends z.core.$ZodLooseShape>(type: Adder, what: string, more: () => S) => ({
    title: `Add a ${type} column`,
    description: `Adds ${what}. column.add does the same for any type.`,
    effect: 'create' as const,
    scope: 'Workspace Database: Create',
    input: () =>
        z.strictObject({
            ...table,
            /** Name of the column: letters, digits and underscore. */
            name: text(),
            ...columnBasics,
            ...more(),
        }),
    output: addedColumn,
    rest: {
        method: 'POST' as const,
        path: `${COLUMN_ADDER}${type}`,
        body: 'json' as const,
        prepare: (input: Input): Input => ({
            ...toAdder({ ...input, type: STORED[type] ?? type }),
            // It stands in the path already.
            type: undefined,
        }),
    },
});

/** One for each type, typed with what it takes. They stand beside the general `column.add`. */
export const columnAdders = defineOperations('column', {
    addAttachment: adder('attachment', 'a column for a file of any kind', nothingMore),
    addAudio: adder('audio', 'a column for a sound file', nothingMore),
    addBool: adder('bool', 'a column for true or false', () => byDefault(z.boolean)),
    addDate: adder('date', 'a column for a day', nothingMore),
    addDecimal: adder('decimal', 'a column for a number', () => numeric(z.number)),
    addEmail: adder('email', 'a column for an email address', () => byDefault(z.string)),
    addEnum: adder('enum', 'a column for one of several texts', () => ({
        ...byDefault(z.string),
        /** The values to choose from, at least one. */
        values: some(text()),
    })),
    addGeoLinestring: adder('geo_linestring', 'a column for a line on the map', nothingMore),
    addGeoMultilinestring: adder('geo_multilinestring', 'a column for several lines on the map', nothingMore),
    addGeoMultipoint: adder('geo_multipoint', 'a column for several points on the map', nothingMore),
    addGeoMultipolygon: adder('geo_multipolygon', 'a column for several areas on the map', nothingMore),
    addGeoPoint: adder('geo_point', 'a column for a point on the map', nothingMore),
    addGeoPolygon: adder('geo_polygon', 'a column for an area on the map', nothingMore),
    addImage: adder('image', 'a column for a picture', nothingMore),
    addInt: adder('int', 'a column for a whole number', () => numeric(() => whole(-Infinity))),
    addJson: adder('json', 'a column for JSON of any shape', nothingMore),
    addObject: adder('object', 'a column for an object of known shape', () => ({
        /** Columns inside, by name or as a list, at least one. */
        children: z.custom<FieldsInput>(
            (value) => Array.isArray(value) || isPlainObject(value),
            'must be columns by name, as in { street: "text" }, or a list of them',
        ),
    })),
    addPassword: adder('password', 'a column for a password, of which Xano stores a hash', () => ({
        /** Checks of its values. Default: none. */
        filters: passwordFilters(),
    })),
    addText: adder('text', 'a column for a text', () => ({
        ...byDefault(z.string),
        /** What the text is written in; empty for nothing in particular. Default empty. */
        format: z.optional(z.literal(textFormats)),
        /** Checks and changes of its values. Default: none. */
        filters: textFilters(),
    })),
    addTimestamp: adder('timestamp', 'a column for a moment, in epoch milliseconds', nothingMore),
    addUuid: adder('uuid', 'a column for a uuid', nothingMore),
    addVector: adder('vector', 'a column for an embedding', () => ({
        ...numeric(z.string),
        /** How long the vectors are. */
        vector: z.strictObject({
            /** How many numbers, as many as the embedding model gives. */
            size: whole(),
        }),
    })),
    addVideo: adder('video', 'a column for a film', nothingMore),
    addTableref: adder('tableref', 'a foreign key to a table whose ids are whole numbers', () => ({
        ...reference(),
        /** Checks of its values. Default: none. */
        filters: rangeFilters(),
    })),
    addTablerefuuid: adder('tablerefuuid', 'a foreign key to a table whose ids are uuids', reference),
});
