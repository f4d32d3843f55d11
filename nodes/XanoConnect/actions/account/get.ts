import type { EachAction } from '../../action.js';
import { options } from '../../parameters/options.js';

export const get: EachAction = {
    value: 'get',
    name: 'Get',
    action: 'Get the account',
    description:
        'Read who the access token of the credential belongs to; needs no scope, so it tests the connection',
    parameters: [options()],
    reads: true,
    each: (item) => item.xano.account.me({}, item.options),
};
