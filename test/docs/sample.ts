import type { SampleData } from '../sandbox/seed/index.js';

/** The table that examples of references point at. */
const COMPANY = { id: 630, name: 'company' };

/** The sample, with what examples name by an id of their own. */
export function withCompany(sample: SampleData): SampleData {
    const [shop, ...others] = sample.workspaces;
    const [table] = shop?.tables ?? [];
    if (shop === undefined || table === undefined) throw new Error('the sample has no table');
    return {
        ...sample,
        workspaces: [{ ...shop, tables: [...shop.tables, { ...table, ...COMPANY }] }, ...others],
    };
}
