import { XanoAdminError } from './error.js';
import type { Tool } from './mcp.js';

type Schema = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Schema =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
    string: (value) => typeof value === 'string',
    number: (value) => typeof value === 'number',
    integer: Number.isInteger,
    boolean: (value) => typeof value === 'boolean',
    array: Array.isArray,
    object: isObject,
    null: (value) => value === null,
};

const list = (value: unknown): readonly unknown[] =>
    Array.isArray(value) ? value : value === undefined ? [] : [value];

/** What is wrong with a value; undefined when nothing is, or when only the server can tell. */
function problemOf(value: unknown, schema: unknown, path: string): string | undefined {
    if (!isObject(schema)) return undefined;
    const branches = list(schema['anyOf'] ?? schema['oneOf']);
    if (branches.length > 0) {
        const problems = branches.map((branch) => problemOf(value, branch, path));
        return problems.includes(undefined) ? undefined : problems[0];
    }
    const types = list(schema['type']).map(String);
    // A type that is not known here is left to the server.
    const fits = types.length === 0 || types.some((type) => TYPES[type]?.(value) ?? true);
    if (!fits) return `${path} must be ${types.join(' or ')}`;
    const choices = list(schema['enum']);
    if (choices.length > 0 && !choices.includes(value)) return `${path} must be one of ${choices.join(', ')}`;
    if (isObject(value)) return problemOfObject(value, schema, path);
    if (!Array.isArray(value)) return undefined;
    return value
        .map((item: unknown, i) => problemOf(item, schema['items'], `${path}[${i}]`))
        .find((problem) => problem !== undefined);
}

function problemOfObject(value: Schema, schema: Schema, path: string): string | undefined {
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const missing = list(schema['required'])
        .map(String)
        .find((name) => value[name] === undefined);
    if (missing !== undefined) return `${at(missing)} is missing`;
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    for (const [name, inner] of Object.entries(value)) {
        if (Object.hasOwn(properties, name)) {
            const problem = inner === undefined ? undefined : problemOf(inner, properties[name], at(name));
            if (problem !== undefined) return problem;
        } else if (schema['additionalProperties'] === false) {
            const known = Object.keys(properties).join(', ');
            return `there is no ${at(name)}; the tool takes ${known === '' ? 'nothing' : known}`;
        }
    }
    return undefined;
}

/**
 * Arguments fit the schema of their tool, as far as it is plain JSON Schema.
 *
 * @throws XanoAdminError that names the first argument which does not, before anything is sent.
 */
export function checkToolArguments({ name, inputSchema }: Tool, args: Schema): void {
    const problem = problemOf(args, inputSchema, '');
    if (problem === undefined) return;
    throw new XanoAdminError({
        code: 'ARGUMENTS',
        message: `${name}: ${problem}. Nothing was sent.`,
        hint: 'MCP | List tools tells the schema of its arguments as inputSchema.',
    });
}
