import { compileSearch, type SearchableColumns } from '../search/compile.js';
import { compileSort } from '../search/sort.js';
import type { Group } from '../search/tree.js';
import { ruleOf } from './column-types.js';
import type { Column } from './column.js';
import type { Row } from './coerce.js';
import type { Database } from './database.js';
import type { JsonRecord } from './json.js';
import { patchStatement, type RowPatch } from './record-patch.js';
import { sequenceName } from './record-ddl.js';
import { quoteName } from './sql.js';

export type RowId = number | string;

export interface PageRequest {
    readonly search: Group | null;
    readonly sort?: unknown;
    readonly page: number;
    readonly perPage: number;
}

/** Kept outside the record set, so that it outlives a change of the columns. */
export interface Counter {
    total: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The records of one table in one data source. Values come in already coerced to their columns. */
export class RecordSet {
    readonly columns: ReadonlyMap<string, Column>;
    readonly searchable: SearchableColumns;
    readonly #db: Database;
    readonly #physical: string;
    readonly #counter: Counter;
    readonly #idType: 'bigint' | 'uuid';
    readonly #select: string;
    readonly #insert: string;

    constructor(db: Database, physical: string, schema: readonly Column[], counter: Counter) {
        this.#db = db;
        this.#physical = physical;
        this.#counter = counter;
        this.columns = new Map(schema.map((column) => [column.name, column]));
        this.searchable = new Map(schema.map((column) => [column.name, ruleOf(column).compare]));
        this.#idType = this.columns.get('id')?.type === 'uuid' ? 'uuid' : 'bigint';
        this.#select = schema.map((column) => quoteName(column.name)).join(', ');
        const nextId = this.#idType === 'uuid' ? 'gen_random_uuid()' : `nextval('${sequenceName(physical)}')`;
        const values = schema.map((column) =>
            column.name === 'id' ? `coalesce(r."id", ${nextId})` : `r.${quoteName(column.name)}`,
        );
        const types = schema.map((column) => `${quoteName(column.name)} ${ruleOf(column).pg}`);
        // One statement and one parameter for any number of rows.
        this.#insert = `INSERT INTO ${physical} (${this.#select}) SELECT ${values.join(', ')}
            FROM json_to_recordset($1::json) AS r(${types.join(', ')}) RETURNING `;
    }

    get total(): number {
        return this.#counter.total;
    }

    /** The id in the form of the primary key, or undefined when it cannot be one. */
    readId(raw: unknown): RowId | undefined {
        if (this.#idType === 'uuid')
            return typeof raw === 'string' && UUID.test(raw) ? raw.toLowerCase() : undefined;
        const id = typeof raw === 'string' && /^-?\d+$/.test(raw) ? Number(raw) : raw;
        return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined;
    }

    async get(id: RowId): Promise<JsonRecord | undefined> {
        const [row] = await this.#db.rows(
            `SELECT ${this.#select} FROM ${this.#physical} WHERE "id" = $1::${this.#idType}`,
            [id],
        );
        return row;
    }

