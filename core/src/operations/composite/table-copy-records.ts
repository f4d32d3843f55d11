import * as z from 'zod/mini';
import { runBulk } from '../../bulk/engine.js';
import { defined } from '../../defined.js';
import { isXanoError } from '../../errors.js';
import { fieldPath, invalidInput } from '../../invalid-input.js';
import { defineComposite } from '../../operation.js';
import type { RunContext } from '../../operation.js';
import { reworded } from '../../reword.js';
import type { CallOptions } from '../../settings.js';
import { parseInstanceUrl } from '../../url.js';
import { addJob } from '../bulk/add-job.js';
import { doubt, pacing, settingsOf } from '../bulk/fields.js';
import { targetOf } from '../bulk/target.js';
import { isColumnMap, pairColumns, rowMapper } from '../copy/columns.js';
import type { ColumnMap } from '../copy/columns.js';
import { foreignKeyChanges, isForeignKeys } from '../copy/foreign-keys.js';
import type { ForeignKey, Side } from '../copy/foreign-keys.js';
import { asSource, sourceIndex, sourceRows } from '../copy/source.js';
import { content } from '../fields.js';
import { recordOperations } from '../record.js';
import { searchField } from '../search-fields.js';
import { tableOperations } from '../table.js';
import { bulkReport } from './bulk-report.js';
import { hostOver } from './where.js';

const ID = 'table.copyRecords';

const input = () =>
    z.strictObject({
        /** Where the records are: workspace (default the client's), table and data source (default the client's, else live). */
        from: z.strictObject(content),
        /**
         * Where they go. Defaults as for `from`; another instance goes into the option `toInstance` of the call, since its
         * token must not be part of an input.
         */
        to: z.strictObject(content),
        /** `{ "old": "new" }` renames, `{ "old": null }` leaves a column behind. Default: columns keep their names. */
        columns: z.optional(
            z.custom<ColumnMap>(isColumnMap, 'must be an object such as { "old": "new", "unwanted": null }'),
        ),
        /** Give the copies the ids of the records. Default false: Xano numbers them, and `results` has both ids. */
        keep_ids: z._default(z.boolean(), false),
        /**
         * By column, how ids of other tables become ids there: pairs `[[1, 17]]`, `{ "1": 17 }`, the `results` of the copy
         * of that table, `{ match: "email" }` to find them by a column, or `"keep"`.
         */
        foreign_keys: z.optional(
            z.custom<Readonly<Record<string, ForeignKey>>>(
                isForeignKeys,
                'must be an object by column: pairs of ids, { match: "email" } or "keep"',
            ),
        ),
        /** Only records that meet this condition. Default: all. */
        search: searchField(),
        ...doubt,
        ...pacing,
    });

export const tableCopyRecords = defineComposite({
    id: ID,
    title: 'Copy records',
    description:
        'Copies the records of a table to another one: in another data source, workspace or instance, with columns renamed ' +
        'and ids of other tables changed to those there. `index` of a result is the id copied, `row_id` that of the copy.',
    effect: 'bulk-create',
    scope: 'Workspace Database: Read; Workspace Content: Read, Create',
    input,
    output: bulkReport,
    run: async (context, given) => {
        const { keep_ids: keepIds, columns: map = {}, foreign_keys: keys = {}, search } = given;
        const from = await sideOf(context, given.from, 'from');
        const to = await sideOf(destination(context), given.to, 'to');
        const instance = otherInstance(context.options);
        const samePlace = instance === undefined && placeOf(from) === placeOf(to);
        if (samePlace && String(from.target.table_id) === String(to.target.table_id)) {
            throw invalidInput('to', 'The records would be copied onto themselves.', 'Name another table.');
        }
        const [source, target] = [await schemaOf(from, 'from'), await schemaOf(to, 'to')];
        const pairs = pairColumns({ from: source, to: target, map, keepIds });
        const changes = await foreignKeyChanges({ pairs, keys, from, to, samePlace, keepIds });
        const toRow = rowMapper(pairs, changes);
        const job = await addJob(to.context, to.target, {
            operation: ID,
            keepIds,
            types: 'check',
            unique: given.unique,
            onUnknown: given.on_unknown,
        });
        const { itemsTotal } = await from.context.call(recordOperations.search, {
            ...from.target,
            per_page: 1,
            ...(search === undefined ? {} : { search }),
        });
        return runBulk(
            {
                ...job,
                // A checkpoint of another copy would make rows be missed.
                target: {
                    ...job.target,
                    ...prefixed(from.target),
                    ...(instance && { to_instance: instance }),
                },
                prepare: (row, index) => job.prepare(toRow(asSource(row)), index),
            },
            sourceRows(from.context, from.target, search),
            { ...settingsOf(given), indexOf: sourceIndex() },
            hostOver(to.context, itemsTotal, (checkpoint) => checkpoint),
        );
    },
});

type Place = Parameters<typeof targetOf>[1];

/** @throws XanoError with the path of the side at fault */
async function sideOf(context: RunContext, place: Place, path: 'from' | 'to'): Promise<Side> {
    return { context, target: await onSide(path, () => targetOf(context, place)) };
}

const schemaOf = ({ context, target: { workspace_id, table_id } }: Side, path: 'from' | 'to') =>
    onSide(path, async () => (await context.call(tableOperations.get, { workspace_id, table_id })).schema);

async function onSide<T>(path: 'from' | 'to', work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        if (!isXanoError(error)) throw error;
        throw reworded(error, { path: error.path === undefined ? path : fieldPath(path, error.path) });
    }
}

const placeOf = ({ target: { workspace_id, data_source = 'live' } }: Side): string =>
    JSON.stringify([String(workspace_id), data_source]);

const prefixed = (target: Side['target']): Record<string, number | string> =>
    Object.fromEntries(
        Object.entries(target).map(([key, value]) => [`from_${key}`, value as number | string]),
    );

/** Base URL of the instance copied to; undefined where it is the one copied from. */
function otherInstance({ instanceUrl, toInstance }: CallOptions): string | undefined {
    if (toInstance?.instanceUrl === undefined) return undefined;
    const { metaUrl } = parseInstanceUrl(toInstance.instanceUrl);
    return metaUrl === parseInstanceUrl(instanceUrl).metaUrl ? undefined : metaUrl;
}

/** What belongs to an instance is not taken along to another one, its token least of all. */
function destination(context: RunContext): RunContext {
    const { toInstance, ...own } = context.options;
    if (toInstance === undefined) return context;
    if (toInstance.instanceUrl === undefined) return context.at({ ...own, ...toInstance });
    const { signal, onProgress, onCheckpoint, onResults, resumeFrom, logger } = own;
    const { timeoutMs, totalTimeoutMs, retries, maxAnswerBytes } = own;
    const told = { signal, onProgress, onCheckpoint, onResults, resumeFrom, logger };
    return context.at({
        ...defined({ ...told, timeoutMs, totalTimeoutMs, retries, maxAnswerBytes }),
        ...toInstance,
    });
}
