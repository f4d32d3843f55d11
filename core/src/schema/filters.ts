import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import { didYouMean } from '../near.js';
import type { ColumnType, FilterKind } from './columns.js';
import { typeFacts } from './columns.js';
import { kinds } from './defaults.js';

export type Filters = Readonly<Record<string, boolean | number | string>>;

const isOf = (kind: FilterKind, value: unknown): value is boolean | number | string =>
    kind === 'whole'
        ? Number.isSafeInteger(value)
        : typeof value === { bool: 'boolean', text: 'string' }[kind];

/**
 * The filters of a column that are on; those that are null or false are off and left out.
 *
 * @throws XanoError `validation` for a filter the type does not have, with near matches.
 */
export function readFilters(type: ColumnType, value: unknown, path: string): Filters {
    if (value === undefined || value === null) return {};
    if (!isPlainObject(value)) {
        throw invalidInput(path, 'Filters are an object.', 'Write for example { "trim": true }.');
    }
    const known: Readonly<Record<string, FilterKind>> = typeFacts[type].filters ?? {};
    const names = Object.keys(known);
    const filters: Record<string, boolean | number | string> = {};
    for (const [name, given] of Object.entries(value)) {
        if (given === undefined || given === null || given === false) continue;
        const at = fieldPath(path, name);
        const kind = Object.hasOwn(known, name) ? known[name] : undefined;
        if (kind === undefined) {
            throw invalidInput(
                at,
                `A column of type ${type} has no filter "${name}".${didYouMean(name, names)}`,
                names.length === 0 ? 'Leave the filters out.' : `Its filters are ${names.join(', ')}.`,
            );
        }
        if (!isOf(kind, given)) {
            throw invalidInput(
                at,
                `The filter "${name}" cannot have this value.`,
                `Write ${kinds[kind].wants}.`,
            );
        }
        filters[name] = given;
    }
    return filters;
}
