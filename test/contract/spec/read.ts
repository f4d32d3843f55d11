import type { EndpointFact, KeyFact } from '../facts.js';

/** What an OpenAPI file says of an endpoint, in the words of our facts; what it is silent about is left out. */
export type SpecEndpoint = Pick<EndpointFact, 'method' | 'path' | 'body' | 'free' | 'xanoscript'> & {
    readonly scope?: string;
    readonly query: Keys;
    readonly headers: readonly string[];
    readonly keys: Keys;
};

export type Keys = Readonly<Record<string, KeyFact>>;

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const isJson = (value: unknown): value is Json =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

const within = (value: unknown, ...path: readonly string[]): unknown =>
    path.reduce((inner, key) => (isJson(inner) ? inner[key] : undefined), value);

/** @throws Error when it is no OpenAPI document. */
export function readSpec(document: unknown): readonly SpecEndpoint[] {
    const paths = within(document, 'paths');
    if (typeof within(document, 'openapi') !== 'string' || !isJson(paths))
        throw new Error('is no OpenAPI document: it has no "openapi" and "paths"');
    return Object.entries(paths).flatMap(([path, item]) =>
        METHODS.filter((method) => isJson(within(item, method))).map((method) =>
            endpointOf(method.toUpperCase(), path, within(item, method), listOf(within(item, 'parameters'))),
        ),
    );
}

function endpointOf(
    method: string,
    path: string,
    operation: unknown,
    shared: readonly unknown[],
): SpecEndpoint {
    const parameters = [...shared, ...listOf(within(operation, 'parameters'))];
    const place = (where: string) =>
        parameters.filter((one) => within(one, 'in') === where).map((one) => [nameOf(one), one] as const);
    const contents = within(operation, 'requestBody', 'content');
    const types = isJson(contents) ? Object.keys(contents) : [];
    const [type, body] = BODIES.find(([known]) => types.includes(known)) ?? [];
    const schema = type === undefined ? undefined : within(contents, type, 'schema');
    const properties = within(schema, 'properties');
    const required = listOf(within(schema, 'required'));
    const scope = scopeOf(within(operation, 'description'));
    return {
        method,
        path,
        query: Object.fromEntries(
            place('query').map(([name, one]) => [
                name,
                keyOf(within(one, 'schema'), within(one, 'required') === true),
            ]),
        ),
        headers: place('header').map(([name]) => name),
        keys: Object.fromEntries(
            Object.entries(isJson(properties) ? properties : {}).map(([name, one]) => [
                name,
                keyOf(one, required.includes(name)),
            ]),
        ),
        ...(scope === undefined ? {} : { scope }),
        ...(body === undefined ? {} : { body }),
        ...(types.includes('text/x-xanoscript') ? { xanoscript: true as const } : {}),
    };
}

/** Xano names multipart beside JSON nearly everywhere: it counts where it is alone. */
const BODIES = [
    ['application/json', 'json'],
    ['multipart/form-data', 'multipart'],
] as const;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const nameOf = (parameter: unknown): string => String(within(parameter, 'name'));

/** `<b>Required API Scope:</b>` and behind it the box to tick. */
const scopeOf = (description: unknown): string | undefined =>
    typeof description === 'string'
        ? /Required API Scope:<\/b>\s*(?:<br\s*\/>\s*)*([^\n<]+)/.exec(description)?.[1]?.trim()
        : undefined;

function keyOf(schema: unknown, required: boolean): KeyFact {
    const preset = within(schema, 'default');
    const max = within(schema, 'maximum');
    const values = listOf(within(schema, 'enum')).filter((value) => typeof value === 'string');
    return {
        ...(required ? { required } : {}),
        // Where Xano has no default, its documents say the empty text.
        ...(preset === undefined || preset === '' || preset === null ? {} : { default: preset }),
        ...(typeof max === 'number' ? { max } : {}),
        ...(values.length === 0 ? {} : { enum: values }),
    };
}
