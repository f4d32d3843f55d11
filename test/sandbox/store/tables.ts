import { inputError, notAllowable, notFound } from '../errors.js';
import type { Column } from './column.js';
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
    #last: Promise<unknown> = Promise.resolve();

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
        const ready = await counter;
        // The columns may have changed while the rows were counted.
        const { schema } = this.#objects.get('table', table.id) ?? table;
        const records = new RecordSet(this.#db, physical, schema, ready);
        this.#sets.set(physical, records);
        return records;
    }

    async #count(physical: string): Promise<Counter> {
        const [total] = await this.#db.column(`SELECT count(*) FROM ${physical}`);
        return { total: Number(total) };
    }

    create(doc: NewObject<'table'>, id?: number): Promise<TableDoc> {
        return this.#serial(async () => {
            this.#refuseTakenName(doc.workspace_id, doc.name);
            // The id is taken first: a table whose physical side fails must not stay in the object store's memory.
            const table: TableDoc = { ...doc, id: id ?? this.#objects.reserveId('table') };
            await this.#db.transaction(async (session) => {
                for (const physical of this.#physicals(table)) {
                    await ddl.createPhysical(session, physical, table, this.#db.tableKind);
                }
                await this.#objects.put('table', table, session);
            });
            return table;
        });
    }

    async drop(table: TableDoc): Promise<void> {
        await this.#alter(table, async (current, session) => {
            for (const physical of this.#physicals(current)) await session.run(`DROP TABLE ${physical}`);
            await this.#objects.remove('table', current.id, session);
        });
        for (const physical of this.#physicals(table)) this.#counters.delete(physical);
    }

    /** Changes that touch no column and no index. */
    update(table: TableDoc, changes: Partial<TableDoc>): Promise<TableDoc> {
        return this.#alter(table, (current, session) => {
            const { name } = changes;
            if (name !== undefined && name !== current.name)
                this.#refuseTakenName(current.workspace_id, name);
            return this.#save(current, session, changes);
        });
    }

    addColumn(table: TableDoc, column: Column): Promise<TableDoc> {
        return this.#alter(table, (current, session) => {
            refuseTaken(current, column.name, 'name');
            return this.#toSchema(current, [...current.schema, column], session);
        });
    }

    dropColumn(table: TableDoc, name: string): Promise<TableDoc> {
        return this.#alter(table, (current, session) => {
            requireColumn(current, name);
            if (name === 'id') throw inputError('The id column cannot be deleted.', 'schema_name');
            const rest = current.schema.filter((column) => column.name !== name);
            return this.#toSchema(current, rest, session);
        });
    }

    renameColumn(table: TableDoc, from: string, to: string): Promise<TableDoc> {
        return this.#alter(table, async (current, session) => {
            requireColumn(current, from);
            if (from === 'id') throw inputError('The id column cannot be renamed.', 'old_name');
            refuseTaken(current, to, 'new_name');
            const rename = <T extends { readonly name: string }>(item: T): T =>
                item.name === from ? { ...item, name: to } : item;
            const index = current.index.map((old) => makeIndex({ ...old, fields: old.fields.map(rename) }));
            for (const physical of this.#physicals(current)) {
                await ddl.renamePhysicalColumn(session, physical, from, to);
                await ddl.renameIndexes(session, physical, current.index, index);
            }
            return this.#save(current, session, {
                schema: current.schema.map(rename),
                index,
                autocomplete: current.autocomplete.map(rename),
            });
        });
    }

    /** Columns left out are dropped with their data, new ones filled, others kept or converted to their new type. */
    replaceSchema(table: TableDoc, schema: readonly Column[]): Promise<TableDoc> {
        return this.#alter(table, (current, session) => this.#toSchema(current, schema, session));
    }

    async #toSchema(table: TableDoc, schema: readonly Column[], session: Session): Promise<TableDoc> {
        for (const physical of this.#physicals(table)) {
            await ddl.replaceColumns(session, physical, table.schema, schema, this.#now());
        }
        const names = new Set(schema.map(({ name }) => name));
        return this.#save(table, session, {
            schema,
            // PostgreSQL drops an index with any of its columns.
            index: table.index.filter(({ fields }) => fields.every(({ name }) => names.has(name))),
            autocomplete: table.autocomplete.filter(({ name }) => names.has(name)),
        });
    }

    /** `next` is given the indexes as they are when its turn comes. */
    changeIndexes(
        table: TableDoc,
        next: (current: readonly TableIndex[]) => readonly TableIndex[],
    ): Promise<TableDoc> {
        return this.#alter(table, async (current, session) => {
            const indexes = next(current.index);
            if (!indexes.some(({ id }) => id === PRIMARY.id)) {
                throw inputError('The primary index cannot be deleted.', 'index');
            }
            for (const physical of this.#physicals(current)) {
                await ddl.replaceIndexes(session, physical, current, indexes);
            }
            return this.#save(current, session, { index: indexes });
        });
    }

    /** A new data source with an empty physical table for every table. */
    addDataSource(doc: NewObject<'datasource'>): Promise<DataSourceDoc> {
        return this.#serial(async () => {
            const source: DataSourceDoc = { ...doc, id: this.#objects.reserveId('datasource') };
            await this.#db.transaction(async (session) => {
                for (const table of this.#tablesOf(source)) {
                    const physical = ddl.physicalName(table.id, source.id);
                    await ddl.createPhysical(session, physical, table, this.#db.tableKind);
                }
                await this.#objects.put('datasource', source, session);
            });
            return source;
        });
    }

    async dropDataSource(source: DataSourceDoc): Promise<void> {
        await this.#serial(async () => {
            const physicals = this.#tablesOf(source).map((table) => ddl.physicalName(table.id, source.id));
            await this.#db.transaction(async (session) => {
                for (const physical of physicals) await session.run(`DROP TABLE ${physical}`);
                await this.#objects.remove('datasource', source.id, session);
            });
            for (const physical of physicals) {
                this.#sets.delete(physical);
                this.#counters.delete(physical);
            }
        });
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

    // choice: whether Xano refuses a second table of the same name is not recorded; names resolve to ids, so it must.
    #refuseTakenName(workspaceId: number, name: string): void {
        const taken = this.#objects.list('table', (t) => t.workspace_id === workspaceId && t.name === name);
        if (taken.length > 0) throw notAllowable(name, 'name');
    }

    /** A change in a transaction, on the definition as it is when its turn comes. */
    #alter<T>(table: TableDoc, work: (current: TableDoc, session: Session) => Promise<T>): Promise<T> {
        return this.#serial(async () => {
            const current = this.#objects.get('table', table.id);
            if (current === undefined) throw notFound();
            try {
                return await this.#db.transaction((session) => work(current, session));
            } finally {
                // Record sets know the columns they were made with, so they are made anew.
                for (const physical of this.#physicals(current)) this.#sets.delete(physical);
            }
        });
    }

    /** One definition change after the other: two columns added at the same moment must both be there afterwards. */
    #serial<T>(work: () => Promise<T>): Promise<T> {
        const result = this.#last.then(work);
        this.#last = result.catch(() => undefined);
        return result;
    }
}

function requireColumn(table: TableDoc, name: string): void {
    if (!table.schema.some((column) => column.name === name)) throw notFound();
}

function refuseTaken(table: TableDoc, name: string, param: string): void {
    if (table.schema.some((column) => column.name === name)) {
        throw inputError(`Column already exists: ${name}`, param);
    }
}
