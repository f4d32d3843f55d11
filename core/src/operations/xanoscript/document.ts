import * as z from 'zod/mini';
import { thing } from '../shapes.js';

/** Documents of XanoScript in one text, with a line of `---` between them. */

export const documents = () => z.string();

/** An empty document is an empty answer. */
export const asDocument = (data: unknown): unknown => data ?? '';

/** Parts that a document has only where they are asked for. */
export const documentParts = {
    /** Environment variables with their values, too: the text then holds secrets. Default false. */
    env: z.optional(z.boolean()),
    /** Records of the tables, too. Default false. */
    records: z.optional(z.boolean()),
};
export const DOCUMENT_PARTS = ['env', 'records'] as const;

// choice: the defaults are those of Xano's own command line; what the server takes for granted is not documented.
/** What is to become of what is there when a document is pushed. */
export const push = {
    /** The document is a part of the whole; what it lacks stays. Default false. */
    partial: z.optional(z.boolean()),
    /** Delete what the document lacks. Default false. */
    delete: z.optional(z.boolean()),
    /** Take environment variables from the document. Default false. */
    env: z.optional(z.boolean()),
    /** Take records from the document. Default false. */
    records: z.optional(z.boolean()),
    /** All of it or nothing. Default true. */
    transaction: z.optional(z.boolean()),
    /** Empty tables before their records are taken. Default false. */
    truncate: z.optional(z.boolean()),
};
export const PUSH_KEYS = ['partial', 'delete', 'env', 'records', 'transaction', 'truncate'] as const;

export const PUSH_DESTROYS =
    'what the document has otherwise; with `delete` what it lacks, with `truncate` the records of its tables';

/** Which guid each thing of the document has now. */
export const guidMap = () =>
    z.optional(
        z.array(
            thing({
                type: z.optional(z.string()),
                name: z.optional(z.string()),
                guid: z.optional(z.string()),
                verb: z.optional(z.string()),
                api_group: z.optional(z.string()),
            }),
        ),
    );

export const pushedShape = () => thing({ guid_map: guidMap() });

/** What a push would do. */
export const previewShape = () =>
    thing({
        operations: z.optional(
            z.array(
                thing({
                    action: z.optional(z.string()),
                    type: z.optional(z.string()),
                    name: z.optional(z.string()),
                    details: z.optional(z.string()),
                    reason: z.optional(z.string()),
                }),
            ),
        ),
        /** By type: how many are created, updated, deleted, unchanged, truncated. */
        summary: z.optional(thing({})),
        workspace_name: z.optional(z.string()),
        source_workspace_mismatch: z.optional(z.unknown()),
    });
