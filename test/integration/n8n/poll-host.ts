import type { IDataObject, IHttpRequestOptions, INode, IPollFunctions } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/index.js';
import { credentialFor } from '../../e2e/n8n/subject.js';

export interface PollHostOptions {
    readonly sandbox: Sandbox;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly accessToken?: string;
    readonly manual?: boolean;
}

const node: INode = {
    id: 'trigger',
    name: 'Trigger',
    type: 'n8n-nodes-xano-connect.xanoConnectTrigger',
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
};

const isLocator = (value: unknown): value is { readonly value: unknown } =>
    typeof value === 'object' && value !== null && '__rl' in value;

/** What n8n gives a trigger when it polls, as far as ours uses it; the static data is plain JSON, as after a restart. */
export class PollHost {
    /** What n8n has saved of the workflow's static data. */
    stored = '{}';
    #data: IDataObject = {};
    readonly #options: PollHostOptions;

    constructor(options: PollHostOptions) {
        this.#options = options;
    }

    restart(): void {
        this.#data = JSON.parse(this.stored) as IDataObject;
    }

    save(): void {
        this.stored = JSON.stringify(this.#data);
    }

    get functions(): IPollFunctions {
        const { sandbox, parameters, accessToken, manual } = this.#options;
        const credential = credentialFor(sandbox, accessToken);
        const read = (name: string): unknown =>
            name
                .split('.')
                .reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], parameters);
        const request = async (_: string, options: IHttpRequestOptions) => {
            const { method = 'GET', url, headers, body } = options;
            const answer = await fetch(url, {
                method,
                headers: {
                    ...(headers as Record<string, string>),
                    authorization: `Bearer ${credential.accessToken as string}`,
                },
                ...(typeof body === 'string' ? { body } : {}),
            });
            return {
                statusCode: answer.status,
                headers: Object.fromEntries(answer.headers),
                body: await answer.text(),
            };
        };
        const functions = {
            getNode: () => node,
            getMode: () => (manual === true ? 'manual' : 'trigger'),
            getCredentials: () => Promise.resolve(credential),
            getWorkflowStaticData: () => this.#data,
            getNodeParameter: (name: string, fallback: unknown, { extractValue = false } = {}) => {
                const value = read(name) ?? fallback;
                return extractValue && isLocator(value) ? value.value : value;
            },
            helpers: {
                httpRequestWithAuthentication: request,
                returnJsonArray: (rows: IDataObject[]) => rows.map((json) => ({ json })),
            },
        };
        // Only what the trigger calls is there.
        return functions as unknown as IPollFunctions;
    }
}
