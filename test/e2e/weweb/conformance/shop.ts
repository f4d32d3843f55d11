import type { Sandbox } from '../../../sandbox/index.js';

type Row = Readonly<Record<string, unknown>>;

/** A fault of the sandbox, as its `/_sandbox/faults` takes it. */
export type Fault = Readonly<Record<string, unknown>> & { readonly kind: string };

/** Tables in the sandbox that a proxy is tried with, and a way round the proxy to look at them. */
export interface Shop {
    /** `id`, `name`, `price` and `cost`: five records, priced 10 to 50, cost half of it. */
    readonly productsId: number;
    /** `id` and `text`: two records. */
    readonly notesId: number;
    /** On no list. */
    readonly secretsId: number;
    /** What the proxy is set up with. */
    readonly list: {
        readonly workspace_id: number;
        readonly operations: string[];
        readonly tables: Record<string, { id: number; operations: string[]; columns?: string[] }>;
        readonly most_records: number;
        readonly most_changes: number;
        readonly data_sources: string[];
        readonly mcp_tools: string[];
    };
    product(id: number): Promise<Row>;
    notes(): Promise<readonly unknown[]>;
    /** Requests of the Metadata API meet with this for as long as `work` takes. */
    withFault(fault: Fault, work: () => Promise<void>): Promise<void>;
}

const column = (name: string, type: string, required = false): object => ({
    name,
    type,
    required,
    nullable: !required,
});

const ID = column('id', 'int', true);

/** Fills the shop, without the engine: the proxies are no part of it. The sandbox must have its faults switched on. */
export async function openShop({ metaUrl, origin, tokens, workspaceId }: Sandbox): Promise<Shop> {
    const headers = { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' };
    const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
        const url = `${metaUrl}/workspace/${workspaceId}/table${path}`;
        const init =
            body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
        const response = await fetch(url, init);
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
        return JSON.parse(text);
    };
    const add = async (
        name: string,
        schema: readonly object[],
        items: readonly object[],
    ): Promise<number> => {
        const { id } = (await ask('POST', '', { name, schema })) as { id: number };
        await ask('POST', `/${id}/content/bulk`, { items });
        return id;
    };
    const productsId = await add(
        'proxy_products',
        [ID, column('name', 'text', true), column('price', 'decimal'), column('cost', 'decimal')],
        [10, 20, 30, 40, 50].map((price) => ({ name: `Product ${price}`, price, cost: price / 2 })),
    );
    const notesId = await add('proxy_notes', [ID, column('text', 'text')], [{ text: 'a' }, { text: 'b' }]);
    const secretsId = await add('proxy_secrets', [ID, column('text', 'text')], [{ text: 'hidden' }]);
    const faults = `${origin}/_sandbox/faults`;
    return {
        productsId,
        notesId,
        secretsId,
        list: {
            workspace_id: workspaceId,
            operations: ['table.list', 'requestHistory.search'],
            tables: {
                proxy_products: {
                    id: productsId,
                    operations: ['*', 'record.delete'],
                    columns: ['name', 'price'],
                },
                proxy_notes: {
                    id: notesId,
                    operations: ['record.list', 'record.patchBySearch', 'record.deleteBySearch'],
                },
            },
            most_records: 3,
            most_changes: 2,
            data_sources: ['live'],
            mcp_tools: ['getTables', 'getTableContent'],
        },
        product: async (id) => (await ask('GET', `/${productsId}/content/${id}`)) as Row,
        notes: async () => ((await ask('GET', `/${notesId}/content`)) as { items: unknown[] }).items,
        withFault: async (fault, work) => {
            const rule = { match: { door: 'meta' }, fault };
            const added = await fetch(faults, { method: 'POST', body: JSON.stringify(rule) });
            if (!added.ok) throw new Error(`the sandbox does not take the fault: ${await added.text()}`);
            try {
                await work();
            } finally {
                await fetch(faults, { method: 'DELETE' });
            }
        },
    };
}
