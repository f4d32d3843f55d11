import * as z from 'zod/mini';
import type { Input } from '../operation.js';
import { described, includeXanoscript, isRow, script, whole } from './fields.js';
import type { Row } from './fields.js';
import { stored, thing, xanoscript } from './shapes.js';

/** What endpoints, functions and everything else written in XanoScript have in common. */

export const writtenShape = () => ({
    /** What it takes; lists and single things differ in showing it. */
    input: z.optional(z.array(z.unknown())),
    tag: z.array(z.string()),
    draft_updated_at: z.optional(z.nullable(z.string())),
    xanoscript: xanoscript(),
});

/** Of agents and MCP servers: Xano documents a branch, which recorded answers do not have. */
export const holderShape = () => ({
    guid: z.optional(z.string()),
    branch: z.optional(z.string()),
    ...writtenShape(),
});

export const logicShape = () => ({
    ...stored,
    docs: z.string(),
    guid: z.string(),
    cache: thing({}),
    ...writtenShape(),
});

const cache = () =>
    z.strictObject({
        /** Cache answers. Default false. */
        active: z.optional(z.boolean()),
        /** Seconds an answer is kept. Default 3600. */
        ttl: z.optional(whole(-Infinity)),
        /** One answer for each input. Default true. */
        input: z.optional(z.boolean()),
        /** One answer for each user. Default true. */
        auth: z.optional(z.boolean()),
        /** One answer for each data source. Default true. */
        datasource: z.optional(z.boolean()),
        /** One answer for each IP address. Default false. */
        ip: z.optional(z.boolean()),
        /** Request headers that make a difference. */
        headers: z.optional(z.array(z.string())),
        /** Environment variables that make a difference. */
        env: z.optional(z.array(z.string())),
    });

export const cached = () => ({
    /** Caching of its answers. */
    cache: z.optional(cache()),
});

/** What can be set beside the name. */
export const definition = { ...described, ...script, ...includeXanoscript };

export const publish = {
    /** Put it live at once; false keeps a draft. Default true. */
    publish: z.optional(z.boolean()),
};

/** Values by the name of an input. */
export const inputs = () => z.custom<Row>(isRow, 'must be an object with a value per input');

/** XanoScript is the whole body: its tool takes nothing beside it. */
export const withDescription = (input: Input): Input =>
    input['xanoscript'] === undefined ? { ...input, description: input['description'] ?? '' } : input;
