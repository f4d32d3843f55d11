import type { FieldType, ResourceMapperField } from 'n8n-workflow';
import type { CheckedColumn } from 'xano-connect/pure/composites';

/** A column as the panel needs it. */
export interface MappedColumn extends CheckedColumn {
    readonly required: boolean;
    readonly tableref_id?: number | null | undefined;
}

/** What n8n shows for a type; others are a text. A date picker always gives a time, so that a day is a text, too. */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
    bool: 'boolean',
    decimal: 'number',
    enum: 'options',
    int: 'number',
    timestamp: 'dateTime',
    vector: 'array',
    ...Object.fromEntries(
        [
            ...['json', 'object', 'image', 'video', 'audio', 'attachment', 'geo_point', 'geo_multipoint'],
            ...['geo_linestring', 'geo_multilinestring', 'geo_polygon', 'geo_multipolygon'],
        ].map((type): [string, FieldType] => [type, 'object']),
    ),
};

/** Columns of these types can tell which record is meant. */
const MATCHING = new Set(['int', 'decimal', 'text', 'email', 'enum', 'uuid', 'bool', 'timestamp', 'date']);

export const canMatch = ({ type, style }: CheckedColumn): boolean => style !== 'list' && MATCHING.has(type);

/** n8n has no list of records inside a mapper: the name says what belongs into the box. */
function shownName(
    { name, type, style, tableref_id: target }: MappedColumn,
    tables: ReadonlyMap<number, string>,
): string {
    const many = style === 'list';
    if (typeof target === 'number') {
        const table = tables.get(target) ?? 'linked';
        return many ? `${name} (IDs of ${table} records)` : `${name} (ID of a ${table} record)`;
    }
    return type === 'date' && !many ? `${name} (date, e.g. 2026-01-31)` : name;
}

/** A column as a field of the mapper. `tables` are names of tables that columns point at, by id. */
export function fieldOf(
    column: MappedColumn,
    tables: ReadonlyMap<number, string>,
    over: Partial<ResourceMapperField> = {},
): ResourceMapperField {
    const { name, type, style, values = [], default: preset = '' } = column;
    const shown = style === 'list' ? 'array' : (FIELD_TYPES[type] ?? 'string');
    return {
        id: name,
        displayName: shownName(column, tables),
        required: false,
        display: true,
        defaultMatch: false,
        canBeUsedToMatch: false,
        type: shown,
        ...(shown === 'options' ? { options: values.map((value) => ({ name: value, value })) } : {}),
        // n8n has no empty switch: left alone, it is to say what Xano would.
        ...(shown === 'boolean' ? { defaultValue: preset === 'true' || preset === '1' } : {}),
        ...over,
    };
}
