import { ruleOf } from './column-types.js';
import type { Column } from './column.js';
import { omittedValue } from './coerce.js';
import type { Session } from './database.js';
import type { TableDoc } from './object-kinds.js';
import { quoteName } from './sql.js';
import type { TableIndex } from './table-index.js';

/** The physical table of one Xano table in one data source. */
export const physicalName = (tableId: number, dataSourceId: number): string => `t${tableId}_d${dataSourceId}`;

export const sequenceName = (physical: string): string => `${physical}_id`;

const definition = (column: Column): string => `${quoteName(column.name)} ${ruleOf(column).pg}`;

export async function createPhysical(
    session: Session,
    physical: string,
    table: Pick<TableDoc, 'schema' | 'index'>,
    tableKind: string,
): Promise<void> {
    const columns = table.schema.map((column) =>
        column.name === 'id' ? `${definition(column)} PRIMARY KEY` : definition(column),
    );
    await session.run(`CREATE ${tableKind}TABLE ${physical} (${columns.join(', ')})`);
    // choice: one id sequence per table and data source. Owned, so that TRUNCATE ... RESTART IDENTITY reaches it.
    await session.run(`CREATE SEQUENCE ${sequenceName(physical)} OWNED BY ${physical}."id"`);
    for (const index of table.index) await createIndex(session, physical, index, table.schema);
}

/**
 * choice: only btree, unique and gin indexes exist physically; search, spatial and vector ones are kept as
 * definitions, because nothing the sandbox answers depends on them.
 */
async function createIndex(
    session: Session,
    physical: string,
    index: TableIndex,
    schema: readonly Column[],
): Promise<void> {
    const name = `${physical}_i${index.id}`;
    if (index.type === 'btree' || index.type === 'btree|unique') {
        const fields = index.fields.map(
            (field) => `${quoteName(field.name)} ${field.op === 'desc' ? 'DESC' : 'ASC'}`,
        );
        const unique = index.type === 'btree' ? '' : 'UNIQUE ';
        await session.run(`CREATE ${unique}INDEX ${name} ON ${physical} (${fields.join(', ')})`);
    }
    if (index.type === 'gin') {
        const isJson = (name: string): boolean =>
            schema.some((column) => column.name === name && ruleOf(column).pg === 'jsonb');
        const fields = index.fields
            .filter((field) => isJson(field.name))
            .map((field) => quoteName(field.name));
        if (fields.length > 0)
            await session.run(`CREATE INDEX ${name} ON ${physical} USING gin (${fields.join(', ')})`);
    }
}

async function dropIndex(session: Session, physical: string, index: TableIndex): Promise<void> {
    await session.run(`DROP INDEX IF EXISTS ${physical}_i${index.id}`);
}

/** Existing rows get what an omitted value would get, through a default that PostgreSQL applies without a rewrite. */
async function addColumn(session: Session, physical: string, column: Column, now: number): Promise<void> {
    const fill = omittedValue(column, now);
    const source = fill === null ? null : typeof fill === 'object' ? JSON.stringify(fill) : String(fill);
    // DDL takes no parameters, so PostgreSQL itself quotes the value.
    const [literal] =
        source === null ? ['NULL'] : await session.column('SELECT quote_literal($1::text)', [source]);
    const { pg } = ruleOf(column);
    const name = quoteName(column.name);
    await session.run(`ALTER TABLE ${physical} ADD COLUMN ${name} ${pg} DEFAULT ${String(literal)}::${pg}`);
    await session.run(`ALTER TABLE ${physical} ALTER COLUMN ${name} DROP DEFAULT`);
}

async function dropColumn(session: Session, physical: string, name: string): Promise<void> {
    await session.run(`ALTER TABLE ${physical} DROP COLUMN ${quoteName(name)}`);
}

export async function renamePhysicalColumn(
    session: Session,
    physical: string,
    from: string,
    to: string,
): Promise<void> {
    await session.run(`ALTER TABLE ${physical} RENAME COLUMN ${quoteName(from)} TO ${quoteName(to)}`);
}

/** Values that the new type cannot read refuse the change with a 400, as PostgreSQL does. */
async function retypeColumn(session: Session, physical: string, column: Column): Promise<void> {
    const { pg } = ruleOf(column);
    const name = quoteName(column.name);
    const using = pg === 'jsonb' ? `to_jsonb(${name})` : `${name}::text::${pg}`;
    await session.run(`ALTER TABLE ${physical} ALTER COLUMN ${name} TYPE ${pg} USING ${using}`);
}

export async function replaceColumns(
    session: Session,
    physical: string,
    from: readonly Column[],
    to: readonly Column[],
    now: number,
): Promise<void> {
    const before = new Map(from.map((column) => [column.name, column]));
    const after = new Set(to.map(({ name }) => name));
    for (const name of before.keys()) if (!after.has(name)) await dropColumn(session, physical, name);
    for (const column of to) {
        const old = before.get(column.name);
        if (old === undefined) await addColumn(session, physical, column, now);
        else if (ruleOf(old).pg !== ruleOf(column).pg) await retypeColumn(session, physical, column);
    }
}

export async function replaceIndexes(
    session: Session,
    physical: string,
    table: Pick<TableDoc, 'schema' | 'index'>,
    to: readonly TableIndex[],
): Promise<void> {
    const before = new Set(table.index.map(({ id }) => id));
    const after = new Set(to.map(({ id }) => id));
    for (const index of table.index) if (!after.has(index.id)) await dropIndex(session, physical, index);
    for (const index of to)
        if (!before.has(index.id)) await createIndex(session, physical, index, table.schema);
}

/** `from` and `to` match by position: an index id depends on its columns' names, and so does the physical name. */
export async function renameIndexes(
    session: Session,
    physical: string,
    from: readonly TableIndex[],
    to: readonly TableIndex[],
): Promise<void> {
    for (const [i, { id }] of from.entries()) {
        const next = to[i]?.id;
        if (next === undefined || next === id) continue;
        await session.run(`ALTER INDEX IF EXISTS ${physical}_i${id} RENAME TO ${physical}_i${next}`);
    }
}
