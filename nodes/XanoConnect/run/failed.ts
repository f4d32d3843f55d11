import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../../transport/node-error.js';
import type { Item } from './item.js';

/**
 * What goes on for something that failed: what happened, and what to do. n8n 2.8 takes an item for one of the error output
 * only when it has no key but these two.
 */
export const reasonFor = (what: string, toDo: string | null | undefined): IDataObject => ({
    error: what,
    ...(toDo ? { message: toDo } : {}),
});

/**
 * What goes on for the item at `index`, where the node is set to continue.
 *
 * @throws NodeApiError or NodeOperationError where the node is set to stop.
 */
export function failedAt(host: IExecuteFunctions, index: number, error: unknown): INodeExecutionData {
    const told = toNodeError(host.getNode(), error, index);
    if (!host.continueOnFail()) throw told;
    return { json: reasonFor(told.message, told.description), pairedItem: { item: index } };
}

/** @throws as {@link failedAt}. */
export const failed = ({ host, index }: Item, error: unknown): INodeExecutionData =>
    failedAt(host, index, error);
