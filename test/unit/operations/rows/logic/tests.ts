import { JSON_BODY } from '../row.js';
import type { OperationRow } from '../row.js';
import { page } from '../samples.js';
import { familyRows } from './family.js';
import { branched } from './samples.js';

const UNIT_TEST = {
    id: '6f1c2f0e-57d1-4d5f-9d35-0b6a7f3f4c11',
    name: 'adds the items up',
    description: '',
    obj_id: 41,
    obj_name: 'shop/order_total',
    obj_type: 'function',
    expect_count: 2,
    input_count: 1,
};

export const testRows: readonly OperationRow[] = [
    ...familyRows({
        resource: 'workflowTest',
        path: '/workflow_test',
        key: 'workflow_test_id',
        answer: { ...branched(6, 'order_to_invoice'), docs: '', datasource: 'live' },
        script: `workflow_test order_to_invoice {
  stack {
    function.call "shop/order_total" {
      input = {items: []}
    } as $total

    expect.to_equal ($total) {
      value = 0
    }
  }
}`,
        settings: { name: 'order_to_invoice', datasource: 'live', active: true },
    }),
    {
        id: 'workflowTest.run',
        input: { workspace_id: 7, workflow_test_id: 6 },
        expect: {
            method: 'POST',
            url: '/workspace/7/workflow_test/6/run',
            headers: JSON_BODY,
            body: {},
        },
        answer: { status: 'ok', timing: 0.031 },
    },
    {
        id: 'workflowTest.run',
        case: 'that does not pass',
        input: { workspace_id: 7, workflow_test_id: 6 },
        expect: {
            method: 'POST',
            url: '/workspace/7/workflow_test/6/run',
            headers: JSON_BODY,
            body: {},
        },
        answer: { status: 'exception', message: 'Expected 0 but got 3.', timing: 0.029 },
    },
    {
        id: 'unitTest.list',
        input: { workspace_id: 7, branch: 'dev', obj_type: 'function' },
        expect: { method: 'GET', url: '/workspace/7/unit_test?branch=dev&obj_type=function' },
        answer: page(UNIT_TEST),
    },
    {
        id: 'unitTest.run',
        input: { workspace_id: 7, unit_test_id: UNIT_TEST.id, branch: 'dev' },
        expect: {
            method: 'POST',
            url: `/workspace/7/unit_test/${UNIT_TEST.id}/run`,
            headers: JSON_BODY,
            body: { branch: 'dev' },
        },
        answer: {
            status: 'fail',
            results: [{ status: 'ok' }, { status: 'fail', message: 'Expected 3 but got 2.' }],
        },
    },
];
