import { ApplicationError, NodeApiError, Workflow } from 'n8n-workflow';
import type {
    IAllExecuteFunctions,
    IBinaryData,
    ICredentialDataDecryptedObject,
    IExecuteFunctions,
    IGetNodeParameterOptions,
    IHttpRequestOptions,
    INode,
    INodeExecutionData,
    INodeType,
    JsonObject,
    NodeExecutionHint,
    OnError,
} from 'n8n-workflow';
import { XanoConnectApi } from '../../../../credentials/XanoConnectApi.credentials.js';
import { Parameters } from './parameters.js';
import { httpRequest } from './requests.js';

export interface FakeRun {
    readonly type: INodeType;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly items: INodeExecutionData[];
    readonly credential: ICredentialDataDecryptedObject;
    readonly onError?: OnError;
    readonly signal?: AbortSignal;
}

export interface FakeHost {
    /** `this` of the node's `execute`. */
    readonly context: IExecuteFunctions;
    readonly hints: readonly NodeExecutionHint[];
}

const CREDENTIAL = new XanoConnectApi();

const silent = (): void => undefined;

/** Anything the node asks for that is not given to it here is a test that has to be written. */
const refusing = <T extends object>(known: Partial<T>): T =>
    new Proxy(known, {
        get(target, name) {
            if (name in target || name === 'then') return Reflect.get(target, name) as unknown;
            throw new Error(`the fake of n8n has no ${String(name)}`);
        },
    }) as T;

function workflowOf(node: INode, type: INodeType): Workflow {
    const nodeTypes = {
        getByName: () => type,
        getByNameAndVersion: () => type,
        getKnownTypes: () => ({}),
    };
    // Fills the defaults of the parameters in, too.
    return new Workflow({
        id: 'fake',
        nodes: [node],
        connections: {},
        active: false,
        nodeTypes,
        settings: { timezone: 'UTC' },
    });
}

/** What n8n gives a node to run in, as far as ours uses it. */
export function fakeHost({ type, parameters, items, credential, onError, signal }: FakeRun): FakeHost {
    const node: INode = {
        id: 'fake',
        name: type.description.displayName,
        type: type.description.name,
        typeVersion: 1,
        position: [0, 0],
        parameters: structuredClone(parameters) as INode['parameters'],
        ...(onError === undefined ? {} : { onError }),
    };
    const workflow = workflowOf(node, type);
    const boxes = new Parameters(workflow, node, type, items);
    const hints: NodeExecutionHint[] = [];

    const binaryOf = (index: number, name: unknown): IBinaryData => {
        const found = typeof name === 'string' ? items[index]?.binary?.[name] : undefined;
        if (found === undefined)
            throw new ApplicationError(`This operation expects a binary file at "${String(name)}"`);
        return found;
    };
    const authenticated = (
        options: IHttpRequestOptions,
        data: ICredentialDataDecryptedObject,
    ): IHttpRequestOptions => {
        const { headers = {} } = CREDENTIAL.authenticate.properties;
        const filled = workflow.expression.getParameterValue(
            headers as never,
            null,
            0,
            0,
            node.name,
            [],
            'manual',
            {
                $credentials: data,
            },
        );
        return { ...options, headers: { ...options.headers, ...Object(filled) } };
    };
    const helpers = refusing<IExecuteFunctions['helpers']>({
        httpRequest,
        async httpRequestWithAuthentication(this: IAllExecuteFunctions, type, options) {
            try {
                const data = await this.getCredentials(type);
                return await httpRequest(authenticated(options, data));
            } catch (error) {
                throw new NodeApiError(node, error as JsonObject);
            }
        },
        assertBinaryData: (index, name) => binaryOf(index, name),
        getBinaryDataBuffer: (index, name) =>
            Promise.resolve(Buffer.from(binaryOf(index, name).data, 'base64')),
        prepareBinaryData: (data, fileName, mimeType = 'application/octet-stream') =>
            Promise.resolve({
                data: Buffer.from(data as Buffer).toString('base64'),
                mimeType,
                ...(fileName === undefined ? {} : { fileName }),
            }),
    });
    const context = refusing<IExecuteFunctions>({
        helpers,
        logger: { error: silent, warn: silent, info: silent, debug: silent },
        getNode: () => node,
        getInputData: () => items,
        getTimezone: () => workflow.timezone,
        getMode: () => 'manual',
        continueOnFail: () => onError !== undefined && onError !== 'stopWorkflow',
        getExecutionCancelSignal: () => signal,
        addExecutionHints: (...added) => void hints.push(...added),
        getCredentials: <T extends object>() => Promise.resolve({ ...credential } as T),
        getNodeParameter: ((
            name: string,
            index: number,
            fallback?: unknown,
            options?: IGetNodeParameterOptions,
        ) => boxes.read(name, index, fallback, options)) as IExecuteFunctions['getNodeParameter'],
    });
    return { context, hints };
}
