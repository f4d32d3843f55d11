import { fieldPath, invalidInput } from '../invalid-input.js';
import { didYouMean } from '../near.js';
import { plain, spellings } from '../spellings.js';
import type { ColumnAccess, ColumnStyle, TextFormat } from './columns.js';

/**
 * A column as people describe it. Xano's own column objects are descriptions too. What is left out takes the default of
 * the type; keys known from elsewhere (`options`, `references`, `visibility`, ...) are understood.
 */
export interface FieldDescription {
    /** One of Xano's types or another name for one (`integer`, `string`, `datetime`); `text[]` is a list of texts. */
    readonly type?: string;
    /** The value must be given. Default false. */
    readonly required?: boolean;
    /** The value may be null. Default: false when required, else what Xano has for the type. */
    readonly nullable?: boolean;
    /** Adds a unique index. Default false. */
    readonly unique?: boolean;
    /** Adds an index. Default false. */
    readonly index?: boolean;
    /** Used where a row has no value; `now` for times. */
    readonly default?: unknown;
    readonly description?: string;
    /** Enum: the values to choose from. */
    readonly values?: readonly (string | number)[];
    readonly options?: readonly (string | number)[];
    /** `customers` or `customers.id`: the table this column points at; or the id of that table. */
    readonly foreign_key?: string | number;
    readonly references?: string | number;
    /** The id of the table this column points at. */
    readonly tableref_id?: number | null;
    /** The column holds a list of values. Default false. */
    readonly list?: boolean;
    readonly style?: ColumnStyle;
    /** Default `public`. */
    readonly access?: ColumnAccess;
    readonly sensitive?: boolean;
    /** Text only. */
    readonly format?: TextFormat | null;
    /** Checks and changes of values, such as `{ trim: true, min: 3 }`. */
    readonly filters?: Readonly<Record<string, unknown>> | null;
    readonly validators?: Readonly<Record<string, unknown>> | null;
    /** Object: its columns. */
    readonly children?: FieldsInput;
    /** Vector: how many numbers. */
    readonly size?: number;
    readonly vector?: { readonly size?: number };
    /** Of the column `id` only, where both go without saying. */
    readonly primary?: boolean;
    readonly auto_increment?: boolean;
    /** Not something a Xano column can do: answered with a note. */
    readonly on_update?: unknown;
}

/** Xano's own column object, whole or in part; `tableref` is accepted as a type. */
export interface ColumnInput extends FieldDescription {
    readonly name: string;
}

/** Columns by name, each described or just named by its type; or a list of columns that carry their names. */
export type FieldsInput = Readonly<Record<string, FieldDescription | string>> | readonly ColumnInput[];

/** What each key of a description says, and the other names it goes by (without `_`, `-` and capitals). */
const otherKeys = {
    name: [],
    type: [],
    required: ['notnull'],
    nullable: ['null', 'allownull'],
    unique: [],
    index: ['indexed'],
    default: ['defaultvalue'],
    description: ['comment'],
    values: ['options', 'choices', 'enum'],
    foreign_key: ['references', 'reference', 'ref', 'tableref', 'table'],
    tableref_id: [],
    list: ['array', 'islist', 'isarray'],
    style: [],
    access: ['visibility'],
    sensitive: [],
    format: [],
    filters: ['validators'],
    children: ['fields', 'properties', 'schema', 'columns'],
    size: ['dimension', 'dimensions'],
    vector: [],
    primary: ['primarykey', 'pk'],
    auto_increment: ['increment', 'serial'],
    on_update: [],
} as const satisfies Record<string, readonly string[]>;

export type DescriptionKey = keyof typeof otherKeys;

const isKey = (key: string): key is DescriptionKey => Object.hasOwn(otherKeys, key);

const keys = Object.keys(otherKeys).filter(isKey);

const byName = spellings(keys, (key) => otherKeys[key]);

/** A value with the path it was given at. */
export interface Given {
    readonly value: unknown;
    readonly path: string;
}

/** The values of a description by what they mean. */
export type Description = Readonly<Partial<Record<DescriptionKey, Given>>>;

/** @throws XanoError `validation` for a key that is not known, with near matches, and for one said twice. */
export function readDescription(fields: Readonly<Record<string, unknown>>, path: string): Description {
    const found: Partial<Record<DescriptionKey, Given>> = {};
    for (const [written, value] of Object.entries(fields)) {
        if (value === undefined) continue;
        const at = fieldPath(path, written);
        const key = byName.get(plain(written));
        if (key === undefined) {
            throw invalidInput(
                at,
                `A column has no "${written}".${didYouMean(written, [...keys, 'options', 'references'])}`,
                `It is described by ${keys.join(', ')}.`,
            );
        }
        // Xano's own column objects carry empty keys beside the ones that count.
        const before = found[key];
        if (value === null || before?.value === value) continue;
        if (before !== undefined) {
            throw invalidInput(at, `"${written}" says again what "${key}" says.`, 'Keep one of the two.');
        }
        found[key] = { value, path: at };
    }
    return found;
}
