import type { Xano } from './catalogue.js';

type XanoTable = Awaited<ReturnType<Xano['table']['get']>>;

/** A table in the words of WeWeb; its columns and indexes are as Xano has them. */
export const toTable = ({
    id,
    name,
    description,
    auth,
    tag,
    created_at,
    updated_at,
    schema,
    index,
}: XanoTable) => ({
    id,
    name,
    description,
    auth,
    tags: tag,
    createdAt: created_at,
    updatedAt: updated_at,
    columns: schema,
    indexes: index,
});

/** Shape of it in the words of the documentation. */
export const TABLE_SHAPE =
    '{ id: number, name: string, description: string, auth: boolean, tags: string[], createdAt: string, updatedAt: string, columns: object[], indexes: object[] }';

/** Columns by name, as people describe them. */
export type TableFields = Parameters<Xano['table']['ensure']>[0]['fields'];

type Ensured = Awaited<ReturnType<Xano['table']['ensure']>>;

/** What was done to a table, or would be in a dry run. */
export const toEnsured = ({ table_id, created, changed, dry_run, difference, table }: Ensured) => ({
    tableId: table_id,
    created,
    changed,
    dryRun: dry_run,
    added: difference.add,
    changes: difference.change,
    unlisted: difference.unlisted,
    addedIndexes: difference.add_index,
    warnings: difference.warnings,
    notes: difference.notes,
    table: table === undefined ? null : toTable(table),
});

/** Shape of it in the words of the documentation. */
export const ENSURED_SHAPE =
    '{ tableId: number | null, created: boolean, changed: boolean, dryRun: boolean, added: object[], changes: object[], unlisted: string[], addedIndexes: object[], warnings: string[], notes: string[], table: object | null }';
