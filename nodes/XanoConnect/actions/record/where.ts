import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { BulkReport, RowError, RowId } from 'xano-connect/pure';
import { BulkStoppedError } from 'xano-connect/pure/composites';
import { toNodeError } from '../../../transport/node-error.js';
import { reasonOf } from '../../run/bulk/stopped.js';
import { reasonFor } from '../../run/failed.js';
import type { Item } from '../../run/item.js';

/** Most records an operation may touch that finds them by a filter. */
export const mostRecords = (done: string): INodeProperties => ({
    displayName: 'Most Records',
    name: 'max',
    type: 'number',
    typeOptions: { minValue: 1, numberPrecision: 0 },
    default: 100,
    required: true,
    description: `Most records that may be ${done}. When more meet the filter, none is.`,
});

/**
 * A run over the records that meet a filter.
 *
 * @throws NodeOperationError when it ended early: what went wrong, and how many records are done all the same.
 */
export async function overMatches<R extends BulkReport>(
    item: Item,
    done: string,
    run: () => Promise<R>,
): Promise<R> {
    try {
        return await run();
    } catch (error) {
        const node = item.host.getNode();
        const told = toNodeError(node, reasonOf(error), item.index);
        if (!(error instanceof BulkStoppedError)) throw told;
        const count = item.flag('dryRun') ? 0 : error.report.done;
        const standing =
            count === 0
                ? `No record was ${done}.`
                : `${count.toLocaleString('en')} records were ${done} before.`;
        const known = told.description ? `${told.description} ` : '';
        throw new NodeOperationError(node, told.message, {
            description: `${known}${standing} Running it again goes on with those that still meet the filter.`,
            itemIndex: item.index,
        });
    }
}

/** An output item for each record: what `shown` makes of it, or why it could not be done. */
export const recordsOf = (
    item: Item,
    { results }: BulkReport,
    shown: (id: RowId | undefined) => object,
): object[] =>
    results.map(({ row_id, status, error }) =>
        error === undefined
            ? { ...shown(row_id), _status: status, ...(item.flag('dryRun') ? { _dry_run: true } : {}) }
            : refused(row_id, error),
    );

const refused = (id: RowId | undefined, { message, hint }: RowError): object =>
    reasonFor(id === undefined ? message : `Record ${id}: ${message}`, hint);
