import { NodeOperationError } from 'n8n-workflow';
import type { Item } from '../../run/item.js';

type Branch = Awaited<ReturnType<Item['xano']['branch']['list']>>[number];

interface Found {
    readonly branch: Branch;
    /** Label of the branch that answers the calls of users. */
    readonly live: string | undefined;
}

/**
 * The branch that is chosen, as Xano has it now. Read from the list: reading a single one is for newer instances only.
 *
 * @throws NodeOperationError where no branch has this label.
 */
export async function chosenBranch(item: Item): Promise<Found> {
    const label = item.label('branch');
    const all = await item.xano.branch.list({}, item.options);
    const branch = all.find((one) => one.label === label);
    if (branch !== undefined) return { branch, live: all.find(({ live }) => live === true)?.label };
    throw new NodeOperationError(item.host.getNode(), `There is no branch “${label}”`, {
        description: `Parameter “Branch”. The workspace has ${all.map((one) => `“${one.label}”`).join(', ')}.`,
        itemIndex: item.index,
    });
}
