import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import { isXanoError } from 'xano-connect/pure';
import type { XanoError } from 'xano-connect/pure';
import { inPanelWords } from './panel-words.js';

/** Display names of the parameters behind the engine's inputs, so that a message names the box people see. */
const BOXES: Readonly<Record<string, string>> = {
    workspace_id: 'Workspace',
    workspaceId: 'Workspace',
    table_id: 'Table',
    row_id: 'Record ID',
    row_ids: 'Record ID',
    row: 'Columns',
    updates: 'Columns',
    items: 'Columns',
    match: 'Columns to Match On',
    search: 'Filter',
    sort: 'Sort',
    data_source: 'Data Source',
    dataSource: 'Data Source',
    branch: 'Branch',
    branch_label: 'Branch',
    label: 'Label',
    name: 'Name',
    apigroup_id: 'API Group',
    api_id: 'Endpoint',
    input: 'Inputs',
    auth_token: 'User Token',
    tool: 'Tool',
    function_id: 'Function',
    index_id: 'Index',
    file_id: 'File',
    content: 'Input Data Field Name',
    query_id: 'Endpoint',
    canonical: 'Canonical',
    source_branch: 'Source Branch',
    old_name: 'Column',
    new_name: 'New Name',
    type: 'Type',
    kind: 'Type',
    default: 'Default Value',
    values: 'Enum Values',
    foreign_key: 'References Table',
    tableref_id: 'References Table',
    size: 'Vector Size',
    filters: 'Filters as JSON',
    children: 'Inner Columns as JSON',
    fields: 'Columns',
    from: 'Since',
    to: 'Until',
    'from.table_id': 'Source Table',
    'from.workspace_id': 'Workspace',
    'from.data_source': 'Source Data Source',
    'to.table_id': 'Target Table',
    'to.data_source': 'Target Data Source',
    'to.workspace_id': 'Target Workspace',
    foreign_keys: 'Foreign Keys as JSON',
    columns: 'Columns',
    confirm: 'Confirmation',
    max: 'Most Records',
    batch_size: 'Batch Size',
    per_page: 'Limit',
    instanceUrl: 'Instance URL (credential)',
    accessToken: 'Access Token (credential)',
    mcpUrl: 'MCP URL (credential)',
};

/** `items[3].age` is about `items`. */
const fieldOf = (path: string): string => /^[a-z_]+/i.exec(path)?.[0] ?? '';

/** Someone calls a tool by its name, with arguments by theirs. */
const callsTool = ({ parameters }: INode): boolean => parameters['resource'] === 'mcpTool';

/** The confirmation of a copy asks for the target by itself; everything else about a copy comes with its side. */
const TARGET: Readonly<Record<string, string>> = {
    table_id: 'Target Table',
    workspace_id: 'Target Workspace',
};
const copies = ({ parameters }: INode, field: string): boolean =>
    parameters['operation'] === 'copyRecords' &&
    // Without a target workspace, the one that is missing is that of both.
    (field !== 'workspace_id' || Object.hasOwn(Object(parameters['options']) as object, 'targetWorkspace'));

/** What others gave names to may be called as a box of ours is: these are about the boxes they are filled in. */
const FORMS: readonly ((node: INode, error: XanoError, field: string) => string | undefined)[] = [
    (node, _, field) => (copies(node, field) ? TARGET[field] : undefined),
    // Xano names the input itself.
    (_, { operation, status }) =>
        operation === 'function.run' && status !== undefined ? 'Inputs' : undefined,
    (node, { kind }, field) =>
        callsTool(node) && kind !== 'config' && field !== 'tool' && field !== 'confirm'
            ? 'Arguments'
            : undefined,
];

function boxOf(node: INode, error: XanoError): string | undefined {
    const { path = '' } = error;
    const field = fieldOf(path);
    if (field === '') return undefined;
    const [own] = FORMS.flatMap((box) => box(node, error, field) ?? []);
    // Some have a box of their own for a field inside, such as `from.table_id`.
    return own ?? BOXES[path] ?? BOXES[field];
}

/** The sentence without the operation's name before it, which the panel shows already. */
function said(node: INode, { message, operation }: XanoError): string {
    const prefix = `${operation ?? ''}: `;
    const sentence = message.startsWith(prefix) ? message.slice(prefix.length) : message;
    if (callsTool(node)) return inPanelWords(sentence, true);
    // Quoted, it is the name of somebody's column.
    return inPanelWords(sentence).replace(/(?<!["\w.])[a-z]+_id\b/g, (input) => BOXES[input] ?? input);
}

function descriptionOf(node: INode, error: XanoError): string {
    const box = boxOf(node, error);
    const parts = [
        box === undefined ? undefined : `Parameter “${box}”.`,
        error.hint === undefined ? undefined : inPanelWords(error.hint),
        error.requestId === undefined ? undefined : `Trace ID for the support of Xano: ${error.requestId}.`,
    ];
    return parts.filter((part) => part !== undefined).join(' ');
}

/** Newer versions of n8n wait before the next poll according to it; older ones ignore it. */
interface Failure {
    readonly cause:
        'rate-limited' | 'temporarily-unavailable' | 'credential-invalid' | 'configuration-invalid';
    readonly retryAfterMs?: number;
}

const CAUSES: Readonly<Partial<Record<XanoError['kind'], Failure['cause']>>> = {
    'rate-limit': 'rate-limited',
    server: 'temporarily-unavailable',
    connection: 'temporarily-unavailable',
    timeout: 'temporarily-unavailable',
    protocol: 'temporarily-unavailable',
    auth: 'credential-invalid',
    permission: 'credential-invalid',
    config: 'configuration-invalid',
    validation: 'configuration-invalid',
    'not-found': 'configuration-invalid',
};

const failureOf = ({ kind, retryAfterMs }: XanoError): { readonly failure?: Failure } => {
    const cause = CAUSES[kind];
    if (cause === undefined) return {};
    return { failure: { cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } };
};

/** An expression, or a value that a form refuses, comes with an explanation of n8n's. */
const explained = (error: unknown): { readonly description?: string } =>
    error instanceof Error && 'description' in error && typeof error.description === 'string'
        ? { description: error.description }
        : {};

/**
 * The one place where what went wrong becomes an n8n error: what happened, to which item and parameter, and what to do.
 * Errors of n8n's own pass with their item.
 */
export function toNodeError(
    node: INode,
    error: unknown,
    itemIndex?: number,
): NodeApiError | NodeOperationError {
    const at = itemIndex === undefined ? {} : { itemIndex };
    if (error instanceof NodeApiError || error instanceof NodeOperationError) {
        if (itemIndex !== undefined) error.context['itemIndex'] ??= itemIndex;
        return error;
    }
    if (!isXanoError(error)) {
        const message = error instanceof Error ? error.message : String(error);
        return new NodeOperationError(node, message, { ...at, ...explained(error) });
    }
    const message = said(node, error);
    const description = descriptionOf(node, error);
    const made =
        error.status === undefined
            ? new NodeOperationError(node, message, { ...at, description })
            : new NodeApiError(node, error.toJSON() as JsonObject, {
                  ...at,
                  message,
                  description,
                  httpCode: String(error.status),
              });
    return Object.assign(made, failureOf(error));
}
