import * as z from 'zod/mini';
import { stored, thing } from '../shapes.js';

/** The two addresses a static host has. */
export const ENVIRONMENTS = ['prod', 'dev'] as const;

/** It moves from the first to one of the last two. */
export const BUILD_STATES = ['pending', 'building', 'publishing', 'ok', 'error'] as const;

const owner = () => z.optional(thing({ id: z.optional(z.number()) }));

const environment = () =>
    z.optional(
        thing({
            canonical: z.optional(z.string()),
            host: z.optional(z.string()),
            custom: z.optional(z.string()),
            default_url: z.optional(z.nullable(z.string())),
            custom_url: z.optional(z.nullable(z.string())),
            mode: z.optional(z.nullable(z.string())),
        }),
    );

export const staticHostShape = () =>
    thing({
        ...stored,
        workspace: owner(),
        dev: environment(),
        prod: environment(),
        git: z.optional(
            thing({
                repo: z.optional(z.string()),
                public_key: z.optional(z.string()),
                private_key: z.optional(z.string()),
            }),
        ),
    });

export const buildShape = () =>
    thing({
        ...stored,
        canonical: z.string(),
        file_count: z.number(),
        file_bytes: z.number(),
        original: z.string(),
        type: z.string(),
        status: z.literal(BUILD_STATES),
        log: z.string(),
        static_host: owner(),
        user: owner(),
    });

/** Where a build is seen once it was put there. */
export const addressesShape = () =>
    thing({
        default_url: z.optional(z.nullable(z.string())),
        custom_url: z.optional(z.nullable(z.string())),
    });
