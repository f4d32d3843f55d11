import { inputError, notFound } from '../errors.js';
import type { Column } from './column.js';
import { ruleOf } from './column-types.js';
import type { Database, Session } from './database.js';
import type { DataSourceDoc, TableDoc } from './object-kinds.js';
import type { NewObject, ObjectStore } from './objects.js';
import { type Counter, RecordSet } from './records.js';
import * as ddl from './record-ddl.js';
import type { TableIndex } from './table-index.js';
import { makeIndex, PRIMARY } from './table-index.js';

/** Table definitions and their physical tables, one per data source, changed together or not at all. */
export class TableStore {
    readonly #db: Database;
    readonly #objects: ObjectStore;
    readonly #now: () => number;
    readonly #sets = new Map<string, RecordSet>();
    readonly #counters = new Map<string, Promise<Counter>>();

    constructor(db: Database, objects: ObjectStore, now: () => number) {
        this.#db = db;
        this.#objects = objects;
        this.#now = now;
    }

    async records(table: TableDoc, source: DataSourceDoc): Promise<RecordSet> {
        const physical = ddl.physicalName(table.id, source.id);
        const known = this.#sets.get(physical);
        if (known !== undefined) return known;
        let counter = this.#counters.get(physical);
        if (counter === undefined) {
            counter = this.#count(physical);
            this.#counters.set(physical, counter);
        }
        const records = new RecordSet(this.#db, physical, table.schema, await counter);
        this.#sets.set(physical, records);
        return records;
    }

    async #count(physical: string): Promise<Counter> {
        const [total] = await this.#db.column(`SELECT count(*) FROM ${physical}`);
        return { total: Number(total) };
    }

    async create(doc: NewObject<'table'>, id?: number): Promise<TableDoc> {
        // The id is taken first: a table whose physical side fails must not stay in the object store's memory.
        const table: TableDoc = { ...doc, id: id ?? this.#objects.reserveId('table') };
        await this.#db.transaction(async (session) => {
            for (const physical of this.#physicals(table)) {
                await ddl.createPhysical(session, physical, table, this.#db.tableKind);
            }
            await this.#objects.put('table', table, session);
        });
        return table;
    }

    async drop(table: TableDoc): Promise<void> {
        await this.#change(table, async (session) => {
            for (const physical of this.#physicals(table)) await session.run(`DROP TABLE ${physical}`);
            await this.#objects.remove('table', table.id, session);
        });
        for (const physical of this.#physicals(table)) this.#counters.delete(physical);
    }

    /** Changes that touch no column and no index. */
    async update(table: TableDoc, changes: Partial<TableDoc>): Promise<TableDoc> {
        return this.#objects.update('table', table, { ...changes, updated_at: this.#now() });
    }

    async addColumn(table: TableDoc, column: Column): Promise<TableDoc> {
        if (table.schema.some(({ name }) => name === column.name)) {
            throw inputError(`Column already exists: ${column.name}`, 'name');
        }
        return this.replaceSchema(table, [...table.schema, column]);
    }

    async dropColumn(table: TableDoc, name: string): Promise<TableDoc> {
        if (!table.schema.some((column) => column.name === name)) throw notFound();
        if (name === 'id') throw inputError('The id column cannot be deleted.', 'schema_name');
        return this.replaceSchema(
            table,
            table.schema.filter((column) => column.name !== name),
        );
    }

