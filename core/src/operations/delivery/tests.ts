import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { branch, LIST_MAX, paging, text, whole } from '../fields.js';
import { testOutcome } from '../logic/test-outcome.js';
import { unitTestOperations } from '../logic/unit-test.js';
import { workflowTestOperations } from '../logic/workflow-test.js';
import { SANDBOX, TENANT } from './place.js';
import type { Place, Shape } from './place.js';

const listed = { ...paging(LIST_MAX), ...branch };
const LISTED_KEYS = ['page', 'per_page', 'branch'];

/** The unit tests of a place. */
function unitTestsOf<One extends Shape>({ resource, one, path, called }: Place<One>) {
    return defineOperations(`${resource}UnitTest`, {
        list: {
            title: `List unit tests in ${called}`,
            description: `Unit tests in ${called}, wherever they stand: in functions, endpoints, middleware.`,
            effect: 'read',
            scope: null,
            experimental: true,
            input: () =>
                z.strictObject({
                    ...one,
                    ...listed,
                    /** Only those in things of this type, such as `function`. */
                    obj_type: z.optional(text()),
                }),
            output: unitTestOperations.list.output,
            rest: {
                method: 'GET',
                path: `${path}/unit_test`,
                branch: true,
                query: [...LISTED_KEYS, 'obj_type'],
                paging: { perPage: 100 },
            },
        },

        run: {
            title: `Run a unit test in ${called}`,
            description: `Runs a unit test in ${called}. It passed where \`status\` is \`ok\`; else \`results\` say why.`,
            // choice: what it tests may do anything, so this counts as a change and is never repeated by itself.
            effect: 'update',
            scope: null,
            experimental: true,
            input: () =>
                z.strictObject({
                    ...one,
                    /** Unit test, id as the list shows it. */
                    unit_test_id: text(),
                    ...branch,
                }),
            output: testOutcome,
            rest: {
                method: 'POST',
                path: `${path}/unit_test/{unit_test_id}/run`,
                branch: true,
                body: 'json',
            },
        },
    });
}

/** The workflow tests of a place. */
function workflowTestsOf<One extends Shape>({ resource, one, path, called }: Place<One>) {
    return defineOperations(`${resource}WorkflowTest`, {
        list: {
            title: `List workflow tests in ${called}`,
            description: `Workflow tests in ${called}.`,
            effect: 'read',
            scope: null,
            experimental: true,
            input: () => z.strictObject({ ...one, ...listed }),
            output: workflowTestOperations.list.output,
            rest: {
                method: 'GET',
                path: `${path}/workflow_test`,
                branch: true,
                query: LISTED_KEYS,
                paging: { perPage: 100 },
            },
        },

        run: {
            title: `Run a workflow test in ${called}`,
            description: `Runs a workflow test in ${called}. It passed where \`status\` is \`ok\`; else \`message\` says why.`,
            // choice: what it calls may do anything, so this counts as a change and is never repeated by itself.
            effect: 'update',
            scope: null,
            experimental: true,
            input: () =>
                z.strictObject({
                    ...one,
                    /** Workflow test, its id. */
                    workflow_test_id: whole(),
                }),
            output: testOutcome,
            rest: { method: 'POST', path: `${path}/workflow_test/{workflow_test_id}/run`, body: 'json' },
        },
    });
}

export const tenantUnitTestOperations = unitTestsOf(TENANT);
export const sandboxUnitTestOperations = unitTestsOf(SANDBOX);
export const tenantWorkflowTestOperations = workflowTestsOf(TENANT);
export const sandboxWorkflowTestOperations = workflowTestsOf(SANDBOX);
