import { describe, expect, test } from '@jest/globals';
import { buildArguments, describeInputs, readValues } from '../../../../core/src/mcp/forms/index.js';
import type { FieldDescription } from '../../../../core/src/mcp/forms/index.js';
import type { JsonSchema } from '../../../../core/src/mcp/types.js';
import { describeTool } from '../../../sandbox/mcp/tool.js';
import { tools } from '../../../sandbox/mcp/tools/index.js';

const parse = (json: string): JsonSchema => JSON.parse(json) as JsonSchema;
const byPath = (schema: JsonSchema): Record<string, FieldDescription> =>
    Object.fromEntries(describeInputs(schema).map((field) => [field.path, field]));

describe('describeInputs', () => {
    const schema = parse(`{
        "type": "object",
        "required": ["name", "address", "key"],
        "properties": {
            "name": { "type": "string", "title": "Name", "description": "Who", "minLength": 2 },
            "level": { "type": "integer", "default": 0, "enum": [0, 1] },
            "key": { "type": ["integer", "string"] },
            "note": { "anyOf": [{ "type": "string" }, { "type": "null" }] },
            "fixed": { "const": "x" },
            "a.b": { "type": "boolean" },
            "address": {
                "type": "object",
                "required": ["city"],
                "properties": { "city": { "type": "string" }, "geo": {
                    "type": "object", "required": ["lat"], "properties": { "lat": { "type": "number" } },
                    "additionalProperties": { "type": "number" }
                } }
            },
            "tags": { "type": "array", "items": { "type": "string" } },
            "lines": { "type": "array", "items": {
                "type": "object", "required": ["sku"], "properties": { "sku": { "type": "string" }, "n": { "type": "integer" } }
            } },
            "pay": { "oneOf": [
                { "title": "Card", "type": "object", "properties": { "number": { "type": "string" } } },
                { "title": "Free", "type": "boolean" }
            ] },
            "any": {}
        }
    }`);
    const fields = byPath(schema);

    test('every property is a field, in the order of the schema', () => {
        expect(Object.keys(fields)).toEqual([
            'name',
            'level',
            'key',
            'note',
            'fixed',
            '["a.b"]',
            'address',
            'address.city',
            'address.geo',
            'address.geo.lat',
            'tags',
            'lines',
            'pay',
            'any',
        ]);
    });

    test('says all of it', () => {
        expect(fields['name']).toEqual({
            path: 'name',
            keys: ['name'],
            type: 'string',
            types: ['string'],
            title: 'Name',
            description: 'Who',
            required: true,
            schema: { type: 'string', title: 'Name', description: 'Who', minLength: 2 },
        });
        expect(fields['level']).toMatchObject({ type: 'integer', default: 0, enum: [0, 1], required: false });
        expect(fields['key']).toMatchObject({ type: 'any', types: ['integer', 'string'] });
        expect(fields['note']).toMatchObject({ type: 'string', types: ['string', 'null'] });
        expect(fields['note']).not.toHaveProperty('variants');
        expect(fields['fixed']).toMatchObject({ enum: ['x'] });
        expect(fields['any']).toMatchObject({ type: 'any', types: [] });
        expect(fields['tags']?.items).toMatchObject([{ path: '', type: 'string' }]);
        expect(fields['lines']?.items?.map(({ path, required }) => [path, required])).toEqual([
            ['sku', true],
            ['n', false],
        ]);
        expect(fields['pay']?.variants).toMatchObject([
            { title: 'Card', type: 'object', fields: [{ path: 'number' }] },
            { title: 'Free', type: 'boolean', fields: [{ path: '' }] },
        ]);
    });

    test('required inside what may be left out is told from required', () => {
        expect(fields['address.city']).toMatchObject({ required: true });
        expect(fields['address.city']).not.toHaveProperty('within');
        expect(fields['address.geo']).toMatchObject({
            required: false,
            nested: true,
            additionalProperties: { type: 'number' },
        });
        expect(fields['address.geo.lat']).toMatchObject({ required: true, within: 'address.geo' });
    });

    test('references and allOf are followed, loops end', () => {
        const looped = byPath(
            parse(`{
                "properties": {
                    "node": { "$ref": "#/$defs/node", "title": "Start" },
                    "both": { "allOf": [{ "$ref": "#/$defs/named" }, { "properties": { "b": { "type": "integer" } }, "required": ["b"] }] },
                    "gone": { "$ref": "#/$defs/gone" },
                    "far": { "$ref": "https://example.com/schema" },
                    "self": { "$ref": "#" }
                },
                "$defs": {
                    "named": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] },
                    "node": { "type": "object", "properties": { "value": { "type": "integer" }, "next": { "$ref": "#/$defs/node" },
                        "list": { "type": "array", "items": { "$ref": "#/$defs/node" } } } }
                }
            }`),
        );
        expect(looped['node']).toMatchObject({ title: 'Start', type: 'object', nested: true });
        expect(looped['node.value']).toMatchObject({ type: 'integer' });
        expect(looped['node.next']).toMatchObject({ schema: { $ref: '#/$defs/node' } });
        expect(looped['node.next']).not.toHaveProperty('nested');
        expect(looped['both.name']).toMatchObject({ required: true });
        expect(looped['both.b']).toMatchObject({ required: true, type: 'integer' });
        expect(looped['gone']).toMatchObject({ type: 'any' });
        expect(looped['far']).toMatchObject({ type: 'any' });
        expect(looped['self.self']).not.toHaveProperty('nested');
    });

    test('a schema that grows without end is cut off', () => {
        const wide = Object.fromEntries(
            Array.from({ length: 8 }, (_, i) => [`p${i}`, { $ref: `#/$defs/d${i % 4}` }]),
        );
        const $defs = Object.fromEntries(
            Array.from({ length: 4 }, (_, i) => [
                `d${i}`,
                { type: 'object', properties: wide, oneOf: [{ $ref: '#/$defs/d1' }, { $ref: '#/$defs/d2' }] },
            ]),
        );
        // Followed without end, this runs into the time limit of the test.
        expect(describeInputs({ properties: wide, $defs }).length).toBeGreaterThan(7);
    });

    test('a tool and its schema alone are described alike', () => {
        const inputSchema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
        expect(describeInputs({ name: 'addTable', inputSchema })).toEqual(describeInputs(inputSchema));
        expect(describeInputs({ inputSchema })).toMatchObject([{ path: 'name', required: true }]);
    });

    test.each([{}, { properties: null }, { properties: { a: 5 }, required: 'a' }, { properties: [] }])(
        'a broken schema %j does no harm',
        (broken) => expect(describeInputs(broken).every(({ path }) => path === 'a')).toBe(true),
    );

    test.each(tools.map((tool) => [tool.name, describeTool(tool).inputSchema] as const))(
        '%s: one field for each argument',
        (_name, inputSchema) => {
            const found = describeInputs(inputSchema).filter(({ path }) => path !== '');
            expect(found.map(({ path }) => path)).toEqual(Object.keys(inputSchema.properties));
            expect(
                found
                    .filter(({ required }) => required)
                    .map(({ path }) => path)
                    .sort(),
            ).toEqual([...inputSchema.required].sort());
        },
    );
});

