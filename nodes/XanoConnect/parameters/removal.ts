import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { confirmation, dryRun, requireConfirmation } from './confirmation.js';

/** Confirmation and Dry Run of an operation that removes a thing; `called` is what is typed: its name, label or ID. */
export const removal = (what: string, called = 'name'): readonly INodeProperties[] => [
    confirmation(what, called),
    dryRun,
];

interface Removal {
    /** What must be typed to confirm it. */
    readonly typed: string;
    /** What is lost, for the refusal: `the table “orders” with its records`. */
    readonly what: string;
    /** Which thing it is: part of the answer. */
    readonly which: object;
    /** More about it, for a dry run only. */
    readonly about?: () => object | Promise<object>;
    readonly carryOut: () => Promise<unknown>;
}

/**
 * Removes as the item says: a dry run only tells what would be removed, everything else has to be confirmed first.
 *
 * @throws NodeOperationError where the confirmation is missing or another.
 */
export async function remove(item: Item, { typed, what, which, about, carryOut }: Removal): Promise<object> {
    if (item.flag('dryRun')) return { deleted: false, dry_run: true, ...which, ...(await about?.()) };
    requireConfirmation(item, typed, `remove ${what}`);
    await carryOut();
    return { deleted: true, ...which };
}
