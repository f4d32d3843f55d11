import { choice, int, json, text } from '../columns.js';
import { DAY } from '../time.js';
import type {
    SampleMiddleware,
    SampleTableTrigger,
    SampleTask,
    SampleTool,
    SampleWorkspaceTrigger,
} from '../types.js';

export const shopTasks = (now: number): readonly SampleTask[] => [
    {
        name: 'cancel_unpaid_orders',
        description: 'Cancels orders that stayed unpaid for a week',
        created_at: now - 600 * DAY,
        datasource: 'live',
        active: true,
        xanoscript: `task cancel_unpaid_orders {
  description = "Cancels orders that stayed unpaid for a week"
  active = true

  stack {
    db.query orders {
      where = $db.orders.status == "new"
      return = {type: "list"}
    } as $unpaid
  }

  schedule = [{starts_on: 2025-01-01 03:00:00+0000, freq: 86400}]
}`,
    },
    {
        name: 'refresh_best_sellers',
        description: 'Warms the list on the front page',
        created_at: now - 300 * DAY,
        datasource: 'live',
        active: true,
        xanoscript: `task refresh_best_sellers {
  description = "Warms the list on the front page"
  active = true

  stack {
    function.run "shop/best_sellers" {
      input = {days: 30}
    } as $products
  }

  schedule = [{starts_on: 2025-06-01 00:00:00+0000, freq: 3600}]
}`,
    },
];

export const shopTools = (now: number): readonly SampleTool[] => [
    {
        name: 'find_order',
        description: 'Finds an order by its number',
        instructions: 'Use this when a customer names an order number such as PS-100042.',
        created_at: now - 120 * DAY,
        input: [text('number', { required: true })],
        xanoscript: `tool find_order {
  description = "Finds an order by its number"
  instructions = "Use this when a customer names an order number such as PS-100042."

  input {
    text number filters=trim
  }

  stack {
    db.get orders {
      field_name = "number"
      field_value = $input.number
    } as $order
  }

  response = $order
}`,
    },
    {
        name: 'customer_orders',
        description: 'Latest orders of a customer',
        instructions: 'Use this to see what a customer bought lately.',
        created_at: now - 90 * DAY,
        input: [int('customer_id', { required: true })],
        xanoscript: `tool customer_orders {
  description = "Latest orders of a customer"
  instructions = "Use this to see what a customer bought lately."

  input {
    int customer_id {
      table = "customers"
    }
  }

  stack {
    db.query orders {
      where = $db.orders.customer_id == $input.customer_id
      sort = {orders.created_at: "desc"}
      return = {type: "list", paging: {page: 1, per_page: 5}}
    } as $orders
  }

  response = $orders
}`,
    },
];

export const shopMiddleware = (now: number): readonly SampleMiddleware[] => [
    {
        name: 'require_office_key',
        description: 'Lets only the back office in',
        created_at: now - 500 * DAY,
        input: [json('vars'), choice('type', ['pre', 'post'])],
        xanoscript: `middleware require_office_key {
  description = "Lets only the back office in"
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
      error = "Office key missing."
    }
  }

  response = null
}`,
    },
];

export const shopTableTriggers = (now: number): readonly SampleTableTrigger[] => [
    {
        name: 'on_order_paid',
        description: 'Tells the warehouse about paid orders',
        created_at: now - 450 * DAY,
        table: 'orders',
        actions: { insert: false, update: true, delete: false, truncate: false },
        datasources: ['live'],
        xanoscript: `table_trigger on_order_paid {
  description = "Tells the warehouse about paid orders"
  table = "orders"

  input {
    json new
    json old
    enum action {
      values = ["insert", "update", "delete", "truncate"]
    }

    text datasource
  }

  stack {
    precondition ($input.new.status == "paid")
  }

  actions = {insert: false, update: true, delete: false, truncate: false}
  datasources = ["live"]
}`,
    },
];

export const shopWorkspaceTriggers = (now: number): readonly SampleWorkspaceTrigger[] => [
    {
        name: 'on_branch_live',
        description: 'Notes when another branch goes live',
        created_at: now - 200 * DAY,
        actions: { branch_live: true, branch_merge: false, branch_new: false },
        xanoscript: `workspace_trigger on_branch_live {
  description = "Notes when another branch goes live"

  input {
    object to_branch {
      schema {
        int id
        text label
      }
    }

    object from_branch {
      schema {
        int id
        text label
      }
    }

    enum action {
      values = ["branch_live", "branch_merge", "branch_new"]
    }
  }

  stack {
    debug.log {
      value = $input.to_branch.label
    }
  }

  actions = {branch_live: true, branch_merge: false, branch_new: false}
}`,
    },
];
