import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { confirm } from '../fields.js';
import { SANDBOX, TENANT } from './place.js';
import type { Place, Shape } from './place.js';
import { hidden, textsIn } from './secrets.js';

type Given = string | number | boolean | null | object;

const isGiven = (value: unknown): boolean => value !== undefined;

/** What a licence is written from. */
export const licence = {
    /** The licence, in the form `get` answers it; Xano does not document it. */
    value: z.custom<Given>(isGiven, 'is missing'),
};

export const licenceSecrets = { secrets: ({ value }: { readonly value?: unknown }) => textsIn(value) };

/** The licence of a place. */
function licenseOperations<One extends Shape>({ resource, one, path, called }: Place<One>) {
    return defineOperations(`${resource}License`, {
        get: {
            title: `Get the licence of ${called}`,
            description: `The licence of ${called}: what it may use.`,
            effect: 'read',
            scope: null,
            experimental: true,
            input: () => z.strictObject(one),
            output: () => z.unknown(),
            rest: { method: 'GET', path: `${path}/license`, secrets: hidden },
        },

        set: {
            title: `Replace the licence of ${called}`,
            description: `Writes the licence of ${called} in place of the one it has.`,
            effect: 'update',
            scope: null,
            experimental: true,
            destroys: 'the former licence',
            input: () => z.strictObject({ ...one, ...licence, ...confirm }),
            output: () => z.unknown(),
            rest: { method: 'POST', path: `${path}/license`, body: 'json', ...licenceSecrets },
        },
    });
}

export const tenantLicenseOperations = licenseOperations(TENANT);
export const sandboxLicenseOperations = licenseOperations(SANDBOX);
