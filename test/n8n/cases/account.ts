import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';

export const ACCOUNT_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'account',
        operation: 'get',
        about: 'the owner of the access token',
        parameters: {},
        expect: async ([item], xano) => {
            const { id, email } = await xano.account.me();
            assert.deepEqual([item?.json['id'], item?.json['email']], [id, email]);
        },
    }),
];
