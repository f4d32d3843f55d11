import * as z from 'zod/mini';
import { date, thing } from '../shapes.js';

const reference = () =>
    z.optional(z.nullable(thing({ id: z.optional(z.number()), name: z.optional(z.string()) })));

// choice: Xano's clients read these fields and nowhere say which are always there: only the name is relied on.
/** A tenant; the personal sandbox is one, too. */
export const tenantShape = () =>
    thing({
        id: z.optional(z.number()),
        name: z.string(),
        display: z.optional(z.string()),
        description: z.optional(z.string()),
        /** What it is at; the words are not documented. */
        state: z.optional(z.string()),
        type: z.optional(z.string()),
        license: z.optional(z.string()),
        domain: z.optional(z.nullable(z.string())),
        xano_domain: z.optional(z.string()),
        created_at: z.optional(date()),
        deployed_at: z.optional(z.nullable(z.string())),
        ingress: z.optional(z.boolean()),
        tasks: z.optional(z.boolean()),
        version: z.optional(z.number()),
        cluster: reference(),
        platform: reference(),
        /** What was deployed last: its name, or an object. */
        release: z.optional(z.nullable(z.union([z.string(), thing({})]))),
    });

/** A short-lived token that opens a place. */
export const entrance = () => thing({ _ti: z.optional(z.string()) });
