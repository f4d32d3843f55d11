import { text, workspace } from '../fields.js';

/**
 * A tenant of a workspace and the personal sandbox are the same kind of thing at two addresses: what both have is
 * declared once, for a place.
 */

export const tenant = {
    ...workspace,
    /** Name of the tenant, such as `acme-prod`: `name` of its answer, not `display`. */
    tenant_name: text(),
};

/** What names the place in an input, where it stands, and what people call it. */
export const PLACES = {
    tenant: {
        one: tenant,
        path: '/workspace/{workspace_id}/tenant/{tenant_name}',
        called: 'a tenant',
    },
    sandbox: { one: {}, path: '/sandbox', called: 'your sandbox' },
} as const;

export type PlaceName = keyof typeof PLACES;
