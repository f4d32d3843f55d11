import type { IDataObject, INodeExecutionData, INodeType, INodeTypes, IRun, ITaskData } from 'n8n-workflow';
import { chain, node } from '../server/workflow.js';
import { credentialsHelper } from './credentials.js';
import { loadLibraries } from './libraries.js';
import type { EngineError, EngineItem, EngineResult, EngineRun } from './protocol.js';

const START = 'Start';
const NODE = 'Node';
const START_TYPE = 'n8n-nodes-base.manualTrigger';

/** The engine parses addresses it never calls here. */
const URLS = Object.fromEntries(
    ['restApiUrl', 'instanceBaseUrl']
        .concat(
            [
                'webhook',
                'webhookWaiting',
                'webhookTest',
                'form',
                'formWaiting',
                'formTest',
                'mcp',
                'mcpTest',
            ].map((name) => `${name}BaseUrl`),
        )
        .map((name) => [name, 'http://localhost/n8n']),
);

/** Passes its input on. */
const startNode: INodeType = {
    description: {
        displayName: START,
        name: 'manualTrigger',
        group: ['trigger'],
        version: 1,
        description: '',
        defaults: {},
        inputs: [],
        outputs: ['main'],
        properties: [],
    },
    execute() {
        return Promise.resolve([this.getInputData()]);
    },
};

/** Loads n8n-core and our package. @throws when n8n could not load the package either */
export async function loadEngine(require: NodeJS.Require, packageFolder: string) {
    const { core, workflow: library } = loadLibraries(require);
    const loaded = new core.PackageDirectoryLoader(packageFolder);
    await loaded.loadAll();
    await library.Expression.initExpressionEngine({ engine: 'legacy' });
    const prefix = `${loaded.packageName}.`;

    const typeOf = (name: string) => {
        if (name === START_TYPE) return startNode;
        return loaded.getNode(name.slice(prefix.length)).type;
    };
    const nodeTypes: INodeTypes = {
        getByName: typeOf,
        getByNameAndVersion: (name, version) =>
            library.NodeHelpers.getVersionedNodeType(typeOf(name), version),
        getKnownTypes: () => ({}),
    };

    return {
        async run({
            type,
            typeVersion = 1,
            parameters,
            items,
            credentials,
            onError,
        }: EngineRun): Promise<EngineResult> {
            const refs = Object.keys(credentials).map((name) => [name, { id: name, name }]);
            const nodes = [
                node(START, START_TYPE),
                node(NODE, prefix + type, parameters, {
                    typeVersion,
                    credentials: Object.fromEntries(refs),
                    ...(onError === undefined ? {} : { onError }),
                }),
            ];
            const definition = {
                nodes,
                connections: chain(nodes),
                active: false,
                settings: { executionOrder: 'v1' },
            };
            const workflow = new library.Workflow({ id: 'engine', ...definition, nodeTypes });
            const additional = {
                ...URLS,
                executionId: '1',
                hooks: new core.ExecutionLifecycleHooks('manual', '1', definition),
                credentialsHelper: credentialsHelper(library, loaded, credentials),
                variables: {},
                currentNodeExecutionIndex: 0,
                getRuntimeCredential: () => Promise.resolve(undefined),
                logAiEvent: () => undefined,
                setExecutionStatus: () => undefined,
            };
            const start = workflow.getNode(START);
            if (start === null) throw new Error('the workflow lost its first node');
            const stack = [{ node: start, data: { main: [input(items)] }, source: null }];
            const state = library.createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
            return resultOf(
                await new core.WorkflowExecute(additional, 'manual', state).processRunExecutionData(workflow),
            );
        },
    };
}

/** A copy: the engine and nodes may write to what they are given. */
const input = (items: readonly EngineItem[] = [{ json: {} }]): INodeExecutionData[] =>
    items.map(({ json, binary }) => ({
        json: structuredClone(json) as IDataObject,
        ...(binary === undefined
            ? {}
            : { binary: structuredClone(binary) as INodeExecutionData['binary'] & object }),
    }));

function resultOf({ status, data }: IRun): EngineResult {
    const last = data.resultData.runData[NODE]?.at(-1);
    const outputs = (last?.data?.['main'] ?? []).map((items) => (items ?? []).map(outputItem));
    const failed = data.resultData.error ?? last?.error;
    return {
        status,
        ...(failed === undefined ? {} : { error: errorOf(failed) }),
        items: outputs[0] ?? [],
        outputs,
        hints: last?.hints?.map(({ message }) => message) ?? [],
    };
}

function outputItem({ json, binary, pairedItem }: INodeExecutionData): EngineItem {
    return {
        json,
        ...(binary === undefined ? {} : { binary }),
        ...(pairedItem === undefined ? {} : { pairedItem }),
    };
}

function errorOf(failed: NonNullable<ITaskData['error']>): EngineError {
    const { name, message, description, context } = failed;
    const { itemIndex } = context;
    return {
        name,
        message,
        ...(typeof description === 'string' ? { description } : {}),
        ...(typeof itemIndex === 'number' ? { itemIndex } : {}),
        ...('httpCode' in failed && typeof failed.httpCode === 'string' ? { httpCode: failed.httpCode } : {}),
    };
}
