import { NodeOperationError } from 'n8n-workflow';
import type { Item } from '../../run/item.js';
import { mappingOf } from '../../run/mapping.js';

/** The columns that tell which record an item is. @throws NodeOperationError where there is none */
export function matchOf(item: Item): [string, ...string[]] {
    const [first, ...others] = mappingOf(item).matching;
    if (first !== undefined) return [first, ...others];
    throw new NodeOperationError(item.host.getNode(), 'No column to match on is chosen', {
        description: 'Choose in “Columns to Match On” which columns tell that a record is there already.',
        itemIndex: item.index,
    });
}