    async page(request: PageRequest, now: number): Promise<{ items: readonly JsonRecord[]; total: number }> {
        const { search, page, perPage } = request;
        const where = search === null ? null : compileSearch(search, this.searchable, now);
        // Checked before anything is counted, so that a wrong sort answers 400 on an empty table too.
        compileSort(request.sort, this.searchable);
        const from = `FROM ${this.#physical} ${where === null ? '' : `WHERE ${where.sql}`}`;
        const params = where?.params ?? [];
        const total =
            where === null
                ? this.total
                : Number((await this.#db.column(`SELECT count(*) ${from}`, params))[0]);
        const offset = (page - 1) * perPage;
        if (offset >= total) return { items: [], total };
        // Past the middle the rows are read from the other end: PostgreSQL walks over every row an OFFSET skips.
        const count = Math.min(perPage, total - offset);
        const backwards = offset > total / 2;
        const skipped = backwards ? total - offset - count : offset;
        const sort = compileSort(request.sort, this.searchable, backwards);
        // The id last makes the order total: without it a record could show on two pages, or on none.
        const order = `${sort === '' ? '' : `${sort}, `}"id" ${backwards ? 'DESC' : 'ASC'}`;
        const items = await this.#db.rows(
            `SELECT ${this.#select} ${from} ORDER BY ${order} LIMIT ${count} OFFSET ${skipped}`,
            params,
        );
        return { items: backwards ? items.toReversed() : items, total };
    }

    /** New ids in the order of the rows. A row with an `id` keeps it. */
    async insert(rows: readonly Row[]): Promise<readonly RowId[]> {
        if (rows.length === 0) return [];
        const ids = await this.#db.column(`${this.#insert}"id"`, [JSON.stringify(rows)]);
        await this.#inserted(rows);
        return ids as RowId[];
    }

    async insertOne(row: Row): Promise<JsonRecord> {
        const [stored] = await this.#db.rows(`${this.#insert}${this.#select}`, [JSON.stringify([row])]);
        await this.#inserted([row]);
        return stored ?? {};
    }

    async #inserted(rows: readonly Row[]): Promise<void> {
        this.#counter.total += rows.length;
        if (this.#idType === 'uuid') return;
        const highest = rows.reduce(
            (max, row) => (typeof row.id === 'number' ? Math.max(max, row.id) : max),
            0,
        );
        if (highest < 1) return;
        // choice: the sequence jumps past ids that were given, or the next plain insert would collide with one.
        const sequence = sequenceName(this.#physical);
        await this.#db.rows(
            `SELECT setval('${sequence}', greatest($1::bigint, (SELECT last_value FROM ${sequence})))`,
            [highest],
        );
    }

    /** Ids of the rows that were there, in the order given. One statement: all of them change, or none. */
    async patch(patches: readonly RowPatch[]): Promise<readonly RowId[]> {
        if (patches.length === 0) return [];
        const { sql, param } = patchStatement(this.#physical, this.#idType, this.columns, patches);
        const found = new Set(await this.#db.column(`${sql} RETURNING t."id"`, [param]));
        const ids = new Set(patches.map((patch) => patch.id));
        return [...ids].filter((id) => found.has(id));
    }

    async patchOne(id: RowId, changes: Row): Promise<JsonRecord | undefined> {
        const { sql, param } = patchStatement(this.#physical, this.#idType, this.columns, [{ id, changes }]);
        const select = [...this.columns.keys()].map((name) => `t.${quoteName(name)}`).join(', ');
        const [row] = await this.#db.rows(`${sql} RETURNING ${select}`, [param]);
        return row;
    }

    async patchWhere(search: Group | null, changes: Row, now: number): Promise<readonly RowId[]> {
        const names = Object.keys(changes);
        const where = search === null ? null : compileSearch(search, this.searchable, now, 2);
        const types = names.map((name) => `${quoteName(name)} ${this.#typeOf(name)}`);
        const set = names.map((name) => `${quoteName(name)} = r.${quoteName(name)}`);
        const matching = `SELECT "id" FROM ${this.#physical} ${where === null ? '' : `WHERE ${where.sql}`}`;
        const sql =
            names.length === 0
                ? `${matching} ${where === null ? 'WHERE' : 'AND'} $1::json IS NOT NULL`
                : `UPDATE ${this.#physical} AS t SET ${set.join(', ')}
                   FROM json_to_record($1::json) AS r(${types.join(', ')}) WHERE t."id" IN (${matching}) RETURNING t."id"`;
        const ids = await this.#db.column(sql, [JSON.stringify(changes), ...(where?.params ?? [])]);
        return inOrder(ids);
    }

    async delete(ids: readonly RowId[]): Promise<readonly RowId[]> {
        const wanted = `SELECT v::${this.#idType} FROM json_array_elements_text($1::json) AS l(v)`;
        const sql = `DELETE FROM ${this.#physical} WHERE "id" IN (${wanted}) RETURNING "id"`;
        const gone = await this.#db.column(sql, [JSON.stringify(ids)]);
        this.#counter.total -= gone.length;
        const found = new Set(gone);
        return [...new Set(ids)].filter((id) => found.has(id));
    }

    async deleteWhere(search: Group | null, now: number): Promise<readonly RowId[]> {
        const where = search === null ? null : compileSearch(search, this.searchable, now);
        const gone = await this.#db.column(
            `DELETE FROM ${this.#physical} ${where === null ? '' : `WHERE ${where.sql}`} RETURNING "id"`,
            where?.params ?? [],
        );
        this.#counter.total -= gone.length;
        return inOrder(gone);
    }

    /** `reset` restarts the id sequence at 1. */
    async truncate(reset: boolean): Promise<void> {
        await this.#db.run(`TRUNCATE ${this.#physical} ${reset ? 'RESTART' : 'CONTINUE'} IDENTITY`);
        this.#counter.total = 0;
    }

    #typeOf(name: string): string {
        const column = this.columns.get(name);
        return column === undefined ? 'text' : ruleOf(column).pg;
    }
}

function inOrder(ids: readonly unknown[]): readonly RowId[] {
    const numbers = ids.filter((id) => typeof id === 'number');
    return numbers.length === ids.length ? numbers.sort((a, b) => a - b) : (ids as RowId[]);
}
