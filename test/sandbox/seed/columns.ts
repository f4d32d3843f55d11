import type { Column } from './types.js';

type Extras = Partial<Omit<Column, 'name' | 'type'>>;

/** Key order as Xano answers: format and values stand before access, validators and the foreign key last. */
function column(name: string, type: string, extras: Extras = {}): Column {
    const {
        description = '',
        nullable = false,
        required = false,
        access = 'public',
        style = 'single',
    } = extras;
    return {
        name,
        type,
        description,
        nullable,
        default: extras.default ?? '',
        required,
        ...(type === 'text' ? { format: extras.format ?? '' } : {}),
        ...(extras.values ? { values: extras.values } : {}),
        access,
        style,
        ...(extras.validators ? { validators: extras.validators } : {}),
        ...(extras.tableref ? { tableref: extras.tableref } : {}),
    };
}

export const text = (name: string, extras: Extras = {}): Column => column(name, 'text', extras);
export const email = (name: string, extras: Extras = {}): Column => column(name, 'email', extras);
export const int = (name: string, extras: Extras = {}): Column => column(name, 'int', extras);
export const decimal = (name: string, extras: Extras = {}): Column => column(name, 'decimal', extras);
export const bool = (name: string, extras: Extras = {}): Column => column(name, 'bool', extras);
export const json = (name: string, extras: Extras = {}): Column => column(name, 'json', extras);
export const timestamp = (name: string, extras: Extras = {}): Column => column(name, 'timestamp', extras);
export const choice = (name: string, values: readonly string[], extras: Extras = {}): Column =>
    column(name, 'enum', { ...extras, values });

/** A foreign key reads back as an int column that carries the id of its table. */
export const reference = (name: string, table: string, extras: Extras = {}): Column =>
    column(name, 'int', { ...extras, tableref: table });

/** The two columns every new Xano table starts with. */
export const baseColumns: readonly Column[] = [
    int('id', { required: true }),
    timestamp('created_at', { default: 'now', access: 'private' }),
];
