import * as z from 'zod/mini';

/** Input fields that many operations share: one place for their type, bounds and wording. */

const text = (): z.ZodMiniString => z.string().check(z.minLength(1));

/** An id, or the exact name of the thing; names are looked up once per client. */
export const idOrName = () => z.union([z.int().check(z.minimum(1)), text()]);

/** Left out: the client's workspace. */
export const workspace = { workspace_id: z.optional(idOrName()) };

/** Left out: the client's branch, else the live branch. */
export const branch = { branch: z.optional(text()) };

/** Left out: the client's data source, else `live`. Only records have data sources; tables have not. */
export const dataSource = { data_source: z.optional(text()) };

export const table = { ...workspace, table_id: idOrName() };

/** Rows: of a table, in a data source. */
export const content = { ...table, ...dataSource };

/** A row's primary key: a whole number, or text for uuid keys. */
export const rowId = () => z.union([z.int().check(z.minimum(1)), text()]);

/** `page` counts from 1. `per_page` has Xano's default 50; `max` is its documented maximum where there is one. */
export const paging = (max?: number) => ({
    page: z.optional(z.int().check(z.minimum(1))),
    per_page: z.optional(
        max === undefined ? z.int().check(z.minimum(1)) : z.int().check(z.minimum(1), z.maximum(max)),
    ),
});

/** Maximum of the lists of objects, and of the audit log. */
export const LIST_MAX = 10_000;
/** Maximum of request history and its siblings, and of searches in the audit log. */
export const HISTORY_MAX = 500;

/** Paging, text filter on names, and order of a list of objects. */
export const listing = {
    ...paging(LIST_MAX),
    search: z.optional(z.string()),
    sort: z.optional(z.enum(['created_at', 'updated_at', 'name'])),
    order: z.optional(z.enum(['asc', 'desc'])),
};
export const LISTING_KEYS = ['page', 'per_page', 'search', 'sort', 'order'] as const;

export const includeXanoscript = { include_xanoscript: z.optional(z.boolean()) };
export const includeDraft = { include_draft: z.optional(z.boolean()) };

/** Destructive operations go only with this; the message names what would be lost. */
export const confirm = { confirm: z.literal(true) };

/** A record as Xano has it: a value per column. */
export type Row = Record<string, unknown>;

export const isRow = (value: unknown): value is Row =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checked, not copied: bulk work passes hundreds of thousands of them. */
export const row = () => z.custom<Row>(isRow, 'must be an object with a value per column');

export const rows = () =>
    z.custom<readonly Row[]>(
        (value) => Array.isArray(value) && value.length > 0 && value.every(isRow),
        'must be a list of objects, one per record, and not empty',
    );

export { text };
