import type {
    ICredentialType,
    IExecuteData,
    INodeType,
    INodeTypes,
    IRun,
    IVersionedNodeType,
    Workflow,
} from 'n8n-workflow';

/** Our package as n8n-core loads it. */
export interface LoadedPackage {
    readonly packageName: string;
    loadAll(): Promise<void>;
    getNode(name: string): { readonly type: INodeType | IVersionedNodeType };
    getCredential(name: string): { readonly type: ICredentialType };
}

/** What is used of n8n-core, which has no types here. */
export interface CoreLibrary {
    readonly PackageDirectoryLoader: new (folder: string) => LoadedPackage;
    readonly ExecutionLifecycleHooks: new (mode: string, id: string, workflow: object) => unknown;
    readonly WorkflowExecute: new (
        additional: object,
        mode: string,
        run: unknown,
    ) => { processRunExecutionData(workflow: Workflow): Promise<IRun> };
}

/** What is used of the n8n-workflow beside n8n-core, which is newer than the one whose types are used. */
export interface WorkflowLibrary {
    readonly Workflow: new (parameters: {
        readonly id: string;
        readonly nodes: readonly object[];
        readonly connections: object;
        readonly active: boolean;
        readonly nodeTypes: INodeTypes;
        readonly settings: object;
    }) => Workflow;
    readonly NodeHelpers: {
        getVersionedNodeType(type: INodeType | IVersionedNodeType, version?: number): INodeType;
    };
    readonly ICredentialsHelper: new () => object;
    readonly Expression: { initExpressionEngine(options: { readonly engine: 'legacy' }): Promise<void> };
    createRunExecutionData(options: {
        readonly executionData: { readonly nodeExecutionStack: readonly IExecuteData[] };
    }): unknown;
}

export interface Libraries {
    readonly core: CoreLibrary;
    readonly workflow: WorkflowLibrary;
}

/** @throws when a version of n8n is installed that lacks what is used here */
export function loadLibraries(require: NodeJS.Require): Libraries {
    // n8n-core's classes are decorated.
    require('reflect-metadata');
    const core: unknown = require('n8n-core');
    const workflow: unknown = require('n8n-workflow');
    need(core, ['PackageDirectoryLoader', 'ExecutionLifecycleHooks', 'WorkflowExecute']);
    need(workflow, ['Workflow', 'NodeHelpers', 'ICredentialsHelper', 'Expression', 'createRunExecutionData']);
    return { core: core as CoreLibrary, workflow: workflow as WorkflowLibrary };
}

function need(library: unknown, names: readonly string[]): void {
    const has = new Set(Object.keys(Object(library) as object));
    const missing = names.filter((name) => !has.has(name));
    if (missing.length > 0) throw new Error(`the installed n8n has no ${missing.join(', ')}`);
}
