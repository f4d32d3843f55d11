import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';

/** Dry Run: an operation that destroys or changes much tells what it would do. */
export const dryRun: INodeProperties = {
    displayName: 'Dry Run',
    name: 'dryRun',
    type: 'boolean',
    default: false,
    description: 'Whether to change nothing and only return what would happen',
};

/** The text that must be typed before something is lost; `what` is the thing whose name it is, such as `table`. */
export const confirmation = (what: string, called = 'name'): INodeProperties => ({
    displayName: 'Confirmation',
    name: 'confirmation',
    type: 'string',
    default: '',
    placeholder: `e.g. the ${called} of the ${what}`,
    description: `The exact ${called} of the ${what}, typed to confirm that this cannot be undone. A dry run needs none.`,
});

/**
 * Compares the confirmation of an item with the name it must be, before anything is sent that changes something.
 *
 * @param would what is confirmed: `add records to the table “orders”`.
 * @throws NodeOperationError where it is something else.
 */
export function requireConfirmation(item: Item, name: string, would: string): void {
    const typed = item.text('confirmation');
    if (typed.trim() === name) return;
    const said = typed.trim() === '' ? 'is empty' : `is “${typed}”`;
    throw new NodeOperationError(item.host.getNode(), `Not confirmed: this would ${would}`, {
        description: `The parameter “Confirmation” ${said}. Type “${name}” to go on, or switch on “Dry Run” to see what would happen.`,
        itemIndex: item.index,
    });
}
