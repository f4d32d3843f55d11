import { everyRequest } from 'xano-connect/pure/operations';
import type { Operation } from 'xano-connect/pure';
import type { RestOperation } from '../../core/src/operation.js';
import { columnTypes } from '../../core/src/schema/index.js';
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
];

/** A form of an input, and the endpoint it goes to. */
export interface Pair {
    readonly fields: Readonly<Record<string, Field>>;
    readonly fact: EndpointFact | undefined;
}

/** The forms of an input with the endpoint of each: the kinds of index have one each, and the types of column. */
export const pairsOf = (operation: RestOperation): readonly Pair[] =>
    formsOf(operation).flatMap((fields) =>
        pathsOf(operation, fields).map((path) => ({
            fields,
            fact: facts.find(
                ({ method, path: known, base }) =>
                    method === operation.rest.method && known === path && base === operation.rest.base,
            ),
        })),
    );

/** Kinds of index. */
export const KINDS = ['btree', 'unique', 'search', 'spatial', 'vector'];
const COLUMN_TYPES = [...columnTypes, 'tableref', 'tablerefuuid'];

/** Path parameters of which every value is an endpoint of its own. */
const VALUES: Readonly<Record<string, (field: Field | undefined) => readonly string[]>> = {
    'index.add kind': (field) => KINDS.filter((kind) => field?.safeParse(kind).success === true),
    'column.add type': () => COLUMN_TYPES,
};

const PARAMETER = /\{(\w+)\}/g;

function pathsOf({ id, rest }: RestOperation, fields: Pair['fields']): readonly string[] {
    let paths: readonly string[] = [
        rest.path.replace(PARAMETER, (whole, key: string) => {
            const renamed = OTHER_NAMES.find(([operation, ours]) => operation.test(id) && ours === key);
            return renamed === undefined ? whole : `{${renamed[2]}}`;
        }),
    ];
    for (const [whole, key = ''] of rest.path.matchAll(PARAMETER)) {
        const values = VALUES[`${id} ${key}`]?.(fields[key]) ?? [whole];
        paths = paths.flatMap((path) => values.map((value) => path.replace(whole, value)));
    }
    return paths;
}
