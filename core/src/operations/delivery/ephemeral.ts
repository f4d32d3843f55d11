import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { workspace } from '../fields.js';
import { anyObject, pageOf } from '../shapes.js';
import { BARE_PAGES, barePaging } from './bare-page.js';

export const ephemeralOperations = defineOperations('ephemeral', {
    list: {
        title: 'List ephemeral environments',
        description:
            'Short-lived environments of the instance. Of their fields nothing is documented; walking them asks on ' +
            'until a page is empty.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(barePaging),
        output: () => pageOf(anyObject()),
        rest: { ...BARE_PAGES, path: '/ephemeral' },
    },

    listInWorkspace: {
        title: 'List ephemeral environments of a workspace',
        description: 'As ephemeral.list, but those of one workspace only.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...barePaging }),
        output: () => pageOf(anyObject()),
        rest: { ...BARE_PAGES, path: '/workspace/{workspace_id}/ephemeral' },
    },
});
