import { JSON_BODY } from '../row.js';
import type { OperationRow } from '../row.js';
import { familyRows } from './family.js';
import { branched } from './samples.js';

const TASK = {
    ...branched(12, 'nightly_cleanup', 'Removes sessions that ended'),
    docs: '',
    datasource: 'live',
    active: true,
    draft_updated_at: null,
};

export const automationRows: readonly OperationRow[] = [
    ...familyRows({
        resource: 'task',
        path: '/task',
        key: 'task_id',
        answer: TASK,
        script: `task nightly_cleanup {
  active = true
  stack {
    db.bulk.delete session {
      where = $db.session.expires_at < now
    } as $removed
  }

  schedule = [{starts_on: 2026-01-01 03:00:00+0000, freq: 86400}]
}`,
        settings: { name: 'nightly_cleanup', datasource: 'live', active: false },
    }),
    {
        id: 'task.activate',
        input: { workspace_id: 7, task_id: 12, active: false },
        expect: {
            method: 'POST',
            url: '/workspace/7/task/12/activate',
            headers: JSON_BODY,
            body: { active: false },
        },
        answer: { ...TASK, active: false },
    },
    ...familyRows({
        resource: 'middleware',
        path: '/middleware',
        key: 'middleware_id',
        answer: { ...branched(5, 'require_token'), input: [], draft_updated_at: null },
        script: `middleware require_token {
  exception_policy = "rethrow"
  response_strategy = "merge"
  input {
    json vars
    enum type {
      values = ["pre", "post"]
    }
  }

  stack {
    precondition ($input.vars != null) {
      error_type = "accessdenied"
      error = "Missing context."
    }
  }

  response = null
}`,
        settings: { name: 'require_token' },
    }),
    ...familyRows({
        resource: 'addon',
        path: '/addon',
        key: 'addon_id',
        answer: { ...branched(3, 'customer_of_order'), input: [] },
        script: `addon customer_of_order {
  input {
    int customer_id
  }

  stack {
    db.query customer {
      where = $db.customer.id == $input.customer_id
      return = {type: "single"}
    }
  }
}`,
    }),
];
