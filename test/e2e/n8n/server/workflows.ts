import * as z from 'zod/v4';
import { N8nApiRefused } from './api.js';
import type { N8nApi } from './api.js';
import { waitFor } from './wait.js';
import type { WorkflowDraft } from './workflow.js';

/** A workflow as n8n has saved it; `versionId` is what is activated. */
const savedWorkflow = z.looseObject({ id: z.string(), versionId: z.string() });
export type SavedWorkflow = z.output<typeof savedWorkflow>;

const started = z.looseObject({ executionId: z.string() });

/** How long n8n may take to know a webhook after activation, in milliseconds. */
const REGISTERED_WITHIN_MS = 20_000;

export const addWorkflow = (api: N8nApi, draft: WorkflowDraft): Promise<SavedWorkflow> =>
    api.call(savedWorkflow, 'POST', '/rest/workflows', draft);

export async function activate(api: N8nApi, { id, versionId }: SavedWorkflow): Promise<void> {
    await api.send('POST', `/rest/workflows/${id}/activate`, { versionId });
}

export async function deactivate(api: N8nApi, { id }: SavedWorkflow): Promise<void> {
    await api.send('POST', `/rest/workflows/${id}/deactivate`, {});
}

/** Deactivates and deletes; n8n deletes only what is archived. */
export async function removeWorkflow(api: N8nApi, { id }: SavedWorkflow): Promise<void> {
    await api.send('POST', `/rest/workflows/${id}/archive`, {});
    // Archiving deactivates, which n8n is not done with when it answers.
    await waitFor('n8n lets go of the workflow', async () => {
        try {
            await api.send('DELETE', `/rest/workflows/${id}`);
            return true;
        } catch (thrown) {
            if (thrown instanceof N8nApiRefused && thrown.status === 409) return undefined;
            throw thrown;
        }
    });
}

/** Saves and activates a workflow for as long as `work` takes. */
export async function withActive<T>(
    api: N8nApi,
    draft: WorkflowDraft,
    work: (saved: SavedWorkflow) => Promise<T>,
): Promise<T> {
    const saved = await addWorkflow(api, draft);
    try {
        await activate(api, saved);
        return await work(saved);
    } finally {
        await removeWorkflow(api, saved);
    }
}

export interface WebhookAnswer {
    readonly status: number;
    /** JSON; text where it is none. */
    readonly body: unknown;
}

/** Calls a production webhook. It is registered a while after activation: until then the call is repeated. */
export function callWebhook(api: N8nApi, path: string, body: unknown = {}): Promise<WebhookAnswer> {
    const call = async (): Promise<WebhookAnswer | undefined> => {
        const answer = await fetch(`${api.origin}/webhook/${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
        });
        const text = await answer.text();
        if (answer.status === 404 && /not registered/.test(text)) return undefined;
        return { status: answer.status, body: parsedOrText(text) };
    };
    return waitFor(`webhook ${path} is registered`, call, { patienceMs: REGISTERED_WITHIN_MS, everyMs: 50 });
}

function parsedOrText(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/** Runs a saved workflow by hand, from a trigger on; a polling trigger polls once. Resolves with the execution's id. */
export async function runByHand(
    api: N8nApi,
    saved: SavedWorkflow,
    draft: WorkflowDraft,
    trigger: string,
): Promise<string> {
    const body = { workflowData: { ...saved, ...draft }, triggerToStartFrom: { name: trigger } };
    const { executionId } = await api.call(started, 'POST', `/rest/workflows/${saved.id}/run`, body);
    return executionId;
}
