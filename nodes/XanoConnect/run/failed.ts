import type { INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../../transport/node-error.js';
import type { Item } from './item.js';

/**
 * What goes on for an item that failed, where the node is set to continue. Only these two keys may be in it, or n8n does not
 * send it to the error output.
 *
 * @throws NodeApiError or NodeOperationError where the node is set to stop.
 */
export function failed(item: Item, error: unknown): INodeExecutionData {
    const told = toNodeError(item.host.getNode(), error, item.index);
    if (!item.host.continueOnFail()) throw told;
    const { message, description } = told;
    return {
        json: { error: message, ...(description ? { details: description } : {}) },
        pairedItem: { item: item.index },
    };
}
