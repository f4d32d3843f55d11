import { USERS } from '../harness/bench.js';
import type { Bench, TestTable } from '../harness/bench.js';
import { PluginPage, settingsFor } from '../harness/plugin-page.js';
import type { Json } from '../harness/plugin-page.js';

/** Where an action runs. */
export type Where = 'editor' | 'app';

/** What an action finds when it runs; each place has tables of its own to empty and to delete. */
export interface Scene {
    readonly where: Where;
    readonly bench: Bench;
    readonly books: number;
    readonly toEmpty: TestTable;
    readonly toDelete: TestTable;
    readonly apiGroup: number;
    /** Of that group: `GET best-sellers`. */
    readonly endpoint: number;
}

export async function sceneFor(bench: Bench, where: Where): Promise<Scene> {
    const { xano } = bench.xano;
    const at = where === 'editor' ? 0 : 2;
    const [toEmpty, toDelete] = bench.spare.slice(at, at + 2);
    const [group] = (await xano.apiGroup.list({ search: 'Storefront' })).items;
    if (toEmpty === undefined || toDelete === undefined || group === undefined)
        throw new Error('no such scene');
    const { items } = await xano.endpoint.list({ apigroup_id: group.id, search: 'best-sellers' });
    return {
        where,
        bench,
        books: bench.books.id,
        toEmpty,
        toDelete,
        apiGroup: group.id,
        endpoint: items[0]?.id ?? 0,
    };
}

/** The plugin as it runs there: in the app with public settings only, and an administrator signed in. */
export async function openPlugin(bench: Bench, where: Where, publicData: Json = {}): Promise<PluginPage> {
    const settings = settingsFor(bench)[where];
    const page = await PluginPage.open(bench, where, {
        ...settings,
        publicData: { ...settings.publicData, ...publicData },
    });
    if (where === 'app') await page.signIn(USERS.admin);
    return page;
}
