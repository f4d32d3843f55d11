import { everyRequest } from 'xano-connect/pure/operations';
import type { Operation } from 'xano-connect/pure';
import type { RestOperation } from '../../core/src/operation.js';
import { facts } from './facts.js';
import type { EndpointFact } from './facts.js';
import { formsOf } from './fields.js';
import type { Field } from './fields.js';

/** Operations and the endpoints they call: what is compared, and what is counted. */

export const operations = Object.values<Readonly<Record<string, Operation>>>(everyRequest)
    .flatMap((verbs) => Object.values(verbs))
    .filter((operation): operation is RestOperation => 'rest' in operation);

/** Path parameters that we call otherwise, and why. */
const OTHER_NAMES: readonly (readonly [operation: RegExp, ours: string, xano: string])[] = [
    // Bulk endpoints call the same thing `row_id`.
    [/^record\./, 'row_id', 'content_id'],
    // Adding a column calls it `name`.
    [/^column\./, 'name', 'schema_name'],
    // The one address that wants the name of a release: all others want its id.
    [/^release\.deploy$/, 'release_name', 'release'],
];

/** A form of an input, and the endpoint it goes to. */
export interface Pair {
    readonly fields: Readonly<Record<string, Field>>;
    readonly fact: EndpointFact | undefined;
}

/**
 * Any type of column and any kind of index: the type chooses the endpoint, and each of those has an operation of its
 * own, which is compared.
 */
export const isGeneral = ({ id }: RestOperation): boolean => id === 'column.add' || id === 'index.add';

/** The forms of an input with the endpoint they go to. */
export const pairsOf = (operation: RestOperation): readonly Pair[] =>
    isGeneral(operation) ? [] : formsOf(operation).map((fields) => ({ fields, fact: factOf(operation) }));

const factOf = (operation: RestOperation): EndpointFact | undefined =>
    facts.find(
        ({ method, path, base }) =>
            method === operation.rest.method && path === pathOf(operation) && base === operation.rest.base,
    );

const pathOf = ({ id, rest }: RestOperation): string =>
    rest.path.replace(/\{(\w+)\}/g, (whole, key: string) => {
        const renamed = OTHER_NAMES.find(([operation, ours]) => operation.test(id) && ours === key);
        return renamed === undefined ? whole : `{${renamed[2]}}`;
    });

/** Kinds of index. */
export const KINDS = ['btree', 'unique', 'search', 'spatial', 'vector'];
