import { defined } from '../defined.js';
import { fieldPath, invalidInput } from '../invalid-input.js';
import type { Column, ColumnType } from './columns.js';
import { describeColumn } from './describe-column.js';
import { typedDefault } from './defaults.js';
import type { ColumnInput } from './description.js';
import { readEntry } from './entries.js';

export interface ColumnAdder {
    /** Last segment of `POST .../schema/type/<type>`: the type, or `tableref` or `tablerefuuid` for a foreign key. */
    readonly type: string;
    readonly body: Readonly<Record<string, unknown>>;
    /** What was described and this endpoint does not take; an index, or a key that only `PUT .../schema` sets. */
    readonly left_out: readonly string[];
}

const referenceType: Partial<Record<ColumnType, string>> = { int: 'tableref', uuid: 'tablerefuuid' };

/** By key of the body, the endpoints that do not take it, though a column of that type can have it. */
const refused: Readonly<Record<string, readonly string[]>> = {
    default: ['date', 'json', 'timestamp', 'tableref', 'tablerefuuid'],
    filters: ['email'],
};

/**
 * The call that adds one column to a table: `POST .../schema/type/<type>` with the keys that endpoint takes.
 *
 * @throws XanoError `validation` as describing a column does, and for a foreign key whose table has no id yet.
 */
export function toColumnAdder(input: Column | ColumnInput, path = 'column'): ColumnAdder {
    const { column, unique, index, table } = describeColumn(readEntry(input, undefined, path));
    if (table !== undefined) {
        throw invalidInput(
            fieldPath(path, 'tableref_id'),
            `"${column.name}" points at the table "${table}" by name, and its id is needed.`,
            'Write "tableref_id" with the id of the table.',
        );
    }
    const refers = column.tableref_id !== undefined && column.tableref_id !== null;
    const type = refers ? (referenceType[column.type] ?? column.type) : column.type;
    const { name, description, nullable, required, access, style, sensitive, values, vector, children } =
        column;
    const extras = Object.entries(
        defined({
            default: column.default === '' ? undefined : typedDefault(column.type, column.default),
            format: column.format === '' ? undefined : column.format,
            values,
            vector,
            children,
            filters: column.validators ?? undefined,
            tableref_id: column.tableref_id ?? undefined,
        }),
    );
    const isRefused = ([key]: readonly [string, unknown]): boolean => refused[key]?.includes(type) === true;
    return {
        type,
        body: {
            name,
            ...(description === '' ? {} : { description }),
            nullable,
            required,
            access,
            style,
            ...(sensitive === true ? { sensitive } : {}),
            ...Object.fromEntries(extras.filter((extra) => !isRefused(extra))),
        },
        left_out: [
            ...extras.filter(isRefused).map(([key]) => key),
            ...(unique ? ['unique'] : []),
            ...(index ? ['index'] : []),
        ],
    };
}
