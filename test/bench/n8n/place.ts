import type { Xano } from 'xano-connect';
import { packNodes } from '../../e2e/n8n/package.js';
import type { NodePackage } from '../../e2e/n8n/package.js';
import { install } from '../../e2e/install/install.js';
import { addCredential } from '../../e2e/n8n/server/credentials.js';
import type { CredentialRef } from '../../e2e/n8n/server/credentials.js';
import { executeByWebhook } from '../../e2e/n8n/server/executions.js';
import { N8nServer } from '../../e2e/n8n/server/n8n-server.js';
import { node, workflow } from '../../e2e/n8n/server/workflow.js';
import type { WorkflowNode } from '../../e2e/n8n/server/workflow.js';
import { withActive } from '../../e2e/n8n/server/workflows.js';
import { SUBJECT } from '../../e2e/n8n/subject.js';
import { sandbox } from '../child.js';
import type { BenchSandbox } from '../child.js';

/** The n8n that is measured: the current one. */
export const VERSION = '2.41.1';

let packed: Promise<NodePackage> | undefined;
export const packedNodes = (): Promise<NodePackage> => (packed ??= packNodes());

/** A real n8n beside a sandbox. */
export interface Place {
    readonly n8n: N8nServer;
    readonly xano: BenchSandbox;
    readonly credential: CredentialRef;
    /** Type of our node. */
    readonly type: string;
    /** Runs a node over items and answers how long it worked, in milliseconds; how they came to it does not count. */
    timeOf(work: WorkflowNode, items: readonly unknown[]): Promise<number>;
    close(): Promise<void>;
}

/** A table for a bench, by its id. */
export async function newTable(xano: Xano, name: string, fields: Readonly<Record<string, 'text' | 'int'>>) {
    const { table_id } = await xano.table.ensure({ name, fields });
    if (table_id === null) throw new Error(`no table ${name}`);
    return table_id;
}

/** Passes items on to `work` one by one as n8n itself would have them. */
function draft(path: string, work: WorkflowNode) {
    return workflow(`Bench ${path}`, [
        [
            node(
                'Webhook',
                'n8n-nodes-base.webhook',
                { path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'noData' },
                { typeVersion: 2, webhookId: path },
            ),
            node('Items', 'n8n-nodes-base.splitOut', {
                fieldToSplitOut: 'body.items',
                include: 'noOtherFields',
            }),
            work,
        ],
    ]);
}

/** @param options.latencyMs added to each request to the sandbox; default 0. @param options.env further settings of n8n. */
export async function openPlace(
    options: { readonly latencyMs?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Place> {
    const installed = await install(`n8n-${VERSION}`);
    const nodes = await packedNodes();
    const xano = await sandbox(options.latencyMs ?? 0);
    const n8n = new N8nServer({ installed, nodes, env: { N8N_PAYLOAD_SIZE_MAX: '64', ...options.env } });
    const close = async (): Promise<void> => {
        await n8n.dispose();
        await xano.close();
    };
    try {
        await n8n.start();
        const credential = await addCredential(n8n.api, {
            name: 'Sandbox',
            type: SUBJECT.credential,
            data: {
                instanceUrl: xano.origin,
                accessToken: xano.token,
                mcpUrl: xano.url,
                workspaceId: String(xano.workspaceId),
                dataSource: '',
            },
        });
        let paths = 0;
        return {
            n8n,
            xano,
            credential,
            type: `${nodes.name}.${SUBJECT.node}`,
            async timeOf(work, items) {
                const path = `bench-${++paths}`;
                return withActive(n8n.api, draft(path, work), async ({ id }) => {
                    const { execution } = await executeByWebhook({ n8n, installed }, id, path, { items });
                    const { status, error } = execution;
                    if (status !== 'success')
                        throw new Error(`the run ended as ${status}: ${error?.message ?? ''}`);
                    return execution.millisecondsOf(work.name);
                });
            },
            close,
        };
    } catch (error) {
        await close();
        throw error;
    }
}
