import { int, json, text, email } from '../columns.js';
import type { SampleEndpoint } from '../types.js';

const paging = [int('page', { default: '1' }), int('per_page', { default: '25' })];

/** What the shop's own web site calls. */
export const storefrontEndpoints: readonly SampleEndpoint[] = [
    {
        name: 'best-sellers',
        verb: 'GET',
        input: [int('days', { default: '30' })],
        auth: null,
        description: 'What sold most in the last days',
        xanoscript: `query "best-sellers" verb=GET {
  api_group = "Storefront"
  description = "What sold most in the last days"

  input {
    int days?=30 filters=min:1
  }

  stack {
    function.run "shop/best_sellers" {
      input = {days: $input.days}
    } as $products
  }

  response = $products
}`,
    },
    {
        name: 'orders',
        verb: 'GET',
        input: paging,
        auth: 'customers',
        description: 'Orders of the signed-in customer',
        xanoscript: `query orders verb=GET {
  api_group = "Storefront"
  description = "Orders of the signed-in customer"
  auth = "customers"

  input {
    int page?=1 filters=min:1
    int per_page?=25 filters=min:1
  }

  stack {
    db.query orders {
      where = $db.orders.customer_id == $auth.id
      sort = {orders.created_at: "desc"}
      return = {
        type  : "list"
        paging: {
          page    : $input.page
          per_page: $input.per_page
          totals  : true
        }
      }
    } as $orders
  }

  response = $orders
}`,
    },
    {
        name: 'orders/{order_id}',
        verb: 'GET',
        input: [int('order_id', { required: true })],
        auth: 'customers',
        description: 'One order of the signed-in customer',
        xanoscript: `query "orders/{order_id}" verb=GET {
  api_group = "Storefront"
  description = "One order of the signed-in customer"
  auth = "customers"

  input {
    int order_id {
      table = "orders"
    }
  }

  stack {
    db.get orders {
      field_name = "id"
      field_value = $input.order_id
    } as $order

    precondition ($order != null && $order.customer_id == $auth.id) {
      error_type = "notfound"
      error = "No such order."
    }
  }

  response = $order
}`,
    },
    {
        name: 'orders',
        verb: 'POST',
        input: [json('items', { required: true })],
        auth: 'customers',
        description: 'Place an order',
        xanoscript: `query orders verb=POST {
  api_group = "Storefront"
  description = "Place an order"
  auth = "customers"

  input {
    json items
  }

  stack {
    function.run "shop/order_total" {
      input = {items: $input.items}
    } as $total

    db.add orders {
      data = {
        created_at : "now"
        customer_id: $auth.id
        status     : "new"
        total      : $total
      }
    } as $order
  }

  response = $order
}`,
    },
    {
        name: 'me',
        verb: 'GET',
        input: [],
        auth: 'customers',
        description: 'The signed-in customer',
        xanoscript: `query me verb=GET {
  api_group = "Storefront"
  description = "The signed-in customer"
  auth = "customers"

  input {
  }

  stack {
    db.get customers {
      field_name = "id"
      field_value = $auth.id
    } as $customer
  }

  response = $customer
}`,
    },
    {
        name: 'signup',
        verb: 'POST',
        input: [text('name', { required: true }), email('email', { required: true })],
        auth: null,
        description: 'Register a customer',
        xanoscript: `query signup verb=POST {
  api_group = "Storefront"
  description = "Register a customer"

  input {
    text name filters=trim
    email email filters=trim|lower
  }

  stack {
    db.has customers {
      field_name = "email"
      field_value = $input.email
    } as $taken

    precondition ($taken == false) {
      error_type = "inputerror"
      error = "This e-mail address is registered already."
    }

    db.add customers {
      data = {
        created_at: "now"
        name      : $input.name
        email     : $input.email
      }
    } as $customer
  }

  response = $customer
}`,
    },
];
