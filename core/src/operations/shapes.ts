import * as z from 'zod/mini';
import { once } from '../operation.js';
import { asPage } from '../paginate.js';
import type { Row } from './fields.js';

/** Answers that many operations share. Loose: a field Xano adds is passed through, and typed as unknown. */

/** An object Xano sends: known fields typed, others kept. */
export const thing = <S extends z.core.$ZodLooseShape>(shape: S) => z.looseObject(shape);

/** `{ curPage, nextPage, prevPage, items }`: `nextPage` and `prevPage` are null at the ends. No totals. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
    z.looseObject({
        curPage: z.number(),
        nextPage: z.nullable(z.number()),
        prevPage: z.nullable(z.number()),
        items: z.array(item),
    });

/** A page with totals, as content and audit log give it. `offset` is `(curPage - 1) * perPage`. */
export const totalsPageOf = <T extends z.ZodMiniType>(item: T) =>
    z.looseObject({
        itemsReceived: z.number(),
        curPage: z.number(),
        nextPage: z.nullable(z.number()),
        prevPage: z.nullable(z.number()),
        offset: z.number(),
        perPage: z.optional(z.number()),
        itemsTotal: z.number(),
        pageTotal: z.number(),
        items: z.array(item),
    });

/** A page of 100, whatever was asked for, with totals that not every instance gives: static hosts and their builds. */
export const fixedPageOf = <T extends z.ZodMiniType>(item: T) =>
    z.looseObject({
        itemsReceived: z.optional(z.number()),
        curPage: z.number(),
        nextPage: z.nullable(z.number()),
        prevPage: z.nullable(z.number()),
        offset: z.optional(z.number()),
        perPage: z.optional(z.number()),
        itemsTotal: z.optional(z.number()),
        items: z.array(item),
    });

/** `receive` of the lists that are bare arrays; newer documents show some of them as pages (metadata-api.md 13). */
export const asList = (data: unknown): readonly unknown[] => asPage(data).items;

/** DELETE and a few others answer `null` or nothing; both are null here. */
export const nothing = () => z.unknown();

/** A download. */
export const bytes = () => z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** An OpenAPI document and the like: an object whose inside is none of our business. */
export const anyObject = () => z.looseObject({});

export const record = () => z.custom<Row>();

export const rowIds = () => z.array(z.union([z.number(), z.string()]));

/** `YYYY-MM-DD HH:MM:SS+0000`. Rows, unlike these objects, have timestamps in epoch milliseconds. */
export const date = () => z.string();

/** Null unless asked for with `include_xanoscript`. */
export const xanoscript = once(() =>
    z.nullable(
        thing({
            status: z.optional(z.string()),
            value: z.optional(z.string()),
            message: z.optional(z.string()),
        }),
    ),
);

/** What functions, endpoints, tables, ... have in common. */
export const stored = {
    id: z.number(),
    created_at: z.string(),
    updated_at: z.string(),
    name: z.string(),
    description: z.string(),
};
