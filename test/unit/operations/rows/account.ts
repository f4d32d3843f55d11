import type { OperationRow } from './row.js';
import { INSTANCE, ME } from './samples.js';

export const accountRows: readonly OperationRow[] = [
    { id: 'account.me', input: {}, expect: { method: 'GET', url: '/auth/me' }, answer: ME },
    {
        id: 'account.owner',
        input: {},
        expect: { method: 'GET', url: 'https://app.xano.com/api:meta/auth/me' },
        answer: ME,
    },
    {
        id: 'account.instances',
        input: {},
        expect: { method: 'GET', url: 'https://app.xano.com/api:meta/instance' },
        answer: [INSTANCE],
    },
    {
        id: 'account.instance',
        input: { name: 'xabc-defg-hijk' },
        expect: { method: 'GET', url: 'https://app.xano.com/api:meta/instance/xabc-defg-hijk' },
        answer: INSTANCE,
    },
];
