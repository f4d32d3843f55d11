import type { ScriptReader } from './reader.js';

/** Resolves the name of a table to its id. */
export type TableLookup = (name: string) => number | undefined;

/** The fields of a `schema` or `input` block whose opening brace has just been passed, in the JSON form of columns. */
export function parseFields(reader: ScriptReader, lookup: TableLookup): readonly Record<string, unknown>[] {
    const fields: Record<string, unknown>[] = [];
    while (reader.more(/\}/)) fields.push(parseField(reader, lookup));
    return fields;
}

/** `<type>[<array>][?] <name>[?][=<default>] [filters=<filter>{|<filter>}] [{ <metadata> }]` */
function parseField(reader: ScriptReader, lookup: TableLookup): Record<string, unknown> {
    reader.take(/!/);
    const type = reader.expect(/[a-z_]+/);
    const list = reader.take(/\[[\d:]*\]/) !== undefined;
    const nullable = reader.take(/\?/) !== undefined;
    reader.skip(false);
    const name = reader.name().replace(/\?$/, '');
    const optional = reader.take(/\?/) !== undefined;
    const value = reader.take(/=/) === undefined ? undefined : reader.value();
    reader.skip(false);
    const filters = reader.take(/filters=/) === undefined ? [] : (reader.take(/[^\s{]+/) ?? '').split('|');
    reader.skip(false);
    const meta = reader.take(/\{/) === undefined ? {} : parseMeta(reader, lookup);
    const trims = filters.filter((filter) => filter === 'trim' || filter === 'lower');
    return {
        name,
        type,
        nullable,
        required: !optional && value === undefined,
        style: list ? 'list' : 'single',
        ...(value === undefined ? {} : { default: value }),
        ...(trims.length === 0
            ? {}
            : { validators: Object.fromEntries(trims.map((filter) => [filter, true])) }),
        ...meta,
    };
}

function parseMeta(reader: ScriptReader, lookup: TableLookup): Record<string, unknown> {
    const meta: Record<string, unknown> = {};
    while (reader.more(/\}/)) {
        const key = reader.expect(/[a-z_]+/);
        reader.skip(false);
        if (key === 'schema' && reader.take(/\{/) !== undefined) {
            meta.children = parseFields(reader, lookup);
            continue;
        }
        reader.expect(/=/);
        reader.skip(false);
        const value = reader.value();
        Object.assign(meta, META[key]?.(value, lookup) ?? { [key]: value });
    }
    return meta;
}

/** Metadata that is called differently in JSON. */
const META: Readonly<Record<string, (value: unknown, lookup: TableLookup) => Record<string, unknown>>> = {
    visibility: (value) => ({ access: value }),
    size: (value) => ({ vector: { size: value } }),
    table: (value, lookup) => {
        const id = lookup(String(value));
        return id === undefined ? {} : { tableref_id: id };
    },
};
