import type { Input, McpCall, RestRequest } from '../operation.js';
import { isPlainObject } from '../invalid-input.js';
import { isOpen, propertiesOf } from './adapt/input-schema.js';
import { LATER } from './later/index.js';
import type { McpTool } from './types.js';

/** Names that the tools of other servers, or other documents, give to the same argument. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
    row_id: ['content_id', 'id', 'record_id'],
    schema_name: ['name', 'column_name', 'column'],
    apigroup_id: ['api_group_id'],
};

/** Kept by the client; no server is told. */
const OURS = new Set(['confirm', 'data_source']);

export type Bound = { readonly args: Input; readonly left: readonly string[] } | { readonly refusal: string };

/** The arguments a tool takes for an operation's resolved and prepared input, or why it cannot take them. */
export function bindArguments(
    request: RestRequest & { readonly mcp: McpCall },
    input: Input,
    tool: McpTool,
): Bound {
    const { id, rest, mcp } = request;
    const properties = propertiesOf(tool);
    const args: Record<string, unknown> = {};
    const left: string[] = [];
    const columns = typeof rest.body === 'object' ? rest.body.only : undefined;
    for (const [key, value] of Object.entries(input)) {
        if (value === undefined || OURS.has(key) || key === columns || mcp.omit?.includes(key) === true)
            continue;
        const names = [mcp.rename?.[key] ?? key, ...(OTHER_NAMES[key] ?? [])];
        const name = names.find((candidate) => Object.hasOwn(properties, candidate));
        if (name !== undefined) args[name] = value;
        else if (LATER[id]?.key === key) left.push(key);
        else return { refusal: `the tool ${tool.name} takes no ${key}.` };
    }
    const row = columns === undefined ? undefined : input[columns];
    if (!isPlainObject(row)) return { args, left };
    const clash = Object.keys(row).find((column) => Object.hasOwn(properties, column) || column in args);
    if (clash !== undefined)
        return { refusal: `the column "${clash}" has the name of an argument of ${tool.name}.` };
    if (!isOpen(tool)) return { refusal: `the tool ${tool.name} takes no columns.` };
    return { args: { ...args, ...row }, left };
}
