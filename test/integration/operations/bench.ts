import { expect } from '@jest/globals';
import {
    createClientOf,
    createNodeRuntime,
    createXano,
    everyRequest,
    isXanoError,
    wholeCatalogue,
} from 'xano-connect';
import type { AnyCatalogue, ClientOf, Operation, WholeCatalogue, XanoError, XanoOptions } from 'xano-connect';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

export interface OperationsBench {
    readonly sandbox: Sandbox;
    /** Works on the sample shop. Every answer is held against the schema its operation declares. */
    readonly xano: ClientOf<WholeCatalogue>;
    /** The same for single requests, whose ids the whole client may use for something longer. */
    readonly requests: ClientOf<typeof everyRequest>;
    /** What was carried out. */
    readonly exercised: ReadonlySet<Operation>;
    /** The same, with other options. */
    with(options: XanoOptions): ClientOf<WholeCatalogue>;
    close(): Promise<void>;
}

export async function startOperationsBench(): Promise<OperationsBench> {
    const sandbox = await startSandbox();
    const settings = {
        instanceUrl: sandbox.origin,
        accessToken: sandbox.tokens.full,
        accountUrl: `${sandbox.origin}/account/api:meta`,
        workspaceId: sandbox.workspaceId,
    };
    const plain = createXano(settings);
    const single = createClientOf(everyRequest, settings, createNodeRuntime());
    const exercised = new Set<Operation>();
    return {
        sandbox,
        xano: watched(plain, wholeCatalogue, exercised),
        requests: watched(single, everyRequest, exercised),
        exercised,
        with: (options) => watched(plain.with(options), wholeCatalogue, exercised),
        async close() {
            await plain.close();
            await single.close();
            await sandbox.close();
        },
    };
}

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** The client with every call noted, and its answer checked. */
function watched<C extends AnyCatalogue>(
    xano: ClientOf<C>,
    operations: C,
    exercised: Set<Operation>,
): ClientOf<C> {
    const resources: Record<string, unknown> = {};
    const byId = new Map<string, Call>();
    for (const [resource, verbs] of Object.entries(operations)) {
        const calls = xano[resource as keyof C] as unknown as Record<string, Call>;
        resources[resource] = Object.fromEntries(
            Object.entries<Operation>(verbs).map(([verb, operation]) => {
                const call = calls[verb]!;
                const watching = checked(operation, call, exercised);
                byId.set(operation.id, watching);
                return [verb, Object.assign(watching, call)];
            }),
        );
    }
    const run: Call = async (id, ...args) =>
        (byId.get(String(id)) ?? xano.run.bind(xano, String(id)))(...args);
    return { ...xano, ...resources, run };
}

function checked(operation: Operation, call: Call, exercised: Set<Operation>): Call {
    return async (...args) => {
        const answer = await call(...args);
        const { error } = operation.output().safeParse(answer);
        expect({ operation: operation.id, issues: error?.issues }).toEqual({
            operation: operation.id,
            issues: undefined,
        });
        exercised.add(operation);
        return answer;
    };
}

export async function refusalOf(work: Promise<unknown>): Promise<XanoError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!isXanoError(error)) throw new Error(`no XanoError but ${String(error)}`);
    return error;
}

export async function collect<T>(items: AsyncIterable<T>, most = Infinity): Promise<T[]> {
    const collected: T[] = [];
    for await (const item of items) {
        if (collected.push(item) >= most) break;
    }
    return collected;
}
