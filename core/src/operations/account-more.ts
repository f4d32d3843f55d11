import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { me } from './account.js';

/** What few programs ask the account's own Metadata API. */
export const accountMoreOperations = defineOperations('account', {
    owner: {
        title: 'Show who the token belongs to, at the account',
        description:
            'The same as account.me, asked of app.xano.com: shows that the token works there, as account.instances needs it.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject({}),
        output: me,
        rest: { method: 'GET', path: '/auth/me', base: 'account' },
    },
});
