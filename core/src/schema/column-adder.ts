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

interface Extra {
    readonly of: (column: Column) => unknown;
    /** Endpoints that do not take it, though a column of that type can have it. */
    readonly except?: readonly string[];
}

/** What goes into the body beside the keys all endpoints share. */
const extras: Readonly<Record<string, Extra>> = {
    default: {
        of: (column) => (column.default === '' ? undefined : typedDefault(column.type, column.default)),
        except: ['date', 'json', 'timestamp', 'tableref', 'tablerefuuid'],
    },
    format: { of: (column) => (column.format === '' ? undefined : column.format) },
    values: { of: (column) => column.values },
    vector: { of: (column) => column.vector },
    children: { of: (column) => column.children },
    filters: { of: (column) => column.validators ?? undefined, except: ['email'] },
    tableref_id: { of: (column) => column.tableref_id ?? undefined },
};

function extrasOf(column: Column, type: string): { taken: Record<string, unknown>; left: string[] } {
    const present = Object.entries(extras)
        .map(([key, { of, except }]) => ({
            key,
            value: of(column),
            refused: except?.includes(type) === true,
        }))
        .filter(({ value }) => value !== undefined);
    return {
        taken: Object.fromEntries(
            present.filter(({ refused }) => !refused).map(({ key, value }) => [key, value]),
        ),
        left: present.filter(({ refused }) => refused).map(({ key }) => key),
    };
}

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
            `The id of the table "${table}" is needed to point "${column.name}" at it.`,
            'Look the table up by its name and give its id as "tableref_id".',
        );
    }
    const refers = column.tableref_id !== undefined && column.tableref_id !== null;
    const type = refers ? (referenceType[column.type] ?? column.type) : column.type;
    const { taken, left } = extrasOf(column, type);
    const { name, description, nullable, required, access, style, sensitive } = column;
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
            ...taken,
        },
        left_out: [...left, ...(unique ? ['unique'] : []), ...(index ? ['index'] : [])],
    };
}
