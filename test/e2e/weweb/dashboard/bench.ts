import { join } from 'node:path';
import { startBackEnd } from '../../../../examples/weweb-dashboard/demo/back-end.js';
import type { BackEnd } from '../../../../examples/weweb-dashboard/demo/back-end.js';
import { people } from '../../../../examples/weweb-dashboard/demo/users.js';
import { launchChromium } from '../../chromium.js';
import { install } from '../../install/install.js';
import { during } from '../../progress.js';
import { bigTable } from './big-table.js';
import { openView } from './view.js';
import type { View, ViewOptions } from './view.js';
import type { Browser } from './playwright.js';
import { buildApp, serveApp } from './site.js';

/** The app as it is published, a browser, and everything behind it. */
export interface Bench {
    readonly backEnd: BackEnd;
    /** A page of the app in a window of its own, closed when the work is done. */
    view<T>(options: Partial<ViewOptions>, work: (view: View) => Promise<T>): Promise<T>;
    /** All that pages complained about so far, on their consoles or by failing. */
    readonly problems: readonly string[];
    /** Where pages sent something, and as whom; an origin and the `Authorization` header each. */
    readonly sent: ReadonlySet<string>;
    /** A record as it is stored. */
    record(table: string, id: number): Promise<Readonly<Record<string, unknown>>>;
    tableId(table: string): Promise<number>;
    close(): Promise<void>;
}

export async function openBench(pictures: string): Promise<Bench> {
    const axe = join((await install('axe')).folder, 'node_modules/axe-core/axe.min.js');
    const site = await serveApp(await during('building the dashboard', buildApp));
    const backEnd = await during('filling a local Xano', () =>
        startBackEnd([site.origin], [bigTable(Date.now())]),
    );
    const { publicData, sandbox } = backEnd;
    site.configure({ publicData, demo: { users: people } });
    const browser = await launchChromium<Browser>();
    const problems: string[] = [];
    const sent = new Set<string>();

    async function read(path: string): Promise<Readonly<Record<string, unknown>>> {
        const response = await fetch(`${sandbox.metaUrl}/workspace/${sandbox.workspaceId}${path}`, {
            headers: { authorization: `Bearer ${sandbox.tokens.full}` },
        });
        return (await response.json()) as Readonly<Record<string, unknown>>;
    }

    async function tableId(table: string): Promise<number> {
        const { items } = (await read('/table')) as {
            items: readonly { readonly id: number; readonly name: string }[];
        };
        const found = items.find(({ name }) => name === table);
        if (found === undefined) throw new Error(`there is no table ${table}`);
        return found.id;
    }

    return {
        backEnd,
        problems,
        sent,
        tableId,
        record: async (table, id) => read(`/table/${await tableId(table)}/content/${id}`),
        view: (options, work) =>
            openView(browser, { origin: site.origin, pictures, axe, problems, sent }, options, work),
        close: async () => {
            await browser.close();
            await backEnd.close();
            await site.close();
        },
    };
}
