import type * as z from 'zod/mini';
import { text, workspace } from '../fields.js';

export type Shape = Record<string, z.ZodMiniType>;

/**
 * A tenant of a workspace and the personal sandbox are the same kind of thing at two addresses: what both have is
 * declared once, for a place.
 */
export interface Place<One extends Shape> {
    /** First part of the ids of its operations. */
    readonly resource: string;
    /** For people. */
    readonly called: string;
    readonly path: string;
    /** The input fields that say which one. */
    readonly one: One;
}

export const tenant = {
    ...workspace,
    /** Name of the tenant, such as `acme-prod`: `name` of its answer, not `display`. */
    tenant_name: text(),
};

export const TENANT = {
    resource: 'tenant',
    called: 'a tenant',
    path: '/workspace/{workspace_id}/tenant/{tenant_name}',
    one: tenant,
} as const;

/** Each person has one: nothing names it. */
export const SANDBOX = {
    resource: 'sandbox',
    called: 'your sandbox',
    path: '/sandbox',
    one: {},
} as const;
