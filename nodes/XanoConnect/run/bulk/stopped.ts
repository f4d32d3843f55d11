import { NodeOperationError } from 'n8n-workflow';
import { isXanoError, XanoError } from 'xano-connect/pure';
import { BulkStoppedError } from 'xano-connect/pure/composites';
import { toNodeError } from '../../../transport/node-error.js';
import type { Item } from '../item.js';
import type { Outcomes } from './outcomes.js';

/** How an operation speaks of itself. */
export interface Wording {
    /** `added`, of a record. */
    readonly done: string;
    /** Running the node again with the same items does no harm. */
    readonly again: boolean;
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}`;

/** What is certain of all items when a run ends early, and how to go on. */
function standing(outcomes: Outcomes, { done, again }: Wording): string {
    const written = ['added', 'patched', 'deleted', 'created', 'updated'] as const;
    const count = outcomes.count(...written);
    const unsure = outcomes.count('unknown');
    if (count + unsure === 0) return `Nothing was ${done}.`;
    const parts = [
        `${counted(count, `of ${counted(outcomes.total, 'items')}`)} ${count === 1 ? 'was' : 'were'} ${done} before`,
        ...(count === 0 ? [] : [` (item index ${outcomes.stretches(...written)})`]),
        ...(unsure === 0
            ? []
            : [
                  `, and of ${unsure.toLocaleString('en')} nobody can say (item index ${outcomes.stretches('unknown')})`,
              ]),
        '. ',
        again
            ? 'Running the node again with the same items does no harm.'
            : 'Run the node again only with the other items: these would be there twice. “Create or Update in Bulk” can be run again with all of them.',
    ];
    return parts.join('');
}

const UNSURE =
    'The connection broke before Xano answered, and without a unique index it cannot be found out. Look at the table, or set the option “When Unsure” to “Look”.';

/** What ended a run, in words for somebody who has no checkpoint to go on from. */
export function reasonOf(error: unknown): unknown {
    const cause = error instanceof BulkStoppedError ? error.cause : error;
    if (!isXanoError(cause)) return error;
    const { kind, message, operation, status, requestId } = cause;
    const same = { kind, message, operation, status, requestId };
    if (kind === 'outcome-unknown') return new XanoError({ ...same, hint: UNSURE });
    return kind === 'aborted' ? new XanoError(same) : cause;
}

interface Stop {
    readonly item: Item;
    /** Of a row, or of the whole run. */
    readonly error: unknown;
    /** The item failed by itself; otherwise the run did. */
    readonly ofItem: boolean;
    readonly dryRun: boolean;
}

/** What the node fails with when a run ended early: which item, why, and what is written all the same. */
export function stoppedError(
    { item, error, ofItem, dryRun }: Stop,
    outcomes: Outcomes,
    wording: Wording,
): NodeOperationError {
    const node = item.host.getNode();
    const told = toNodeError(node, reasonOf(error), ofItem ? item.index : undefined);
    const known = told.description ? `${told.description} ` : '';
    const message = ofItem ? `Item ${item.index} was not ${wording.done}: ${told.message}` : told.message;
    return new NodeOperationError(node, message, {
        description: `${known}${dryRun ? 'This was a dry run: nothing was changed.' : standing(outcomes, wording)}`,
        ...(ofItem ? { itemIndex: item.index } : {}),
    });
}

/** A row of which nobody can say whether it was written. */
export const unsureError = ({ done, again }: Wording): XanoError =>
    new XanoError({
        kind: 'outcome-unknown',
        message: `Nobody can say whether this record was ${done}`,
        hint: again
            ? 'The connection broke before Xano answered. Running the item again does no harm.'
            : UNSURE,
    });

/** A row that was never sent, as the run ended before it. */
export const unsentError = (cause: unknown): XanoError =>
    new XanoError({
        kind: isXanoError(cause) ? cause.kind : 'validation',
        message: 'Not sent: the run ended before this item',
        hint: `It ended because of: ${said(reasonOf(cause))}`,
    });

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
