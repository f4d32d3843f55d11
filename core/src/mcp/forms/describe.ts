import { fieldPath, isPlainObject } from '../../invalid-input.js';
import type { JsonSchema, McpTool } from '../types.js';
import type { FieldDescription, FieldType, FieldVariant } from './types.js';

/** choice: deeper than any form that people fill in; what is below is given as JSON. */
const MAX_DEPTH = 6;
/** Variants of variants multiply; past this many fields the rest is given as JSON, too. */
const MAX_FIELDS = 2000;

const TYPES: readonly string[] = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

const isType = (name: string): name is FieldType => TYPES.includes(name);

interface Place {
    readonly keys: readonly string[];
    readonly path: string;
    readonly required: boolean;
    readonly within: string | undefined;
    readonly depth: number;
    /** References followed to get here: meeting one again is a loop. */
    readonly refs: readonly string[];
}

const listOf = (value: unknown): readonly JsonSchema[] =>
    Array.isArray(value) ? value.filter((one) => isPlainObject(one)) : [];

const textOf = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;

class Describer {
    readonly #root: JsonSchema;
    #count = 0;

    constructor(root: JsonSchema) {
        this.#root = root;
    }

    all(place: Place): FieldDescription[] {
        return this.object(this.#resolve(this.#root, []).schema, place, undefined);
    }

    /** The fields of an object's properties, and one for the object where it takes other keys or may be left out. */
    object(schema: JsonSchema, place: Place, own: FieldDescription | undefined): FieldDescription[] {
        const { properties, required, additionalProperties: more } = schema;
        const needed: readonly unknown[] = Array.isArray(required) ? required : [];
        const open = more === true || isPlainObject(more);
        const group: FieldDescription[] =
            own === undefined ? (open ? [this.#rest(schema, place)] : []) : [{ ...own, nested: true }];
        const inner = Object.entries(isPlainObject(properties) ? properties : {}).flatMap(([key, value]) =>
            this.field(isPlainObject(value) ? value : {}, {
                keys: [...place.keys, key],
                path: fieldPath(place.path, key),
                required: needed.includes(key),
                within: place.required ? place.within : place.path,
                depth: place.depth + 1,
                refs: place.refs,
            }),
        );
        return [...group, ...inner];
    }

    #rest(schema: JsonSchema, place: Place): FieldDescription {
        const { additionalProperties: more } = schema;
        return {
            path: place.path,
            keys: place.keys,
            type: 'object',
            types: ['object'],
            required: false,
            nested: true,
            additionalProperties: isPlainObject(more) ? more : true,
            schema,
        };
    }

    field(given: JsonSchema, place: Place): FieldDescription[] {
        this.#count++;
        const { schema, refs, looped } = this.#resolve(given, place.refs);
        const here = { ...place, refs };
        const deep = looped || place.depth >= MAX_DEPTH || this.#count > MAX_FIELDS;
        const variants = deep ? [] : this.#variants(schema, here);
        const types = typesIn(schema, (one) => this.#resolve(one, refs).schema, place.depth);
        const [only, ...others] = types.filter((type) => type !== 'null');
        const type = only !== undefined && others.length === 0 && isType(only) ? only : 'any';
        const { title, description, enum: choices, items, properties, additionalProperties: more } = schema;
        const field: FieldDescription = {
            path: place.path,
            keys: place.keys,
            type: types.length === 1 && types[0] === 'null' ? 'null' : type,
            types,
            ...optional('title', textOf(title)),
            ...optional('description', textOf(description)),
            required: place.required,
            ...optional('within', place.within),
            ...('default' in schema ? { default: schema['default'] } : {}),
            ...optional(
                'enum',
                'const' in schema ? [schema['const']] : Array.isArray(choices) ? choices : undefined,
            ),
            ...(typeof more === 'boolean' || isPlainObject(more) ? { additionalProperties: more } : {}),
            ...(isPlainObject(items) && !deep ? { items: this.#inside(items, here) } : {}),
            ...(variants.length === 0 ? {} : { variants }),
            schema: given,
        };
        // An object that may also be something else is given whole: as fields its other forms could not be written.
        const expands =
            isPlainObject(properties) && !deep && variants.length === 0 && types.join() === 'object';
        return expands ? this.object(schema, here, field) : [field];
    }

    /** The fields of a value that is written as a whole, with paths that begin at it. */
    #inside(schema: JsonSchema, { depth, refs }: Place): FieldDescription[] {
        const place = { keys: [], path: '', required: true, within: undefined, depth: depth + 1, refs };
        const [first, ...rest] = this.field(schema, place);
        // The object itself goes without saying, unless it takes keys of its own.
        const { additionalProperties: more = false, nested } = first ?? {};
        return first === undefined || (nested === true && more === false && rest.length > 0)
            ? rest
            : [first, ...rest];
    }

    #variants(schema: JsonSchema, place: Place): FieldVariant[] {
        const ways = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])].map((way) => ({
            way,
            schema: this.#resolve(way, place.refs).schema,
        }));
        // `string` or `null` is a text that may be null, and no choice to make.
        if (ways.filter((one) => one.schema['type'] !== 'null').length < 2) return [];
        return ways.map(({ way, schema: inner }) => {
            const types = typesIn(inner, (one) => one, place.depth);
            const [only = 'any', ...others] = types;
            return {
                ...optional('title', textOf(inner['title'])),
                type: isType(only) && others.length === 0 ? only : 'any',
                fields: this.#inside(way, place),
            };
        });
    }

