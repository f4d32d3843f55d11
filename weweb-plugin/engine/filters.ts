import type { SearchInput, SortInput } from 'xano-connect/pure/composites';
import { XanoAdminError } from './error.js';

/** A condition as WeWeb's filters of collections have it. */
export interface FilterCondition {
    readonly field?: string;
    readonly operator?: string;
    readonly value?: unknown;
    /** Left out while its value is empty. */
    readonly isEmptyIgnored?: boolean;
}

export interface FilterGroup {
    readonly link: '$and' | '$or';
    readonly conditions: readonly (FilterCondition | FilterGroup)[];
    /** False: the whole group is left out. */
    readonly if?: boolean;
}

interface Operator {
    /** What Xano calls it. */
    readonly is: string;
    readonly value?: (value: unknown) => unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** A list that was typed into one text, too. */
const list = (value: unknown): unknown =>
    typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value;

/** Xano's LIKE takes these for wildcards; with a backslash before them PostgreSQL, which runs it, takes them as they are. */
const literal = (value: unknown): string => text(value).replace(/[\\%_]/g, '\\$&');

/** `ilike` and `includes` see no difference between capitals and small letters. */
const OPERATORS: Readonly<Record<string, Operator>> = {
    $eq: { is: '=' },
    $ne: { is: '!=' },
    $lt: { is: '<' },
    $gt: { is: '>' },
    $lte: { is: '<=' },
    $gte: { is: '>=' },
    '$iLike:contains': { is: 'includes', value: text },
    '$notILike:contains': { is: 'not includes', value: text },
    '$iLike:startsWith': { is: 'ilike', value: (value) => `${literal(value)}%` },
    '$iLike:endsWith': { is: 'ilike', value: (value) => `%${literal(value)}` },
    $in: { is: 'in', value: list },
    $notIn: { is: 'not in', value: list },
    $overlap: { is: 'overlaps', value: list },
    $notOverlap: { is: 'not overlaps', value: list },
    $contains: { is: 'contains' },
    '$eq:null': { is: '=', value: () => null },
    '$ne:null': { is: '!=', value: () => null },
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

export const isFilterGroup = (value: unknown): value is FilterGroup =>
    isObject(value) && typeof value['link'] === 'string' && Array.isArray(value['conditions']);

const isEmpty = (value: unknown): boolean =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const counts = (one: FilterCondition | FilterGroup): boolean =>
    isFilterGroup(one)
        ? conditionsOf(one).length > 0
        : !isEmpty(one.field) && !(one.isEmptyIgnored === true && isEmpty(one.value));

/** The conditions of a group that count: groups without any do not. */
export const conditionsOf = ({ conditions, if: isOn }: FilterGroup): FilterGroup['conditions'] =>
    isOn === false ? [] : conditions.filter(counts);

/** @throws XanoAdminError for an operator that is not offered. */
function toCondition({ field = '', operator = '$eq', value }: FilterCondition): SearchInput {
    const found = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (found === undefined) {
        throw new XanoAdminError({
            code: 'FILTER',
            message: `The filter on ${field} has the operator "${operator}", which Xano does not know.`,
            hint: `Use one of: ${Object.keys(OPERATORS).join(', ')}.`,
        });
    }
    // What is bound to nothing yet compares with nothing.
    const compared = found.value === undefined ? (value ?? null) : found.value(value);
    return { field, operator: found.is, value: compared } as SearchInput;
}

/** WeWeb's tree of conditions in the engine's words; undefined when nothing is left of it. */
export function fromFilter(group: FilterGroup): SearchInput | undefined {
    const parts = conditionsOf(group)
        .map((one) => (isFilterGroup(one) ? fromFilter(one) : toCondition(one)))
        .filter((part) => part !== undefined);
    if (parts.length === 0) return undefined;
    return group.link === '$or' ? { or: parts } : { and: parts };
}

/**
 * Conditions in WeWeb's form or in the engine's own, which checks its own by itself; all of them must hold.
 *
 * @throws XanoAdminError for an operator that is not offered.
 */
export function toSearch(...filters: readonly unknown[]): { search?: SearchInput } {
    const parts = filters
        .map((filter) => (isFilterGroup(filter) ? fromFilter(filter) : filter))
        .filter((part) => !isEmpty(part)) as SearchInput[];
    const [only] = parts;
    if (only === undefined) return {};
    return { search: parts.length === 1 ? only : { and: parts } };
}

export interface SortKey {
    readonly key: string;
    readonly descending: boolean;
}

/** WeWeb's `[{ key, direction: 'DESC' }]`; undefined for every other form. */
export function sortKeys(sort: unknown): readonly SortKey[] | undefined {
    if (!Array.isArray(sort)) return undefined;
    const keys = sort.map((one: unknown) => (isObject(one) ? one : {}));
    if (!keys.every(({ key }) => typeof key === 'string')) return undefined;
    return keys.map(({ key, direction }) => ({
        key: String(key),
        descending: String(direction).toUpperCase() === 'DESC',
    }));
}

/** The first sort that says something, in WeWeb's form or in the engine's own. */
export function toSort(...sorts: readonly unknown[]): { sort?: SortInput } {
    const sort = sorts.find((one) => !isEmpty(one));
    if (sort === undefined) return {};
    const keys = sortKeys(sort)?.map(({ key, descending }) => ({ [key]: descending ? 'desc' : 'asc' }));
    return { sort: (keys ?? sort) as SortInput };
}
