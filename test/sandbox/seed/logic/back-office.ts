import { choice, int, json, text } from '../columns.js';
import type { SampleEndpoint } from '../types.js';

/** What the staff dashboard, the payment provider and the parcel carrier call. */
export const backOfficeEndpoints: readonly SampleEndpoint[] = [
    {
        name: 'customers',
        verb: 'GET',
        input: [text('q'), int('page', { default: '1' })],
        auth: null,
        description: 'Find customers',
        xanoscript: `query customers verb=GET {
  api_group = "Back office"
  description = "Find customers"
  middleware = {pre: [{name: "require_office_key"}]}

  input {
    text q? filters=trim
    int page?=1 filters=min:1
  }

  stack {
    db.query customers {
      where = $db.customers.name includes? $input.q
      sort = {customers.id: "asc"}
      return = {type: "list", paging: {page: $input.page, per_page: 50}}
    } as $customers
  }

  response = $customers
}`,
    },
    {
        name: 'customers/{customer_id}',
        verb: 'PATCH',
        input: [
            int('customer_id', { required: true }),
            choice('status', ['active', 'paused', 'closed'], { nullable: true }),
        ],
        auth: null,
        description: 'Pause, close or reopen a customer',
        xanoscript: `query "customers/{customer_id}" verb=PATCH {
  api_group = "Back office"
  description = "Pause, close or reopen a customer"
  middleware = {pre: [{name: "require_office_key"}]}

  input {
    int customer_id {
      table = "customers"
    }

    enum status? {
      values = ["active", "paused", "closed"]
    }
  }

  stack {
    db.patch customers {
      field_name = "id"
      field_value = $input.customer_id
      data = {}|set_ifnotnull:"status":$input.status
    } as $customer
  }

  response = $customer
}`,
    },
    {
        name: 'reports/revenue',
        verb: 'GET',
        input: [choice('by', ['day', 'week', 'month'], { default: 'day' })],
        auth: null,
        description: 'Revenue over time',
        xanoscript: `query "reports/revenue" verb=GET {
  api_group = "Back office"
  description = "Revenue over time"
  middleware = {pre: [{name: "require_office_key"}]}

  input {
    enum by?=day {
      values = ["day", "week", "month"]
    }
  }

  stack {
    db.query orders {
      where = $db.orders.status != "cancelled"
      return = {type: "list"}
    } as $orders

    function.run "shop/revenue" {
      input = {orders: $orders, by: $input.by}
    } as $revenue
  }

  response = $revenue
}`,
    },
    {
        name: 'orders/{order_id}/refund',
        verb: 'POST',
        input: [int('order_id', { required: true }), text('reason')],
        auth: null,
        description: 'Give the money back through the payment provider',
        xanoscript: `query "orders/{order_id}/refund" verb=POST {
  api_group = "Back office"
  description = "Give the money back through the payment provider"
  middleware = {pre: [{name: "require_office_key"}]}

  input {
    int order_id {
      table = "orders"
    }

    text reason?
  }

  stack {
    api.request {
      url = "https://payments.example.test/refunds"
      method = "POST"
      params = {order: $input.order_id, reason: $input.reason}
      timeout = 10
    } as $refund

    precondition ($refund.response.status == 200) {
      error = "The payment provider did not answer."
    }

    db.patch orders {
      field_name = "id"
      field_value = $input.order_id
      data = {status: "refunded"}
    } as $order
  }

  response = $order
}`,
    },
    {
        name: 'hooks/shipping',
        verb: 'POST',
        input: [text('event', { required: true }), json('parcel', { required: true })],
        auth: null,
        description: 'Parcel events sent by the carrier',
        xanoscript: `query "hooks/shipping" verb=POST {
  api_group = "Back office"
  description = "Parcel events sent by the carrier"

  input {
    text event
    json parcel
  }

  stack {
    precondition ($input.parcel.number != null) {
      error_type = "badrequest"
      error = "No parcel number."
    }

    db.patch orders {
      field_name = "number"
      field_value = $input.parcel.order
      data = {status: "shipped"}
    } as $order
  }

  response = {received: true}
}`,
    },
];
