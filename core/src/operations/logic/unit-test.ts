import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { branch, LIST_MAX, paging, text, workspace } from '../fields.js';
import { pageOf } from '../shapes.js';
import { testOutcome, unitTestShape } from './test-outcome.js';

const PATH = '/workspace/{workspace_id}/unit_test';

export const unitTestOperations = defineOperations('unitTest', {
    list: {
        title: 'List unit tests',
        description: 'Unit tests of a branch, wherever they stand: in functions, endpoints, middleware.',
        effect: 'read',
        scope: null,
        input: () =>
            z.strictObject({
                ...workspace,
                ...paging(LIST_MAX),
                ...branch,
                /** Only those in things of this type, such as `function`. */
                obj_type: z.optional(text()),
            }),
        output: () => pageOf(unitTestShape()),
        rest: {
            method: 'GET',
            path: PATH,
            branch: true,
            query: ['page', 'per_page', 'branch', 'obj_type'],
            paging: { perPage: 100 },
        },
        experimental: true,
    },

    run: {
        title: 'Run a unit test',
        description:
            'Runs a unit test. It passed where `status` is `ok`; where it is `fail`, `results` say what was not met.',
        // choice: what it tests may do anything, so this counts as a change and is never repeated by itself.
        effect: 'update',
        scope: null,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Unit test, id as unitTest.list shows it. */
                unit_test_id: text(),
                ...branch,
            }),
        output: testOutcome,
        rest: { method: 'POST', path: `${PATH}/{unit_test_id}/run`, branch: true, body: 'json' },
        experimental: true,
    },
});
