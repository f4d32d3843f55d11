import { openXano } from '../../sandbox.js';
import type { XanoBench } from '../../sandbox.js';
import { startProxy } from '../proxy/server.js';
import type { Proxy } from '../proxy/server.js';
import { openBrowser } from './browser.js';
import type { Browser } from './browser.js';
import { HOSTS } from './hosts.js';
import { pageFiles } from './pages.js';
import type { Bundles } from './pages.js';
import { Wire } from './wire.js';

/** Tokens of users of the app, as the proxy knows them. */
export const USERS = { admin: 'user-token-of-an-admin', guest: 'user-token-of-a-guest' } as const;

export interface TestTable {
    readonly id: number;
    readonly name: string;
}

/** Everything a suite works with. */
export interface Bench {
    readonly bundles: Bundles;
    readonly xano: XanoBench;
    readonly proxy: Proxy;
    readonly wire: Wire;
    readonly browser: Browser;
    /** A table of its own that the proxy offers whole. */
    readonly books: TestTable;
    /** Tables to be emptied or deleted, which the proxy offers, too. */
    readonly spare: readonly TestTable[];
    close(): Promise<void>;
}

/** What removes is never part of `*`. */
const REMOVALS = [
    'record.delete',
    'record.bulkDelete',
    'record.deleteBySearch',
    'table.delete',
    'table.truncate',
];

const BOOKS = {
    title: { type: 'text', required: true },
    price: 'decimal',
    stock: 'int',
    status: { type: 'enum', values: ['new', 'used', 'gone'] },
    listed: 'bool',
    details: 'json',
} as const;

async function addTable(xano: XanoBench['xano'], name: string): Promise<number> {
    const { table_id: id } = await xano.table.ensure({ name, fields: BOOKS });
    if (id === null) throw new Error(`the sandbox made no table ${name}`);
    return id;
}

/** A table of books: ten records, two of which have the same title. */
async function addBooks({ xano }: XanoBench): Promise<TestTable> {
    const id = await addTable(xano, 'books');
    const titles = ['Atlas', 'Atlas', ...Array.from({ length: 8 }, (_, at) => `Volume ${at + 1}`)];
    await xano.record.bulkAdd({
        table_id: id,
        items: titles.map((title, at) => ({
            title,
            price: at + 0.5,
            stock: at,
            status: 'new',
            listed: at > 4,
        })),
    });
    return { id, name: 'books' };
}

/** Starts Xano, the proxy, the network between them, and the browser. */
export async function openBench(bundles: Bundles): Promise<Bench> {
    const xano = await openXano();
    const { sandbox } = xano;
    const books = await addBooks(xano);
    const spare: TestTable[] = [];
    for (const name of ['spare_1', 'spare_2', 'spare_3', 'spare_4'])
        spare.push({ id: await addTable(xano.xano, name), name });
    const proxy = await startProxy({
        metaUrl: sandbox.metaUrl,
        mcpUrl: sandbox.mcpUrl,
        token: sandbox.tokens.full,
        allow: {
            workspace_id: sandbox.workspaceId,
            operations: ['*', 'file.delete'],
            tables: Object.fromEntries(
                [books, ...spare].map(({ id, name }) => [name, { id, operations: ['*', ...REMOVALS] }]),
            ),
            most_records: 100,
            most_changes: 50,
            data_sources: ['live'],
            mcp_tools: ['getTables', 'getTableSchema'],
            endpoints: ['GET best-sellers'],
        },
        users: new Map([
            [USERS.admin, { id: 1, role: 'admin' }],
            [USERS.guest, { id: 2, role: 'guest' }],
        ]),
        origins: [`https://${HOSTS.app}`, `https://${HOSTS.editor}`],
    });
    const wire = await Wire.open({
        xano: sandbox.origin,
        proxy: new URL(proxy.url).origin,
        pages: await pageFiles(bundles),
    });
    const browser = await openBrowser(wire.port);
    return {
        bundles,
        xano,
        proxy,
        wire,
        browser,
        books,
        spare,
        close: async () => {
            await browser.close();
            await wire.close();
            await proxy.close();
            await xano.close();
        },
    };
}
