import type { FieldType, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';
import type { FieldDescription } from 'xano-connect/pure/mcp';

const TYPES: Readonly<Record<string, FieldType>> = {
    string: 'string',
    number: 'number',
    integer: 'number',
    boolean: 'boolean',
    array: 'array',
    object: 'object',
};

/** What Xano's documents and JSON Schema call a time. */
const TIMES: ReadonlySet<unknown> = new Set(['timestamptz', 'date-time']);

const plain = (value: unknown): value is string | number | boolean =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const choices = (values: readonly unknown[]): INodePropertyOptions[] =>
    values.filter(plain).map((value) => ({ name: String(value), value }));

/**
 * The type of a field's box. A text box takes whatever an expression gives as it is, so it stands for all that has no box of
 * its own; for times, too: n8n's box for them refuses the numbers and the `now` that Xano takes.
 */
const typeOf = ({ type, schema }: FieldDescription): FieldType =>
    TIMES.has(schema['format']) ? 'string' : (TYPES[type] ?? 'string');

/** What people see of a field beside its name. */
interface Shown {
    readonly displayName?: string;
    readonly required?: boolean;
}

/** A field of a form as n8n's mapper shows it. */
export function mapperField(field: FieldDescription, shown: Shown = {}): ResourceMapperField {
    const options = choices(field.enum ?? []);
    const { path, required, default: standard } = field;
    return {
        id: path,
        displayName: shown.displayName ?? path,
        required: shown.required ?? required,
        defaultMatch: false,
        display: true,
        type: options.length > 0 ? 'options' : typeOf(field),
        ...(options.length > 0 ? { options } : {}),
        ...(plain(standard) ? { defaultValue: standard } : {}),
    };
}

/** Fields of the object itself: what is inside one of them is given with it, as JSON. */
export const outermost = <F extends FieldDescription>(fields: readonly F[]): F[] =>
    fields.filter(({ keys }) => keys.length === 1);
