import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { confirm } from '../fields.js';
import { PLACES } from './place.js';
import type { PlaceName } from './place.js';
import { hidden, textsIn } from './secrets.js';

const isGiven = (value: unknown): boolean => value !== undefined;

/** What a licence is written from. */
export const licence = {
    /** The licence, in the form `get` answers it; Xano does not document it. */
    value: z.custom<NonNullable<unknown> | null>(isGiven, 'is missing'),
};

export const licenceSecrets = { secrets: ({ value }: { readonly value?: unknown }) => textsIn(value) };

/** The licence of a place. */
function licenseOperations<P extends PlaceName>(place: P) {
    const { one, path, called } = PLACES[place];
    return defineOperations(`${place}License`, {
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

export const tenantLicenseOperations = licenseOperations('tenant');
export const sandboxLicenseOperations = licenseOperations('sandbox');
