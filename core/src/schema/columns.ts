import { isPlainObject } from '../invalid-input.js';

export type ColumnAccess = 'public' | 'private' | 'internal';
export type ColumnStyle = 'single' | 'list';
export type TextFormat = '' | 'plaintext' | 'yaml' | 'html' | 'xml' | 'markdown';

export const columnAccess: readonly ColumnAccess[] = ['public', 'private', 'internal'];
export const columnStyles: readonly ColumnStyle[] = ['single', 'list'];
export const textFormats: readonly TextFormat[] = ['', 'plaintext', 'yaml', 'html', 'xml', 'markdown'];

/** How a default of the type is written: text and choices as they are, the others as text of a number, bool or time. */
export type DefaultKind = 'text' | 'number' | 'whole' | 'bool' | 'time' | 'day' | 'json';

export type FilterKind = 'bool' | 'whole' | 'text';

interface TypeFacts {
    /** What a row holds when the column was left out, has no default and may not be null. */
    readonly zero: '' | 0 | false | null | Readonly<Record<string, never>>;
    /** Whether a column of this type may be null when nobody says so: the default of the endpoint that adds it. */
    readonly nullable: boolean;
    /** Absent where Xano's column endpoints take no default and none was ever seen. */
    readonly default?: DefaultKind;
    /** Checks and changes of values, under the names Xano's column endpoints have for them. */
    readonly filters?: Readonly<Record<string, FilterKind>>;
    readonly format?: true;
    readonly values?: true;
    readonly tableref?: true;
    readonly children?: true;
    readonly vector?: true;
}

const range = { min: 'whole', max: 'whole' } as const;
// choice: the zero of types whose zero nobody wrote down is null.
const unknownZero = { zero: null, nullable: true } as const;

/** The types of stored columns, with what each takes. From the OpenAPI file of the column endpoints. */
const types = {
    attachment: unknownZero,
    audio: unknownZero,
    bool: { zero: false, nullable: false, default: 'bool' },
    date: { zero: null, nullable: false, default: 'day' },
    decimal: { zero: 0, nullable: false, default: 'number', filters: range },
    // The endpoint that adds an email column names no filters; XanoScript allows these two.
    email: { zero: '', nullable: false, default: 'text', filters: { trim: 'bool', lower: 'bool' } },
    enum: { zero: '', nullable: false, default: 'text', values: true },
    geo_linestring: unknownZero,
    geo_multilinestring: unknownZero,
    geo_multipoint: unknownZero,
    geo_multipolygon: unknownZero,
    geo_point: unknownZero,
    geo_polygon: unknownZero,
    image: unknownZero,
    int: { zero: 0, nullable: false, default: 'whole', filters: range, tableref: true },
    json: { zero: {}, nullable: false, default: 'json' },
    object: { zero: {}, nullable: false, children: true },
    password: {
        zero: '',
        nullable: false,
        filters: {
            salt: 'text',
            ...range,
            minAlpha: 'whole',
            minLowerAlpha: 'whole',
            minUpperAlpha: 'whole',
            minDigit: 'whole',
            minSymbol: 'whole',
        },
    },
    text: {
        zero: '',
        nullable: false,
        default: 'text',
        format: true,
        filters: {
            trim: 'bool',
            ...range,
            lower: 'bool',
            upper: 'bool',
            startsWith: 'text',
            alphaOk: 'bool',
            digitOk: 'bool',
            pattern: 'text',
            ok: 'text',
        },
    },
    timestamp: { ...unknownZero, default: 'time' },
    // The OpenAPI file types a uuid's default as a whole number, which no uuid is: none is sent.
    uuid: { ...unknownZero, tableref: true },
    vector: { ...unknownZero, default: 'text', vector: true, filters: range },
    video: unknownZero,
} as const satisfies Record<string, TypeFacts>;

export type ColumnType = keyof typeof types;

export const typeFacts: Readonly<Record<ColumnType, TypeFacts>> = types;

export const isColumnType = (name: string): name is ColumnType => Object.hasOwn(types, name);

/** True for what can be compared as a column, of whatever type. */
export const isColumn = (value: unknown): value is Column =>
    isPlainObject(value) && typeof value['name'] === 'string' && typeof value['type'] === 'string';

/** Columns of an object column; a server may hold anything there. */
export const childColumns = ({ children }: { readonly children?: unknown }): readonly Column[] =>
    Array.isArray(children) ? children.filter(isColumn) : [];

export const columnTypes: readonly ColumnType[] = Object.keys(types).filter(isColumnType);

/** A column as Xano records it and takes it in `POST .../table` and `PUT .../schema`. */
export interface Column {
    readonly name: string;
    readonly type: ColumnType;
    readonly description: string;
    readonly nullable: boolean;
    /** Always text: `"0"`, `"now"`; empty for none. */
    readonly default: string;
    readonly required: boolean;
    /** Text only. */
    readonly format?: TextFormat;
    /** Enum only. */
    readonly values?: readonly string[];
    readonly access: ColumnAccess;
    readonly style: ColumnStyle;
    readonly sensitive?: boolean;
    /** Foreign key: the id of the table it points at. `int` and `uuid` only. */
    readonly tableref_id?: number | null;
    /** Vector only. */
    readonly vector?: { readonly size?: number };
    /** Object only. */
    readonly children?: readonly Column[];
    /** Filters of the column; the OpenAPI file names only `trim` and `lower` here. */
    readonly validators?: Readonly<Record<string, boolean | number | string | null>> | null;
}

export type IndexType = 'primary' | 'btree' | 'btree|unique' | 'gin' | 'search' | 'spatial' | 'vector';

export interface Index {
    /** Eight hex digits, given by Xano. */
    readonly id?: string;
    readonly type: IndexType;
    readonly fields: readonly { readonly name: string; readonly op?: string }[];
}
