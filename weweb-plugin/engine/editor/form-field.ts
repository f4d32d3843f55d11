import type { FieldDescription } from 'xano-connect/pure/mcp';

/** One box of a form that is made while the panel is open: a column of a table, an argument of a tool, an input. */
export interface FormField {
    /** Key of the value. */
    readonly name: string;
    readonly label: string;
    readonly box: 'text' | 'number' | 'switch' | 'choice' | 'json';
    readonly required: boolean;
    readonly help: string;
    readonly placeholder: string;
    readonly choices?: readonly { readonly value: unknown; readonly label: string }[];
}

/** What is read of a column; as `table.get` answers it. */
export interface ColumnFacts {
    readonly name: string;
    readonly type: string;
    readonly style: string;
    readonly required: boolean;
    readonly nullable: boolean;
    readonly default: string;
    readonly description: string;
    readonly values?: readonly string[] | undefined;
    readonly tableref_id?: number | null | undefined;
}

const COLUMN_BOXES: Readonly<Record<string, FormField['box']>> = {
    bool: 'switch',
    decimal: 'number',
    enum: 'choice',
    int: 'number',
    ...Object.fromEntries(
        ['json', 'object', 'vector', 'image', 'video', 'audio', 'attachment'].map((type) => [type, 'json']),
    ),
};

const EXAMPLES: Readonly<Record<string, string>> = {
    date: '2026-01-31',
    timestamp: 'now, 2026-01-31T12:00:00Z or milliseconds',
    email: 'name@example.com',
};

/** A value that Xano refuses to do without: it has neither a default nor null. */
const isNeeded = ({ required, nullable, default: preset }: ColumnFacts): boolean =>
    required && preset === '' && !nullable;

const boxOf = ({ type, style }: ColumnFacts): FormField['box'] =>
    style === 'list' || type.startsWith('geo_') ? 'json' : (COLUMN_BOXES[type] ?? 'text');

/** A column as a box of a form. */
export function columnField(column: ColumnFacts): FormField {
    const { name, type, style, values = [], description, tableref_id: target } = column;
    const box = boxOf(column);
    const kind = style === 'list' ? `list of ${type}` : type;
    return {
        name,
        label: name,
        box,
        // Of a record that is there already nothing is needed.
        required: false,
        help: [
            typeof target === 'number' ? `id of a record of table ${target}` : kind,
            isNeeded(column) ? 'new records need it' : '',
            description,
        ]
            .filter((part) => part !== '')
            .join('; '),
        placeholder: box === 'json' ? (style === 'list' ? '[ ]' : '{ }') : (EXAMPLES[type] ?? ''),
        ...(box === 'choice' ? { choices: values.map((value) => ({ value, label: value })) } : {}),
    };
}

const SCHEMA_BOXES: Readonly<Partial<Record<FieldDescription['type'], FormField['box']>>> = {
    number: 'number',
    integer: 'number',
    boolean: 'switch',
    array: 'json',
    object: 'json',
};

const plain = (value: unknown): value is string | number | boolean =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Fields of the object itself; what is inside one of them is given with it, as JSON. */
export const schemaFields = (fields: readonly FieldDescription[]): readonly FormField[] =>
    fields.filter(({ keys }) => keys.length === 1).map(schemaField);

function schemaField(field: FieldDescription): FormField {
    const { path, type, required, description = '', default: standard } = field;
    const choices = (field.enum ?? []).filter(plain);
    const box = choices.length > 0 ? 'choice' : (SCHEMA_BOXES[type] ?? 'text');
    return {
        name: path,
        label: path,
        box,
        required,
        help: description,
        placeholder: plain(standard)
            ? String(standard)
            : box === 'json'
              ? type === 'array'
                  ? '[ ]'
                  : '{ }'
              : '',
        ...(choices.length > 0 ? { choices: choices.map((value) => ({ value, label: String(value) })) } : {}),
    };
}
