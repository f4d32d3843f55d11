import * as z from 'zod/v4';
import type { Installed } from '../../install/install.js';
import type { N8nApi } from './api.js';
import { waitFor } from './wait.js';
import { callWebhook } from './workflows.js';
import type { WebhookAnswer } from './workflows.js';

const binary = z.looseObject({
    data: z.string(),
    mimeType: z.string(),
    fileName: z.string().optional(),
    id: z.string().optional(),
});
const item = z.looseObject({
    json: z.record(z.string(), z.unknown()),
    binary: z.record(z.string(), binary).optional(),
    pairedItem: z.unknown(),
});
export type ExecutedItem = z.output<typeof item>;

const failure = z.looseObject({
    message: z.string(),
    description: z.string().nullish(),
    name: z.string().optional(),
    context: z.record(z.string(), z.unknown()).optional(),
});
export type ExecutedError = z.output<typeof failure>;

const nodeRun = z.looseObject({
    executionTime: z.number(),
    error: failure.optional(),
    hints: z.array(z.looseObject({ message: z.string() })).optional(),
    data: z.looseObject({ main: z.array(z.array(item).nullable()).optional() }).optional(),
});

const runData = z.looseObject({
    resultData: z.looseObject({ runData: z.record(z.string(), z.array(nodeRun)), error: failure.optional() }),
});

const execution = z.looseObject({ id: z.string(), status: z.string(), data: z.string() });
const executions = z.looseObject({ results: z.array(z.looseObject({ id: z.string(), status: z.string() })) });

const UNFINISHED = new Set(['new', 'running', 'waiting', 'unknown']);

/** One run of a workflow, as the executions view shows it. */
export interface Execution {
    readonly id: string;
    readonly status: string;
    readonly error: ExecutedError | undefined;
    /** What a node gave on one of its outputs in its last run; undefined when it did not run. */
    items(node: string, output?: number): readonly ExecutedItem[] | undefined;
    /** What a node failed with in its last run. */
    errorOf(node: string): ExecutedError | undefined;
    hintsOf(node: string): readonly string[];
    /** How long a node worked in its last run. */
    millisecondsOf(node: string): number;
}

/** Ids of a workflow's executions, latest first. */
export async function executionsOf(api: N8nApi, workflowId: string): Promise<readonly string[]> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId }));
    const { results } = await api.call(executions, 'GET', `/rest/executions?filter=${filter}&limit=100`);
    return results.map(({ id }) => id);
}

/** Stops a running execution, as the button in the editor does. */
export async function stopExecution(api: N8nApi, id: string): Promise<void> {
    await api.send('POST', `/rest/executions/${id}/stop`, {});
}

/** Waits for an execution to end and reads it. `installed` is the n8n it ran in: its own library reads the data. */
export async function readExecution(api: N8nApi, installed: Installed, id: string): Promise<Execution> {
    const ended = await waitFor(`execution ${id} ends`, async () => {
        const read = await api.call(execution, 'GET', `/rest/executions/${id}`);
        return UNFINISHED.has(read.status) ? undefined : read;
    });
    const { resultData } = runData.parse(flattedOf(installed).parse(ended.data));
    const last = (node: string): z.output<typeof nodeRun> | undefined => resultData.runData[node]?.at(-1);
    return {
        id,
        status: ended.status,
        error: resultData.error,
        items: (node, output = 0) => last(node)?.data?.main?.[output] ?? undefined,
        errorOf: (node) => last(node)?.error,
        millisecondsOf: (node) => last(node)?.executionTime ?? NaN,
        hintsOf: (node) => last(node)?.hints?.map(({ message }) => message) ?? [],
    };
}

/** Calls a webhook of an active workflow and reads the execution that answered; one call at a time. */
export async function executeByWebhook(
    { n8n, installed }: { readonly n8n: { readonly api: N8nApi }; readonly installed: Installed },
    workflowId: string,
    path: string,
    body: unknown = {},
): Promise<{ readonly answer: WebhookAnswer; readonly execution: Execution }> {
    const before = new Set(await executionsOf(n8n.api, workflowId));
    const answer = await callWebhook(n8n.api, path, body);
    const id = await waitFor('n8n keeps the execution', async () =>
        (await executionsOf(n8n.api, workflowId)).find((each) => !before.has(each)),
    );
    return { answer, execution: await readExecution(n8n.api, installed, id) };
}

interface Flatted {
    parse(text: string): unknown;
}

const isFlatted = (library: unknown): library is Flatted =>
    typeof library === 'object' && library !== null && 'parse' in library;

/** The library n8n writes execution data with. */
function flattedOf({ require }: Installed): Flatted {
    const library: unknown = require('flatted');
    if (!isFlatted(library)) throw new Error('this n8n writes execution data in another way');
    return library;
}
