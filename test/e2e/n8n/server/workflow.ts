import type { CredentialRef } from './credentials.js';

export interface WorkflowNode {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly typeVersion: number;
    readonly position: readonly [number, number];
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly credentials?: CredentialRef;
    readonly webhookId?: string;
    readonly onError?: OnError;
}

/** What n8n does when a node fails: stop (default), go on, or go on at a second output. */
export type OnError = 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';

interface Target {
    readonly node: string;
    readonly type: string;
    readonly index: number;
}

export type Connections = Readonly<Record<string, Readonly<Record<string, readonly (readonly Target[])[]>>>>;

export interface WorkflowDraft {
    readonly name: string;
    readonly nodes: readonly WorkflowNode[];
    readonly connections: Connections;
    readonly settings: { readonly executionOrder: 'v1' };
    /** What a node gives when it is run by hand, by its name. */
    readonly pinData?: Readonly<Record<string, readonly { readonly json: object }[]>>;
}

type NodeExtras = Partial<Pick<WorkflowNode, 'typeVersion' | 'credentials' | 'webhookId' | 'onError'>>;

/** A node; its name is its id as well, so unique in the workflow. */
export const node = (
    name: string,
    type: string,
    parameters: Readonly<Record<string, unknown>> = {},
    extras: NodeExtras = {},
): WorkflowNode => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...extras });

/** A webhook that answers with the items of the last node. */
export const webhook = (name: string, path: string): WorkflowNode =>
    node(
        name,
        'n8n-nodes-base.webhook',
        { path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'allEntries' },
        { typeVersion: 2, webhookId: path },
    );

/** Connects each node's output to the next node. */
export function chain(nodes: readonly WorkflowNode[]): Connections {
    const pairs = nodes
        .slice(1)
        .map((to, i): [string, Connections[string]] => [
            nodes[i]?.name ?? '',
            { main: [[{ node: to.name, type: 'main', index: 0 }]] },
        ]);
    return Object.fromEntries(pairs);
}

/** Offers nodes as tools to one that uses tools. */
export const asTools = (tools: readonly WorkflowNode[], user: WorkflowNode): Connections =>
    Object.fromEntries(
        tools.map(({ name }) => [name, { ai_tool: [[{ node: user.name, type: 'ai_tool', index: 0 }]] }]),
    );

/** A workflow of separate branches: each begins where its first node is triggered. */
export const workflow = (
    name: string,
    branches: readonly (readonly WorkflowNode[])[],
    connections: Connections = {},
): WorkflowDraft => ({
    name,
    nodes: branches.flatMap((nodes, row) =>
        nodes.map((each, column): WorkflowNode => ({ ...each, position: [240 * column, 160 * row] })),
    ),
    connections: Object.assign({}, ...branches.map(chain), connections),
    settings: { executionOrder: 'v1' },
});
