import { isPlainObject } from '../../invalid-input.js';
import { operationOf } from '../tools/index.js';
import type { JsonSchema, McpTool } from '../types.js';

const NONE: Readonly<Record<string, JsonSchema>> = {};

export function propertiesOf({ inputSchema }: McpTool): Readonly<Record<string, JsonSchema>> {
    const { properties } = inputSchema;
    if (!isPlainObject(properties)) return NONE;
    return Object.fromEntries(
        Object.entries(properties).map(([name, schema]) => [name, isPlainObject(schema) ? schema : {}]),
    );
}

export function requiredOf({ inputSchema: { required } }: McpTool): readonly string[] {
    return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

/** The JSON types a schema allows, those of its variants among them; empty when it does not say. */
export function typesOf(schema: JsonSchema): readonly string[] {
    const { type } = schema;
    const own = [type].flat().filter((name): name is string => typeof name === 'string');
    const variants = [schema['anyOf'], schema['oneOf']].flat().filter(isPlainObject);
    return [...new Set([...own, ...variants.flatMap(typesOf)])];
}

export const wantsNumber = (schema: JsonSchema): boolean => {
    const types = typesOf(schema);
    return !types.includes('string') && (types.includes('integer') || types.includes('number'));
};

/** Records whose columns are arguments of their own, which no schema can list (mcp-server.md 2.5). */
export const takesColumns = (tool: McpTool): boolean =>
    ['addTableContent', 'updateTableContentItem'].includes(operationOf(tool.name));

/** Whether arguments the schema does not list are wanted. */
export function isOpen(tool: McpTool): boolean {
    const { additionalProperties, properties } = tool.inputSchema;
    if (takesColumns(tool) || properties === undefined) return true;
    return additionalProperties === true || isPlainObject(additionalProperties);
}
