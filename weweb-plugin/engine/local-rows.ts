import { conditionsOf, isFilterGroup, sortKeys } from './filters.js';
import type { FilterCondition, FilterGroup } from './filters.js';

type Row = Readonly<Record<string, unknown>>;
type Test = (found: unknown, value: unknown) => boolean;

const text = (value: unknown): string =>
    (typeof value === 'string' ? value : JSON.stringify(value ?? '')).toLowerCase();
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Below 0 when the first comes first; what is not there comes last. */
function compare(a: unknown, b: unknown): number {
    if (a === b) return 0;
    if (a === undefined || a === null) return 1;
    if (b === undefined || b === null) return -1;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return text(a) < text(b) ? -1 : 1;
}

const within = (found: unknown, value: unknown): boolean =>
    list(found).some((one) => list(value).includes(one));

const TESTS: Readonly<Record<string, Test>> = {
    $eq: (found, value) => found === value,
    $ne: (found, value) => found !== value,
    $lt: (found, value) => compare(found, value) < 0,
    $gt: (found, value) => compare(found, value) > 0,
    $lte: (found, value) => compare(found, value) <= 0,
    $gte: (found, value) => compare(found, value) >= 0,
    '$iLike:contains': (found, value) => text(found).includes(text(value)),
    '$notILike:contains': (found, value) => !text(found).includes(text(value)),
    '$iLike:startsWith': (found, value) => text(found).startsWith(text(value)),
    '$iLike:endsWith': (found, value) => text(found).endsWith(text(value)),
    $in: within,
    $notIn: (found, value) => !within(found, value),
    $overlap: within,
    $notOverlap: (found, value) => !within(found, value),
    $contains: (found, value) => list(value).every((one) => list(found).includes(one)),
    '$eq:null': (found) => found === undefined || found === null || found === '',
    '$ne:null': (found) => !(found === undefined || found === null || found === ''),
};

const meets = (row: Row, one: FilterCondition | FilterGroup): boolean =>
    isFilterGroup(one)
        ? matches(row, one)
        : (TESTS[one.operator ?? '$eq'] ?? TESTS['$eq'])?.(row[one.field ?? ''], one.value) === true;

function matches(row: Row, group: FilterGroup): boolean {
    const conditions = conditionsOf(group);
    if (conditions.length === 0) return true;
    return group.link === '$or'
        ? conditions.some((one) => meets(row, one))
        : conditions.every((one) => meets(row, one));
}

/** WeWeb's filter and sort carried out here, for listings that Xano neither filters nor sorts. */
export function arranged<T extends Row>(rows: readonly T[], filter: unknown, sort: unknown): readonly T[] {
    const kept = isFilterGroup(filter) ? rows.filter((row) => matches(row, filter)) : rows;
    const keys = sortKeys(sort) ?? [];
    return [...kept].sort((a, b) => {
        for (const { key, descending } of keys) {
            const order = compare(a[key], b[key]);
            if (order !== 0) return descending ? -order : order;
        }
        return 0;
    });
}
