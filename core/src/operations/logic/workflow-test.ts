import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { idOrName, workspace } from '../fields.js';
import { writtenShape } from '../logic.js';
import { stored } from '../shapes.js';
import { described } from './family.js';
import { placeOf } from './kind.js';
import { running } from './settings.js';
import { testOutcome } from './test-outcome.js';

const kind = {
    resource: 'workflowTest',
    one: 'a workflow test',
    all: 'workflow tests',
    what: 'tests that call several functions and endpoints one after the other',
    path: '/workflow_test',
    id: {
        /** Workflow test, id or exact name. */
        workflow_test_id: idOrName(),
    },
    item: () => ({
        ...stored,
        docs: z.string(),
        guid: z.string(),
        datasource: z.string(),
        branch: z.string(),
        ...writtenShape(),
    }),
    without: 'what it tested is tested no more',
    scope: null,
    tools: { noun: 'WorkflowTest' },
};

const { one, names } = placeOf(kind);

export const workflowTestOperations = defineOperations('workflowTest', {
    ...described(kind, { made: running, changed: running, needed: ['datasource', 'active'] }),

    run: {
        title: 'Run a workflow test',
        description:
            'Runs a workflow test. It passed where `status` is `ok`; where it is `exception`, `message` says why.',
        // choice: what it calls may do anything, so this counts as a change and is never repeated by itself.
        effect: 'update',
        scope: null,
        input: () => z.strictObject({ ...workspace, ...kind.id }),
        output: testOutcome,
        rest: { method: 'POST', path: `${one}/run`, names, body: 'json' },
        experimental: true,
    },
});
