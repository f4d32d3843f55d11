import { defined } from '../defined.js';
import { fieldPath, invalidInput } from '../invalid-input.js';
import type { Column, ColumnStyle } from './columns.js';
import { columnAccess, columnStyles, typeFacts } from './columns.js';
import { defaultText } from './defaults.js';
import type { Description } from './description.js';
import type { Entry } from './entries.js';
import { readEntries } from './entries.js';
import { notOfType, readExtras } from './extras.js';
import { readFilters } from './filters.js';
import { readForeignKey } from './foreign-key.js';
import { readBool, readChoice, readText } from './plain-values.js';
import type { NamedType } from './type-names.js';
import { readType } from './type-names.js';

export type ColumnKey = Exclude<keyof Column, 'name'>;

export interface DescribedColumn {
    readonly column: Column;
    readonly unique: boolean;
    readonly index: boolean;
    /** Name of the table the column points at, when it was given by name. */
    readonly table?: string;
}

function readStyle(description: Description, named: NamedType): ColumnStyle {
    const style = readChoice(description.style, columnStyles);
    const list = readBool(description.list);
    const says = [named.list || undefined, list, style && style === 'list'];
    if (says.includes(true) && says.includes(false)) {
        throw invalidInput(
            (description.style ?? description.list)?.path ?? '',
            'The column is described as a list and as a single value.',
            'Keep one of the two.',
        );
    }
    return says.includes(true) ? 'list' : 'single';
}

function readChildren(
    { type }: NamedType,
    { children }: Description,
    path: string,
): readonly Column[] | undefined {
    const entries = children === undefined ? [] : readEntries(children.value, children.path);
    if (typeFacts[type].children !== true) {
        if (children === undefined || entries.length === 0) return undefined;
        throw notOfType(type, children, 'columns inside', 'object');
    }
    if (entries.length === 0) {
        throw invalidInput(
            children?.path ?? fieldPath(path, 'children'),
            'An object needs the columns inside it.',
            'Write for example "children": { "street": "text" }, or type "json" for any shape.',
        );
    }
    return entries.map((entry) => {
        const { column, unique, index, table } = describeColumn(entry);
        if (!unique && !index && table === undefined) return column;
        throw invalidInput(
            entry.path,
            'A column inside an object has no index, and points at a table only by its id.',
            table === undefined ? 'Leave "unique" and "index" out.' : 'Write "tableref_id".',
        );
    });
}

function readNamedType({ type, foreign_key, tableref_id }: Description, path: string): NamedType {
    // choice: a column that points at a table and does not say its type is an int, as most ids are.
    if (type === undefined && (foreign_key ?? tableref_id) !== undefined) {
        return { type: 'int', list: false, reference: true };
    }
    return readType(type?.value, type?.path ?? fieldPath(path, 'type'));
}

/** Of the key only `id` can be: it is always the primary key, counts up by itself, and no other column does. */
function checkPrimary({ name, description }: Entry): void {
    if (name === 'id') return;
    const given = [description.primary, description.auto_increment].find((flag) => readBool(flag) === true);
    if (given === undefined) return;
    throw invalidInput(
        given.path,
        `Only "id" is a primary key and counts up; "${name}" cannot.`,
        'Leave it out; for a value that is there only once write "unique": true.',
    );
}

/** What a column has that its description does not say, where that differs from the rule for its type. */
export type ColumnDefaults = Partial<Pick<Column, 'nullable' | 'required' | 'default' | 'access'>>;

/** @throws XanoError `validation` with the path of what does not fit. */
export function describeColumn(entry: Entry, defaults: ColumnDefaults = {}): DescribedColumn {
    const { name, description, path } = entry;
    const named = readNamedType(description, path);
    const { type } = named;
    checkPrimary(entry);
    const required = readBool(description.required) ?? defaults.required ?? false;
    const target = readForeignKey(named, description, path);
    const style = readStyle(description, named);
    const extras = readExtras(type, description, path);
    const children = readChildren(named, description, path);
    const validators = readFilters(type, description.filters?.value, description.filters?.path ?? path);
    const preset = description.default ?? { value: defaults.default, path };
    const column: Column = {
        name,
        type,
        description: readText(description.description) ?? '',
        // choice: what must be given is a value, so a required column is not nullable unless it says so.
        nullable:
            readBool(description.nullable) ?? defaults.nullable ?? (!required && typeFacts[type].nullable),
        default: defaultText(type, style, preset.value, preset.path),
        required,
        access: readChoice(description.access, columnAccess) ?? defaults.access ?? 'public',
        style,
        ...extras,
        ...defined({
            sensitive: readBool(description.sensitive) || undefined,
            tableref_id: target?.id,
            children,
            validators: Object.keys(validators).length === 0 ? undefined : validators,
        }),
    };
    const { values } = extras;
    if (values !== undefined && column.default !== '' && !values.includes(column.default)) {
        throw invalidInput(
            preset.path,
            `"${column.default}" is not among the values.`,
            `Write one of ${values.join(', ')}.`,
        );
    }
    return {
        column,
        unique: readBool(description.unique) ?? false,
        index: readBool(description.index) ?? false,
        ...defined({ table: target?.table }),
    };
}
