import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { whole } from '../fields.js';
import { pageOf, thing } from '../shapes.js';
import { BARE_PAGES, barePaging } from './bare-page.js';

const platformShape = () =>
    thing({
        id: z.number(),
        name: z.string(),
        /** Epoch milliseconds or text, by instance. */
        created_at: z.union([z.number(), z.string()]),
        helm: thing({
            name: z.optional(z.string()),
            tag: z.optional(z.string()),
            container: z.optional(z.string()),
        }),
        images: thing({}),
    });

export const platformOperations = defineOperations('platform', {
    list: {
        title: 'List platform versions',
        description: 'Versions of Xano that tenants can run. Walking them asks on until a page is empty.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(barePaging),
        output: () => pageOf(platformShape()),
        rest: { ...BARE_PAGES, path: '/platform' },
    },

    get: {
        title: 'Get a platform version',
        description: 'One version of Xano by its id.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                /** Platform version, its id. */
                platform_id: whole(),
            }),
        output: platformShape,
        rest: { method: 'GET', path: '/platform/{platform_id}' },
    },
});
