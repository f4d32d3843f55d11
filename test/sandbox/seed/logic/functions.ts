import { choice, int, json } from '../columns.js';
import { DAY } from '../time.js';
import type { SampleFunction } from '../types.js';

export const shopFunctions = (now: number): readonly SampleFunction[] => [
    {
        name: 'shop/order_total',
        description: 'Sum of price times quantity, plus shipping under 50 euros',
        created_at: now - 900 * DAY,
        input: [json('items', { required: true })],
        xanoscript: `function "shop/order_total" {
  description = "Sum of price times quantity, plus shipping under 50 euros"

  input {
    json items
  }

  stack {
    var $total {
      value = 0
    }

    foreach ($input.items) {
      each as $item {
        math.add $total {
          value = $item.unit_price * $item.quantity
        }
      }
    }

    conditional {
      if ($total < 50) {
        math.add $total {
          value = 4.9
        }
      }
    }
  }

  response = $total
}`,
    },
    {
        name: 'shop/best_sellers',
        description: 'Products by items sold',
        created_at: now - 700 * DAY,
        input: [int('days', { default: '30' })],
        xanoscript: `function "shop/best_sellers" {
  description = "Products by items sold"

  input {
    int days?=30 filters=min:1
  }

  stack {
    db.query order_items {
      sort = {order_items.quantity: "desc"}
      return = {type: "list"}
    } as $items
  }

  response = $items
}`,
    },
    {
        name: 'shop/revenue',
        description: 'Order totals per day, week or month',
        created_at: now - 400 * DAY,
        input: [
            json('orders', { required: true }),
            choice('by', ['day', 'week', 'month'], { default: 'day' }),
        ],
        xanoscript: `function "shop/revenue" {
  description = "Order totals per day, week or month"

  input {
    json orders
    enum by?=day {
      values = ["day", "week", "month"]
    }
  }

  stack {
    var $sum {
      value = 0
    }

    foreach ($input.orders) {
      each as $order {
        math.add $sum {
          value = $order.total
        }
      }
    }
  }

  response = {by: $input.by, total: $sum}
}`,
    },
];
