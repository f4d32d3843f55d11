import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { text } from './fields.js';
import { asList, thing } from './shapes.js';

/** OpenAPI types every field of `me` as text; clients read numbers and an object (metadata-api.md section 13). */
export const me = () =>
    thing({
        id: z.optional(z.number()),
        name: z.optional(z.string()),
        email: z.optional(z.string()),
        extras: z.optional(z.unknown()),
    });

const instance = () =>
    thing({
        name: z.string(),
        display: z.string(),
        xano_domain: z.string(),
        custom_domain: z.nullable(z.string()),
        meta_api: z.string(),
        meta_swagger: z.string(),
    });

export const accountOperations = defineOperations('account', {
    me: {
        title: 'Show who the token belongs to',
        description: 'Owner of the access token. Needs no scope: use it to check URL and token.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject({}),
        output: me,
        rest: { method: 'GET', path: '/auth/me' },
        mcp: { tool: 'getLoggedInUser' },
    },

    instances: {
        title: 'List instances',
        description: 'Instances of the account with their addresses, asked of app.xano.com.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject({}),
        output: () => z.array(instance()),
        rest: { method: 'GET', path: '/instance', base: 'account', receive: asList },
    },

    instance: {
        title: 'Get an instance',
        description:
            'One instance by its short name. Not found for the shared free instance: use account.instances.',
        effect: 'read',
        scope: null,
        input: () =>
            z.strictObject({
                /** Short name, such as `xabc-defg-hijk`. */
                name: text(),
            }),
        output: instance,
        rest: { method: 'GET', path: '/instance/{name}', base: 'account' },
    },
});
