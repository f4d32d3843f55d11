import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { hidden } from './delivery/secrets.js';
import { confirm, pageOnly, text, whole } from './fields.js';
import { asList, nothing, pageOf, thing } from './shapes.js';

const ONE = '/snippet/{canonical}';
const TOKEN = `${ONE}/token`;

const INSTALL_ACCESS = ['public', 'link', 'token'] as const;

const snippetShape = () =>
    thing({
        canonical: z.string(),
        created_at: z.string(),
        updated_at: z.string(),
        name: z.string(),
        review: z.string(),
        review_exception: z.string(),
        install_access: z.literal(INSTALL_ACCESS),
        install_access_description: z.string(),
        featured: z.boolean(),
        verified: z.boolean(),
    });

const tokenShape = () =>
    thing({
        created_at: z.string(),
        updated_at: z.string(),
        token: z.string(),
        max_installs: z.number(),
        current_installs: z.number(),
    });

const one = {
    /** Snippet, as `canonical` of snippet.list. */
    canonical: text(),
};

const installs = {
    /** How often it may be used to install the snippet. */
    max_installs: whole(0),
};

const token = {
    ...one,
    /** The install token itself, a secret. */
    token: text(),
};

/** Tokens stand in the answers; what is sent holds one in its path only. */
const SECRET = { base: 'account', secrets: hidden } as const;
const OF_TOKEN = {
    base: 'account',
    secrets: ({ token: held }: { readonly token?: unknown }) => [String(held)],
} as const;

/** What the account published for others to install. */
export const snippetOperations = defineOperations('snippet', {
    list: {
        title: 'List snippets',
        description: 'Snippets the account published, asked of app.xano.com.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject(pageOnly),
        output: () => pageOf(snippetShape()),
        rest: { method: 'GET', path: '/snippet', base: 'account', query: ['page'], paging: {} },
    },

    get: {
        title: 'Get a snippet',
        description: 'One published snippet.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject(one),
        output: snippetShape,
        rest: { method: 'GET', path: ONE, base: 'account' },
    },

    update: {
        title: 'Set who may install a snippet',
        description:
            'Opens a snippet to everybody, to those who have its link, or to those who have a token.',
        effect: 'update',
        scope: null,
        input: () =>
            z.strictObject({
                ...one,
                /** `public`, `link` or `token`. */
                install_access: z.literal(INSTALL_ACCESS),
                /** Words for those who want to install it; may be empty. */
                install_access_description: z.string(),
            }),
        output: snippetShape,
        rest: { method: 'POST', path: ONE, base: 'account', body: 'json' },
    },
});

/** Tokens that let others install a snippet. */
export const snippetTokenOperations = defineOperations('snippetToken', {
    list: {
        title: 'List install tokens',
        description: 'Tokens that install a snippet, with how often they were used. They are secrets.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject(one),
        output: () => z.array(tokenShape()),
        rest: { method: 'GET', path: TOKEN, ...SECRET, receive: asList },
    },

    create: {
        title: 'Create an install token',
        description: 'Creates a token that installs a snippet, and answers it. It is a secret.',
        effect: 'create',
        scope: null,
        input: () => z.strictObject({ ...one, ...installs }),
        output: tokenShape,
        rest: { method: 'POST', path: TOKEN, ...SECRET, body: 'json' },
    },

    update: {
        title: 'Set the counters of an install token',
        description: 'Sets how often a token may be used, and how often it counts as used.',
        effect: 'update',
        scope: null,
        input: () =>
            z.strictObject({
                ...token,
                ...installs,
                /** How often it counts as used. */
                current_installs: whole(0),
            }),
        output: tokenShape,
        rest: { method: 'POST', path: `${TOKEN}/{token}`, ...OF_TOKEN, body: 'json' },
    },

    delete: {
        title: 'Revoke an install token',
        description: 'Deletes a token: nobody can install the snippet with it any more.',
        effect: 'delete',
        scope: null,
        destroys: 'the install token',
        input: () => z.strictObject({ ...token, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: `${TOKEN}/{token}`, ...OF_TOKEN },
    },
});
