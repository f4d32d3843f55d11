/**
 * The tables of a workspace by their names, as `xano-types` writes them: a file it wrote adds to this interface, and
 * `xano.table('customers')` is typed by it.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the files add to it
export interface XanoTables {}

/** What is known of a table's records. */
export interface TableTypes {
    /** A record as it comes back. */
    readonly row: object;
    /** A record as it is written; optional is what Xano fills in. */
    readonly new: object;
}

/** A value of an attachment, audio, image or video column. */
// choice: no document shows such a record; these are the facts Xano has of a file.
export interface XanoFile {
    readonly access: string;
    /** `/vault/...`, on the instance. */
    readonly path: string;
    readonly name: string;
    readonly type: string;
    /** Bytes. */
    readonly size: number;
    readonly mime: string;
    readonly meta?: unknown;
}

/** A value of a column of geometry. */
// choice: no document shows what is inside.
export interface XanoGeometry {
    readonly type: string;
    readonly data: unknown;
}
