import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { EachAction } from '../action.js';
import { shaped } from '../parameters/output.js';
import { failed } from './failed.js';
import type { Item } from './item.js';

/** choice: enough to hide the way to Xano, few enough to leave room for others on a plan with a rate limit. */
const AT_ONCE = 16;

/** What an action made of an item, as output items that point back at it. */
function paired({ simple }: EachAction, item: Item, made: object | readonly object[]): INodeExecutionData[] {
    const rows = Array.isArray(made) ? (made as object[]) : [made];
    return rows.map((row) => ({
        json: (simple === undefined ? row : shaped(item, row, simple)) as IDataObject,
        pairedItem: { item: item.index },
    }));
}

async function one(action: EachAction, item: Item): Promise<INodeExecutionData[]> {
    try {
        return paired(action, item, await action.each(item));
    } catch (error) {
        return [failed(item, error)];
    }
}

/** Runs an action for each item. Reads go several at a time; the output has the order of the input all the same. */
export async function runEach(action: EachAction, items: readonly Item[]): Promise<INodeExecutionData[]> {
    const made: INodeExecutionData[][] = [];
    const waiting = items.entries();
    const worker = async (): Promise<void> => {
        for (const [at, item] of waiting) made[at] = await one(action, item);
    };
    const { reads = false } = action;
    const severalAtOnce = typeof reads === 'function' ? await reads(items) : reads;
    const workers = severalAtOnce ? Math.min(AT_ONCE, items.length) : 1;
    await Promise.all(Array.from({ length: workers }, worker));
    return made.flat();
}