describe('buildArguments', () => {
    const open = describeInputs({
        properties: {
            id: { type: 'integer' },
            at: { type: 'object', properties: { x: { type: 'integer' } } },
        },
        additionalProperties: true,
    });

    test('columns beside the arguments are keys of the field without a path', () => {
        expect(open.map(({ path, nested }) => [path, nested])).toEqual([
            ['', true],
            ['id', undefined],
            ['at', true],
            ['at.x', undefined],
        ]);
        expect(buildArguments(open, { '': { name: 'a' }, id: 1, 'at.x': 0 })).toEqual({
            name: 'a',
            id: 1,
            at: { x: 0 },
        });
        expect(buildArguments(open, { at: {}, id: undefined })).toEqual({ at: {} });
    });

    test.each([
        [{ idd: 1 }, 'idd'],
        [{ '': { id: 1 } }, 'id'],
        [{ '': 5 }, ''],
        [{ at: { x: 1 } }, 'at.x'],
        [{ __proto__x: 1 }, '__proto__x'],
    ])('%j is refused', (values, path) => {
        expect(() => buildArguments(open, values)).toThrow(
            expect.objectContaining({ kind: 'validation', path }),
        );
    });

    test('no key reaches a prototype', () => {
        const schema = parse(
            '{ "properties": { "__proto__": { "type": "object", "properties": { "polluted": { "type": "string" } } }, "constructor": { "type": "string" } } }',
        );
        const fields = describeInputs(schema);
        expect(fields.map(({ path }) => path)).toEqual(['__proto__', '__proto__.polluted', 'constructor']);
        const built = buildArguments(fields, { '__proto__.polluted': 'yes', constructor: 'c' });
        expect(JSON.stringify(built)).toBe('{"__proto__":{"polluted":"yes"},"constructor":"c"}');
        expect(Object.getPrototypeOf(built)).toBe(Object.prototype);
        expect(({} as { polluted?: string }).polluted).toBeUndefined();
        expect(readValues(fields, {})).toEqual({});
        const hostile = JSON.parse('{ "": { "__proto__": { "polluted": "yes" } } }') as Record<
            string,
            unknown
        >;
        buildArguments(open, hostile);
        expect(({} as { polluted?: string }).polluted).toBeUndefined();
    });
});

