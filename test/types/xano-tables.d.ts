// Written by xano-types: change the tables in Xano, then write it anew.
import 'xano-connect';

declare module 'xano-connect' {
    interface XanoTables {
        customers: { row: Customers; new: NewCustomers };
        order_items: { row: OrderItems; new: NewOrderItems };
        orders: { row: Orders; new: NewOrders };
    }
}

/** People who buy from the shop. A record of `customers` as it comes back. */
export interface Customers {
    id: number;
    /** Epoch milliseconds. Default `now`. */
    created_at: number;
    name: string;
    email: string;
    /** Default `active`. */
    status: 'active' | 'paused' | 'closed';
    /** Agreed to receive the newsletter. Default `false`. */
    newsletter: boolean;
    /** Store credit in euros. Default `0`. */
    credit: number;
    /** Epoch milliseconds. */
    last_seen_at: number | null;
    preferences: unknown;
}

/** A record of `customers` as it is written; Xano fills in what is optional. */
export interface NewCustomers {
    id?: number;
    /** Epoch milliseconds. Default `now`. */
    created_at?: number;
    name: string;
    email: string;
    /** Default `active`. */
    status?: 'active' | 'paused' | 'closed';
    /** Agreed to receive the newsletter. Default `false`. */
    newsletter?: boolean;
    /** Store credit in euros. Default `0`. */
    credit?: number;
    /** Epoch milliseconds. */
    last_seen_at?: number | null;
    preferences?: unknown;
}

/** The lines of each order. A record of `order_items` as it comes back. */
export interface OrderItems {
    id: number;
    /** Epoch milliseconds. Default `now`. */
    created_at: number;
    /** Id of a record of `orders`. */
    order_id: number;
    sku: string;
    title: string;
    /** Default `1`. */
    quantity: number;
    /** Euros. Default `0`. */
    unit_price: number;
    options: unknown;
}

/** A record of `order_items` as it is written; Xano fills in what is optional. */
export interface NewOrderItems {
    id?: number;
    /** Epoch milliseconds. Default `now`. */
    created_at?: number;
    /** Id of a record of `orders`. */
    order_id: number;
    sku: string;
    title?: string;
    /** Default `1`. */
    quantity?: number;
    /** Euros. Default `0`. */
    unit_price?: number;
    options?: unknown;
}

/** One record per purchase. A record of `orders` as it comes back. */
export interface Orders {
    id: number;
    /** Epoch milliseconds. Default `now`. */
    created_at: number;
    /** Id of a record of `customers`. */
    customer_id: number;
    /** Shown to the customer. */
    number: string;
    /** Default `new`. */
    status: 'new' | 'paid' | 'shipped' | 'delivered' | 'cancelled' | 'refunded';
    /** Euros. Default `0`. */
    shipping: number;
    /** Euros, shipping included. Default `0`. */
    total: number;
    /** Epoch milliseconds. */
    paid_at: number | null;
    /** Default `false`. */
    gift: boolean;
    address: unknown;
}

/** A record of `orders` as it is written; Xano fills in what is optional. */
export interface NewOrders {
    id?: number;
    /** Epoch milliseconds. Default `now`. */
    created_at?: number;
    /** Id of a record of `customers`. */
    customer_id: number;
    /** Shown to the customer. */
    number: string;
    /** Default `new`. */
    status?: 'new' | 'paid' | 'shipped' | 'delivered' | 'cancelled' | 'refunded';
    /** Euros. Default `0`. */
    shipping?: number;
    /** Euros, shipping included. Default `0`. */
    total?: number;
    /** Epoch milliseconds. */
    paid_at?: number | null;
    /** Default `false`. */
    gift?: boolean;
    address?: unknown;
}