    async renameColumn(table: TableDoc, from: string, to: string): Promise<TableDoc> {
        if (!table.schema.some((column) => column.name === from)) throw notFound();
        if (from === 'id') throw inputError('The id column cannot be renamed.', 'old_name');
        if (table.schema.some((column) => column.name === to))
            throw inputError(`Column already exists: ${to}`, 'new_name');
        const rename = <T extends { readonly name: string }>(item: T): T =>
            item.name === from ? { ...item, name: to } : item;
        const renamedIndex = table.index.map((index) =>
            makeIndex({ ...index, fields: index.fields.map(rename) }),
        );
        return this.#change(table, async (session) => {
            for (const physical of this.#physicals(table)) {
                await ddl.renamePhysicalColumn(session, physical, from, to);
                for (const [i, index] of table.index.entries()) {
                    const next = renamedIndex[i];
                    if (next === undefined || next.id === index.id) continue;
                    await session.run(
                        `ALTER INDEX IF EXISTS ${physical}_i${index.id} RENAME TO ${physical}_i${next.id}`,
                    );
                }
            }
            return this.#save(table, session, {
                schema: table.schema.map(rename),
                index: renamedIndex,
                autocomplete: table.autocomplete.map(rename),
            });
        });
    }

    /** Columns left out are dropped with their data, new ones filled, others kept or converted to their new type. */
    async replaceSchema(table: TableDoc, schema: readonly Column[]): Promise<TableDoc> {
        const before = new Map(table.schema.map((column) => [column.name, column]));
        const after = new Map(schema.map((column) => [column.name, column]));
        const kept = table.index.filter((index) => index.fields.every((field) => after.has(field.name)));
        return this.#change(table, async (session) => {
            for (const physical of this.#physicals(table)) {
                for (const name of before.keys()) {
                    if (!after.has(name)) await ddl.dropPhysicalColumn(session, physical, name);
                }
                for (const column of schema) {
                    const old = before.get(column.name);
                    if (old === undefined)
                        await ddl.addPhysicalColumn(session, physical, column, this.#now());
                    else if (ruleOf(old).pg !== ruleOf(column).pg) {
                        await ddl.retypePhysicalColumn(session, physical, column);
                    }
                }
            }
            return this.#save(table, session, {
                schema,
                index: kept,
                autocomplete: table.autocomplete.filter(({ name }) => after.has(name)),
            });
        });
    }

    async replaceIndexes(table: TableDoc, indexes: readonly TableIndex[]): Promise<TableDoc> {
        const before = new Set(table.index.map(({ id }) => id));
        const after = new Set(indexes.map(({ id }) => id));
        if (!after.has(PRIMARY.id)) throw inputError('The primary index cannot be deleted.', 'index');
        return this.#change(table, async (session) => {
            for (const physical of this.#physicals(table)) {
                for (const index of table.index)
                    if (!after.has(index.id)) await ddl.dropIndex(session, physical, index);
                for (const index of indexes) {
                    if (!before.has(index.id)) await ddl.createIndex(session, physical, index, table.schema);
                }
            }
            return this.#save(table, session, { index: indexes });
        });
    }

    /** The source itself is stored already; this gives it a physical table for every table. */
    async addDataSource(source: DataSourceDoc): Promise<void> {
        await this.#db.transaction(async (session) => {
            for (const table of this.#tablesOf(source)) {
                const physical = ddl.physicalName(table.id, source.id);
                await ddl.createPhysical(session, physical, table, this.#db.tableKind);
            }
        });
    }

    async dropDataSource(source: DataSourceDoc): Promise<void> {
        const physicals = this.#tablesOf(source).map((table) => ddl.physicalName(table.id, source.id));
        await this.#db.transaction(async (session) => {
            for (const physical of physicals) await session.run(`DROP TABLE ${physical}`);
            await this.#objects.remove('datasource', source.id, session);
        });
        for (const physical of physicals) {
            this.#sets.delete(physical);
            this.#counters.delete(physical);
        }
    }

    #tablesOf(source: DataSourceDoc): readonly TableDoc[] {
        return this.#objects.list('table', (table) => table.workspace_id === source.workspace_id);
    }

    #physicals(table: TableDoc): readonly string[] {
        return this.#objects
            .list('datasource', (source) => source.workspace_id === table.workspace_id)
            .map((source) => ddl.physicalName(table.id, source.id));
    }

    #save(table: TableDoc, session: Session, changes: Partial<TableDoc>): Promise<TableDoc> {
        return this.#objects.update('table', table, { ...changes, updated_at: this.#now() }, session);
    }

    /** Record sets know the columns they were made with, so they are made anew after a change. */
    async #change<T>(table: TableDoc, work: (session: Session) => Promise<T>): Promise<T> {
        try {
            return await this.#db.transaction(work);
        } finally {
            for (const physical of this.#physicals(table)) this.#sets.delete(physical);
        }
    }
}
