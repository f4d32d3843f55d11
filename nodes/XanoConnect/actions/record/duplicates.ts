import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { columnNames } from '../../parameters/column-name.js';
import { names } from '../../parameters/output.js';
import type { Item } from '../../run/item.js';

/** The columns whose values should be there only once. */
export const duplicateColumns: INodeProperties = {
    ...columnNames('duplicateColumns'),
};

/** @throws NodeOperationError where none is chosen */
export function duplicateColumnsOf(item: Item): string[] {
    const columns = [...new Set(names(item.value('duplicateColumns')))];
    if (columns.length > 0) return columns;
    throw new NodeOperationError(item.host.getNode(), 'No column is chosen', {
        description: 'Choose in “Column Names or IDs” the columns whose values should be there only once.',
        itemIndex: item.index,
    });
}

/** Entries of the Options collection of both operations on duplicates. */
export const duplicateOption = {
    caseSensitive: {
        displayName: 'Case Sensitive',
        name: 'caseSensitive',
        type: 'boolean',
        default: true,
        description: 'Whether “A” and “a” are different values',
    },
    mostGroups: {
        displayName: 'Most Groups',
        name: 'mostGroups',
        type: 'number',
        typeOptions: { minValue: 1, numberPrecision: 0 },
        default: 1000,
        description: 'Most groups of duplicates to return, largest first',
    },
} as const satisfies Record<string, INodeProperties>;

/** These entries, as the engine takes them. */
export function comparing(item: Item) {
    const most = item.value('options.mostGroups');
    return {
        case_sensitive: item.value('options.caseSensitive') !== false,
        ...(most === undefined ? {} : { limit_groups: Number(most) }),
    };
}

/** The values of a group by their column. */
export const byColumn = (columns: readonly string[], values: readonly unknown[]): Record<string, unknown> =>
    Object.fromEntries(columns.map((column, i) => [column, values[i]]));
