import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import { didYouMean } from '../near.js';
import type { ColumnType, FilterKind } from './columns.js';
import { typeFacts } from './columns.js';

export type Filters = Readonly<Record<string, boolean | number | string>>;

const kinds: Readonly<
    Record<FilterKind, { is: (value: unknown) => value is boolean | number | string; wants: string }>
> = {
    bool: { is: (value) => typeof value === 'boolean', wants: 'true or false' },
    whole: { is: (value): value is number => Number.isSafeInteger(value), wants: 'a whole number' },
    text: { is: (value) => typeof value === 'string', wants: 'a text' },
};

/**
 * The filters of a column that are on; those that are null or false are off and left out.
 *
 * @throws XanoError `validation` for a filter the type does not have, with near matches.
 */
export function readFilters(type: ColumnType, value: unknown, path: string): Filters {
    if (value === undefined || value === null) return {};
    if (!isPlainObject(value)) {
        throw invalidInput(path, 'Filters are an object.', 'Write for example { "trim": true, "min": 3 }.');
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
        if (!kinds[kind].is(given)) {
            throw invalidInput(at, `The filter "${name}" has an odd value.`, `Write ${kinds[kind].wants}.`);
        }
        filters[name] = given;
    }
    return filters;
}
