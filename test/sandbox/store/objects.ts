import type { ObjectKinds, ObjectKind } from './object-kinds.js';
import type { Database, Session } from './database.js';
import { isRecord } from './json.js';

const DDL = `
    CREATE TABLE IF NOT EXISTS xano_object (kind text, id bigint, doc jsonb NOT NULL, PRIMARY KEY (kind, id));
    CREATE TABLE IF NOT EXISTS xano_object_id (kind text PRIMARY KEY, last bigint NOT NULL);
`;

/** What the caller gives; the id comes from the store. */
export type NewObject<K extends ObjectKind> = Omit<ObjectKinds[K], 'id'>;

/**
 * Workspaces, tables, API groups and every other named thing: JSON documents in the database, all of them held in
 * memory as well, because nearly each request looks two or three of them up.
 */
export class ObjectStore {
    readonly #db: Database;
    readonly #cache = new Map<ObjectKind, Map<number, object>>();
    readonly #lastId = new Map<ObjectKind, number>();

    private constructor(db: Database) {
        this.#db = db;
    }

    static async open(db: Database): Promise<ObjectStore> {
        await db.run(DDL);
        const store = new ObjectStore(db);
        for (const { kind, id, doc } of await db.rows('SELECT kind, id, doc FROM xano_object ORDER BY id')) {
            if (isRecord(doc)) store.#restore(kind as ObjectKind, Number(id), doc);
        }
        for (const { kind, last } of await db.rows('SELECT kind, last FROM xano_object_id')) {
            store.#lastId.set(kind as ObjectKind, Number(last));
        }
        return store;
    }

    get<K extends ObjectKind>(kind: K, id: number): ObjectKinds[K] | undefined {
        return this.#kind(kind).get(id);
    }

    /** In the order of their ids. */
    list<K extends ObjectKind>(
        kind: K,
        keep: (doc: ObjectKinds[K]) => boolean = () => true,
    ): ObjectKinds[K][] {
        return [...this.#kind(kind).values()].filter(keep);
    }

    /** Takes the next id of a kind. An id is never used twice, not even after its object is gone. */
    reserveId(kind: ObjectKind): number {
        const id = (this.#lastId.get(kind) ?? 0) + 1;
        this.#lastId.set(kind, id);
        return id;
    }

    async insert<K extends ObjectKind>(
        kind: K,
        doc: NewObject<K>,
        options: { readonly id?: number; readonly session?: Session } = {},
    ): Promise<ObjectKinds[K]> {
        const id = options.id ?? this.reserveId(kind);
        // The spread of a generic loses that only `id` was missing.
        const complete = { id, ...doc } as unknown as ObjectKinds[K];
        await this.put(kind, complete, options.session);
        return complete;
    }

    async update<K extends ObjectKind>(
        kind: K,
        doc: ObjectKinds[K],
        changes: Partial<ObjectKinds[K]>,
        session?: Session,
    ): Promise<ObjectKinds[K]> {
        // On top of what is stored now: another change may have come since the caller read the object.
        const next = { ...(this.get(kind, doc.id) ?? doc), ...changes };
        await this.put(kind, next, session);
        return next;
    }

    async put<K extends ObjectKind>(
        kind: K,
        doc: ObjectKinds[K],
        session: Session = this.#db,
    ): Promise<void> {
        await session.rows(
            `WITH saved AS (
                INSERT INTO xano_object (kind, id, doc) VALUES ($1::text, $2::bigint, $3::jsonb)
                ON CONFLICT (kind, id) DO UPDATE SET doc = excluded.doc)
            INSERT INTO xano_object_id (kind, last) VALUES ($1::text, $2::bigint)
            ON CONFLICT (kind) DO UPDATE SET last = greatest(xano_object_id.last, excluded.last)`,
            [kind, doc.id, JSON.stringify(doc)],
        );
        this.#kind(kind).set(doc.id, doc);
        // An id that was given may be ahead of those that were counted.
        this.#lastId.set(kind, Math.max(this.#lastId.get(kind) ?? 0, doc.id));
    }

    async remove(kind: ObjectKind, id: number, session: Session = this.#db): Promise<void> {
        await session.rows('DELETE FROM xano_object WHERE kind = $1 AND id = $2', [kind, id]);
        this.#kind(kind).delete(id);
    }

    #restore(kind: ObjectKind, id: number, doc: object): void {
        this.#kind(kind).set(id, doc as ObjectKinds[typeof kind]);
    }

    #kind<K extends ObjectKind>(kind: K): Map<number, ObjectKinds[K]> {
        let docs = this.#cache.get(kind);
        if (docs === undefined) {
            docs = new Map();
            this.#cache.set(kind, docs);
        }
        return docs as Map<number, ObjectKinds[K]>;
    }
}
