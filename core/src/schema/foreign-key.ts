import { fieldPath, invalidInput } from '../invalid-input.js';
import type { NamedType } from './type-names.js';
import type { Description } from './description.js';
import { typeFacts } from './columns.js';

/** The table a column points at: by id, or by a name that is still to be resolved to one. */
export interface Target {
    readonly id?: number;
    readonly table?: string;
}

const HINT = 'Write "foreign_key": "customers", or "tableref_id" with the id of the table.';

function readTarget(value: unknown, path: string): Target | undefined {
    // Xano records 0 or null where a column points nowhere.
    if (value === 0) return undefined;
    const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return { id };
    if (typeof id !== 'string' || id.trim() === '') throw invalidInput(path, 'This is not a table.', HINT);
    const [, table = id, column = 'id'] = /^(.+)\.([^.]*)$/.exec(id.trim()) ?? [];
    if (column === 'id') return { table: table.trim() };
    throw invalidInput(
        path,
        `"${id}" points at the column "${column}", and a foreign key points at the id of a table.`,
        `Write "${table}".`,
    );
}

/** @throws XanoError `validation` for a type that cannot point at a table, or one that must and does not. */
export function readForeignKey(named: NamedType, description: Description, path: string): Target | undefined {
    const { foreign_key, tableref_id } = description;
    const given = foreign_key ?? tableref_id;
    const target = given && readTarget(given.value, given.path);
    if (foreign_key !== undefined && tableref_id !== undefined) {
        throw invalidInput(
            foreign_key.path,
            'The table this column points at is given twice.',
            'Keep one of the two.',
        );
    }
    if (target === undefined || given === undefined) {
        if (!named.reference) return undefined;
        throw invalidInput(
            fieldPath(path, 'foreign_key'),
            'The table this column points at is missing.',
            HINT,
        );
    }
    if (typeFacts[named.type].tableref === true) return target;
    throw invalidInput(
        given.path,
        `A column of type ${named.type} cannot point at a table.`,
        'Write type "int", or "uuid" when the id of that table is a uuid.',
    );
}
