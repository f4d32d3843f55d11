import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { EverydayXano } from 'xano-connect/pure/composites';
import { connect } from '../../transport/connect.js';
import { toNodeError } from '../../transport/node-error.js';
import type { Action } from '../action.js';
import { resources } from '../actions/index.js';
import { runEach } from './each.js';
import { failedAt } from './failed.js';
import { Item } from './item.js';

/**
 * choice: more than the engine's own two. Workflows that run at once, on workers that know nothing of each other, share one
 * rate limit: whoever waited for a place may find it taken.
 */
const RETRIES = 4;

function actionOf(host: IExecuteFunctions): Action {
    const resource = host.getNodeParameter('resource', 0);
    const operation = host.getNodeParameter('operation', 0);
    const action = resources
        .find(({ value }) => value === resource)
        ?.actions.find(({ value }) => value === operation);
    if (action !== undefined) return action;
    throw new NodeOperationError(
        host.getNode(),
        `This version of the node has no operation “${operation}” of “${resource}”`,
        { description: 'Choose another operation, or update the package n8n-nodes-xano-connect.' },
    );
}

function runAction(
    action: Action,
    host: IExecuteFunctions,
    xano: EverydayXano,
): Promise<INodeExecutionData[]> {
    const items = host.getInputData().map((_, index) => new Item(host, xano, index));
    return 'together' in action ? action.together(items) : runEach(action, items);
}

/** Does what Resource and Operation say for all input items, over one connection. No items in, none out. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    if (this.getInputData().length === 0) return [[]];
    const action = actionOf(this);
    try {
        const xano = await connect(this, { retries: RETRIES });
        try {
            return [await runAction(action, this, xano)];
        } finally {
            await xano.close();
        }
    } catch (error) {
        if (!this.continueOnFail()) throw toNodeError(this.getNode(), error);
        // Thrown, it would make n8n pass the input on as if it were what came of it.
        return [this.getInputData().map((_, index) => failedAt(this, index, error))];
    }
}
