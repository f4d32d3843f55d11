import { patchOf, profile } from '../people.js';
import type { Profile } from '../people.js';
import type { Tour } from '../run.js';

/** Records on one page when all are read back. */
const PAGE = 500;

const count = (n: number): string => n.toLocaleString('en-GB');

/** Ids of the new records, in the order of the customers. */
export async function addRecords(
    { xano, options, screen, signal, begun }: Tour,
    table_id: number,
): Promise<number[]> {
    const { rows } = options;
    screen.step(`Add ${count(rows)} records in bulk`);
    const items = Array.from({ length: rows }, (_, n) => ({ ...profile(n, begun) }));
    const report = await screen.bar('adding  ', rows, (onProgress) =>
        xano.record.bulkAdd({ table_id, items }, { signal, onProgress }),
    );
    screen.done(`${count(report.done)} records added, ${count(report.rows_per_second)} a second`);
    return report.results.map(({ row_id }) => Number(row_id));
}

/** Paying customers who came lately, from the US or of high value: `and` with an `or` inside. */
export async function searchRecords(
    { xano, options, screen, signal, begun }: Tour,
    table_id: number,
): Promise<void> {
    screen.step('Search with nested and / or');
    const since = begun - 30 * 86_400_000;
    screen.note('paying AND seen in the last 30 days AND (in the US OR worth more than 900)');
    const found = await xano.record.search(
        {
            table_id,
            search: {
                and: [
                    { field: 'subscription_tier', operator: 'in', value: ['pro', 'enterprise'] },
                    { field: 'last_login', operator: '>', value: since },
                    {
                        or: [
                            { field: 'region', value: 'US' },
                            { field: 'lifetime_value', operator: '>', value: 900 },
                        ],
                    },
                ],
            },
            sort: '-lifetime_value',
            per_page: 5,
        },
        { signal },
    );
    const wanted = countWhere(options.rows, begun, (one) => {
        const paying = one.subscription_tier !== 'free';
        return paying && one.last_login > since && (one.region === 'US' || one.lifetime_value > 900);
    });
    screen.done(
        `${found.itemsTotal} records found, ${found.itemsTotal === wanted ? 'as' : `NOT the ${wanted} that were`} put in; the most valuable:`,
    );
    screen.table(
        ['name', 'tier', 'region', 'value'],
        found.items.map((row) => [
            String(row['name']),
            String(row['subscription_tier']),
            String(row['region']),
            Number(row['lifetime_value']),
        ]),
    );
}

function countWhere(rows: number, begun: number, matches: (one: Profile) => boolean): number {
    let count = 0;
    for (let n = 0; n < rows; n++) if (matches(profile(n, begun))) count++;
    return count;
}

/** Number of records patched. */
export async function patchRecords(
    { xano, options, screen, signal, begun }: Tour,
    table_id: number,
    ids: readonly number[],
): Promise<number> {
    screen.step('Patch all of them in bulk, each with its own change');
    const items = ids.map((row_id, n) => ({ row_id, updates: patchOf(profile(n, begun)) }));
    const report = await screen.bar('patching', options.rows, (onProgress) =>
        xano.record.bulkPatch({ table_id, items }, { signal, onProgress }),
    );
    screen.done(`${count(report.done)} records patched, ${count(report.rows_per_second)} a second`);
    return report.done;
}

/** Number of records that read back exactly as they were put in and patched. */
export async function verifyRecords(
    { xano, options, screen, signal, begun }: Tour,
    table_id: number,
    ids: readonly number[],
): Promise<number> {
    screen.step('Read every record back and compare');
    const numberOf = new Map(ids.map((id, n) => [id, n]));
    let read = 0;
    let verified = 0;
    await screen.bar('reading ', options.rows, async (onProgress) => {
        for await (const row of xano.record.list.iterate({ table_id, per_page: PAGE }, { signal })) {
            const n = numberOf.get(Number(row['id']));
            numberOf.delete(Number(row['id']));
            if (n !== undefined && isAsPut(row, profile(n, begun))) verified++;
            onProgress({ done: ++read });
        }
    });
    screen.done(`${count(verified)} of ${count(options.rows)} records are exactly as put in`);
    return verified;
}

function isAsPut(row: Readonly<Record<string, unknown>>, one: Profile): boolean {
    const wanted: Readonly<Record<string, unknown>> = { ...one, ...patchOf(one) };
    return Object.entries(wanted).every(([column, value]) =>
        // A decimal may come back as text: PostgreSQL's numeric knows more digits than a JavaScript number.
        typeof value === 'number' ? Number(row[column]) === value : row[column] === value,
    );
}
