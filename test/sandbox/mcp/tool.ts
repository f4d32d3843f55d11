export type JsonSchema = Readonly<Record<string, unknown>>;
export type Properties = Readonly<Record<string, JsonSchema>>;

/** What a call does to the workspace; decides the annotations a client sees. */
export type Effect = 'read' | 'create' | 'update' | 'replace' | 'delete';

/** One tool and the Metadata request it makes. Names in `{}` of the path are arguments too, always required. */
export interface Tool {
    readonly name: string;
    readonly description: string;
    readonly effect: Effect;
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    /** Path after `/api:meta`. */
    readonly path: string;
    /** Arguments that go into the query string. */
    readonly query?: Properties;
    /** Arguments that are keys of the JSON body. */
    readonly body?: Properties;
    /** Those of `query` and `body` that must be given. */
    readonly required?: readonly string[];
    /** Argument whose text is sent as a `text/x-xanoscript` body when given. */
    readonly script?: string;
    /** Every argument without a place of its own is a column of the record. */
    readonly columns?: boolean;
}

export const integer = (description: string, extras: JsonSchema = {}): JsonSchema => ({
    type: 'integer',
    description,
    ...extras,
});
export const text = (description: string, extras: JsonSchema = {}): JsonSchema => ({
    type: 'string',
    description,
    ...extras,
});
export const flag = (description: string): JsonSchema => ({ type: 'boolean', description });
export const object = (description: string): JsonSchema => ({ type: 'object', description });
export const list = (description: string, items: JsonSchema = { type: 'object' }): JsonSchema => ({
    type: 'array',
    items,
    description,
});

/** Record ids are integers or UUIDs, depending on the table. */
export const recordId: JsonSchema = { type: ['integer', 'string'], description: 'Id of the record' };

const pathArguments: Properties = {
    workspace_id: integer('Id of the workspace'),
    branch_label: text('Label of the branch, e.g. v1'),
    label: text('Label of the data source, e.g. live'),
    table_id: integer('Id of the table'),
    name: text('Name of the column'),
    index_id: text('Id of the index: eight hexadecimal digits'),
    content_id: recordId,
    apigroup_id: integer('Id of the API group'),
    api_id: integer('Id of the endpoint'),
    function_id: integer('Id of the function'),
    file_id: integer('Id of the file'),
};

export const pathNames = (tool: Tool): readonly string[] =>
    [...tool.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

/** All arguments of a tool with their schemas, those of the path first. */
export function argumentsOf(tool: Tool): Properties {
    const inPath = pathNames(tool).map((name) => {
        const schema = pathArguments[name];
        if (schema === undefined) throw new Error(`${tool.name}: no schema for {${name}}`);
        return [name, schema] as const;
    });
    return { ...Object.fromEntries(inPath), ...tool.query, ...tool.body };
}

export const requiredOf = (tool: Tool): readonly string[] => [...pathNames(tool), ...(tool.required ?? [])];

// choice: whether Xano annotates its tools is not recorded.
const annotations = {
    read: { readOnlyHint: true },
    create: { readOnlyHint: false, destructiveHint: false, idempotentHint: false },
    update: { readOnlyHint: false, destructiveHint: false, idempotentHint: true },
    replace: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
    delete: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
} as const;

/** The tool as `tools/list` shows it. */
export function describeTool(tool: Tool) {
    return {
        name: tool.name,
        description: tool.description,
        inputSchema: {
            type: 'object' as const,
            properties: { ...argumentsOf(tool) },
            required: [...requiredOf(tool)],
            additionalProperties: tool.columns === true,
            // choice: tool names are Xano's; no schema of the real server is known, so argument names follow its
            // Metadata API.
            'x-unverified': true,
        },
        annotations: { ...annotations[tool.effect], openWorldHint: false },
    };
}
