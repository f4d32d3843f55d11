import { fieldPath, invalidInput } from '../../invalid-input.js';
import { isDate } from '../../is-date.js';
import { percentEncoded } from '../../percent.js';
import { toJson } from '../../to-json.js';
import type { HttpMethod } from '../../runtime.js';
import type { Row } from '../fields.js';

/** Methods whose inputs travel in the address (the endpoints' OpenAPI documents say so); all others have a JSON body. */
const BODYLESS: ReadonlySet<string> = new Set(['GET', 'DELETE', 'HEAD']);

const METHODS: readonly string[] = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD'] satisfies HttpMethod[];

export const isMethod = (verb: unknown): verb is HttpMethod =>
    typeof verb === 'string' && METHODS.includes(verb);

interface Addressed {
    /** Path under the API group, with a leading slash, and query. */
    readonly path: string;
    readonly body: string | undefined;
}

const inputPath = (key: string): string => fieldPath('input', key);

/** A text, number, true or false as it stands in an address. */
function segment(value: unknown, key: string): string {
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const text = plain ? String(value) : '';
    // A dot segment would be resolved away on the road, and another endpoint be called.
    if (text !== '' && text !== '.' && text !== '..') return percentEncoded(text);
    throw invalidInput(
        inputPath(key),
        value === undefined
            ? `input.${key} is missing: it is a part of the path of the endpoint.`
            : `input.${key} cannot stand in the path of the endpoint.`,
        'Give a text or a number.',
    );
}

/** choice: lists and objects go as JSON, which Xano reads everywhere else; how it reads them here is not documented. */
const inQuery = (value: unknown): string => {
    if (isDate(value)) return value.toISOString();
    return typeof value === 'string' ? value : toJson(value);
};

/**
 * Where the inputs of an endpoint go: those its path names (`orders/{order_id}`) into the path, all others into the query
 * or a JSON body. `query` comes on top. An input that is undefined counts as not given, in a query null as well: an
 * address has no word for it.
 *
 * @throws XanoError `validation` for a path input that is missing or no plain value
 */
export function addressed(method: HttpMethod, name: string, input: Row, query: Row): Addressed {
    const used = new Set<string>();
    const path = name.replace(/\{(\w+)\}|[^/{}]+/g, (literal, key: string | undefined) => {
        if (key === undefined) return percentEncoded(literal);
        used.add(key);
        return segment(Object.hasOwn(input, key) ? input[key] : undefined, key);
    });
    const rest = Object.entries(input).filter(([key, value]) => !used.has(key) && value !== undefined);
    const bodyless = BODYLESS.has(method);
    const pairs = [...(bodyless ? rest : []), ...Object.entries(query)]
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([key, value]) => `${percentEncoded(key)}=${percentEncoded(inQuery(value))}`);
    return {
        path: `/${path.replace(/^\/+/, '')}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`,
        body: bodyless ? undefined : toJson(Object.fromEntries(rest)),
    };
}