/** mulberry32: small, and the same on every machine. */
function generator(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) % below;
    };
}

const NAMES = ['a', 'b', 'c.d', 'e f', '__proto__', 'constructor', '', 'toString', '1', '"q"', 'é'];

describe('values and arguments are the same thing said twice', () => {
    const base = Date.now() % 1_000_000;
    test(`for generated schemas, seeds ${base} to ${base + 399}`, () => {
        for (let seed = base; seed < base + 400; seed++) {
            const pick = generator(seed);
            const scalar = (): unknown => [0, '', null, false, 'x', [1, {}], 1.5][pick(7)];
            const make = (depth: number): { schema: JsonSchema; value: () => unknown } => {
                const kind = pick(depth > 4 ? 2 : 4);
                if (kind === 0) return { schema: { type: 'string' }, value: () => 'text' };
                if (kind === 1)
                    return { schema: { type: 'array', items: { type: 'integer' } }, value: scalar };
                if (kind === 2) {
                    const ways = [make(depth + 1), make(depth + 1)];
                    return {
                        schema: { oneOf: ways.map((way) => way.schema) },
                        value: () => ways[pick(2)]!.value(),
                    };
                }
                return object(depth + 1);
            };
            const object = (depth: number) => {
                const names = NAMES.filter(() => pick(3) === 0);
                const parts = names.map((name) => [name, make(depth)] as const);
                const open = pick(2) === 0;
                const schema = {
                    type: 'object',
                    properties: Object.fromEntries(parts.map(([name, part]) => [name, part.schema])),
                    required: names.filter(() => pick(2) === 0),
                    ...(open ? { additionalProperties: true } : {}),
                };
                const value = (): Record<string, unknown> =>
                    Object.fromEntries([
                        ...parts
                            .filter(() => pick(4) > 0)
                            .map(([name, part]) => [name, part.value()] as const),
                        ...(open && pick(2) === 0 ? [['extra', scalar()] as const] : []),
                    ]);
                return { schema, value };
            };
            const { schema, value } = object(0);
            const fields = describeInputs(schema);
            expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
            for (let i = 0; i < 5; i++) {
                const args = value();
                const built = buildArguments(fields, readValues(fields, args));
                // Compared as text with sorted keys: toEqual does not see an own __proto__.
                expect([seed, canonical(built)]).toEqual([seed, canonical(args)]);
            }
        }
    });
});

function canonical(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
