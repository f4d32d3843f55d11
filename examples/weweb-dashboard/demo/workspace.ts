import { sampleWorkspace } from '../../../test/sandbox/seed/index.js';
import type { SampleData, SampleTable } from '../../../test/sandbox/seed/index.js';
import { productsTable } from './products.js';

/**
 * The sample shop with its products, customers, orders, and two weeks of logged requests: two slow endpoints, one that
 * fails now and then, and one bad hour.
 *
 * @param now epoch milliseconds
 * @param more further tables of the shop
 */
export function demoWorkspace(now: number, more: readonly SampleTable[] = []): SampleData {
    const { owner, workspaces } = sampleWorkspace(now);
    const [shop, ...others] = workspaces;
    if (shop === undefined) throw new Error('the sample has no workspace');
    return {
        owner,
        workspaces: [{ ...shop, tables: [...shop.tables, productsTable(now), ...more] }, ...others],
    };
}
