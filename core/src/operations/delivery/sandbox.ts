import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { confirm } from '../fields.js';
import { nothing } from '../shapes.js';
import { hidden } from './secrets.js';
import { entrance, tenantShape } from './tenant-shape.js';

export const sandboxOperations = defineOperations('sandbox', {
    get: {
        title: 'Get your sandbox',
        description:
            'The personal sandbox of the owner of the token, made when there is none. Paid plans only: the free plan ' +
            'answers Access Denied.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({}),
        output: tenantShape,
        rest: { method: 'GET', path: '/sandbox/me' },
    },

    delete: {
        title: 'Delete your sandbox',
        description: 'Deletes the personal sandbox; sandbox.get makes a new, empty one.',
        effect: 'delete',
        scope: null,
        experimental: true,
        destroys: 'your sandbox with all that is in it',
        input: () => z.strictObject(confirm),
        output: nothing,
        rest: { method: 'DELETE', path: '/sandbox/me' },
    },

    reset: {
        title: 'Empty your sandbox',
        description: 'Empties the personal sandbox: logic, records and variables.',
        effect: 'delete',
        scope: null,
        experimental: true,
        destroys: 'all that is in your sandbox',
        input: () => z.strictObject(confirm),
        output: () => z.unknown(),
        rest: { method: 'POST', path: '/sandbox/reset' },
    },

    impersonate: {
        title: 'Open your sandbox',
        description:
            'A short-lived token to enter your sandbox, as `_ti`. Whoever has it is in: hand it to nobody.',
        // choice: as a change it is offered nowhere where only reading is allowed, for what it answers allows more.
        effect: 'create',
        scope: null,
        experimental: true,
        input: () => z.strictObject({}),
        output: entrance,
        rest: { method: 'GET', path: '/sandbox/impersonate', secrets: hidden },
    },
});