    /** The schema behind `$ref`, with the parts of `allOf` laid over each other. */
    #resolve(given: JsonSchema, followed: readonly string[]) {
        let schema = given;
        let refs = followed;
        let looped = false;
        for (let ref = schema['$ref']; typeof ref === 'string'; ref = schema['$ref']) {
            const target = this.#find(ref);
            const { $ref: _ref, ...beside } = schema;
            looped = refs.includes(ref) || target === undefined;
            schema = looped ? beside : { ...target, ...beside };
            refs = [...refs, ref];
        }
        const parts = listOf(schema['allOf']);
        if (parts.length === 0 || looped) return { schema, refs, looped };
        const merged = parts.reduce<JsonSchema>((all, part) => merge(all, this.#deref(part, refs)), {});
        const { allOf: _all, ...own } = schema;
        return { schema: merge(merged, own), refs, looped };
    }

    #deref(part: JsonSchema, refs: readonly string[]): JsonSchema {
        const ref = part['$ref'];
        if (typeof ref !== 'string') return part;
        return refs.includes(ref) ? {} : (this.#find(ref) ?? {});
    }

    /** A reference inside the same schema; no other is followed. */
    #find(ref: string): JsonSchema | undefined {
        if (!ref.startsWith('#')) return undefined;
        let at: unknown = this.#root;
        for (const step of ref.split('/').slice(1)) {
            const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
            at = isPlainObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
        }
        return isPlainObject(at) ? at : undefined;
    }
}

const entries = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const keyed = (value: unknown): JsonSchema => (isPlainObject(value) ? value : {});

/** What both say, the second where they disagree; what they require and describe adds up. */
const merge = (a: JsonSchema, b: JsonSchema): JsonSchema => ({
    ...a,
    ...b,
    ...('required' in a ? { required: [...entries(a['required']), ...entries(b['required'])] } : {}),
    ...('properties' in a ? { properties: { ...keyed(a['properties']), ...keyed(b['properties']) } } : {}),
});

function typesIn(
    schema: JsonSchema,
    resolve: (schema: JsonSchema) => JsonSchema,
    depth: number,
    seen = new Set<JsonSchema>(),
): string[] {
    const own = [schema['type']].flat().filter((type): type is string => typeof type === 'string');
    if (own.length === 0 && isPlainObject(schema['properties'])) own.push('object');
    if (depth > MAX_DEPTH) return own;
    // Each way once: of twenty that all lead back to where they stand, the millions of turns would take minutes.
    const ways = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])].filter((way) => !seen.has(way));
    for (const way of ways) seen.add(way);
    return [...new Set([...own, ...ways.flatMap((way) => typesIn(resolve(way), resolve, depth + 1, seen))])];
}

const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
    // The key is K by definition, which TypeScript does not see in a computed one.
    value === undefined ? {} : ({ [key]: value } as Record<K, V>);

/**
 * The inputs of a tool as a flat list, in the order of its schema: properties of objects are fields of their own, lists
 * and choices between several forms are given whole. References are followed inside the schema; loops end as JSON.
 *
 * @param tool a tool as `tools/list` has it, or its `inputSchema` alone.
 */
export function describeInputs(tool: Pick<McpTool, 'inputSchema'> | JsonSchema): FieldDescription[] {
    const schema: JsonSchema = isPlainObject(tool.inputSchema) ? tool.inputSchema : tool;
    const place = { keys: [], path: '', required: true, within: undefined, depth: 0, refs: [] };
    return new Describer(schema).all(place);
}
