import { patchOf, profile } from '../people.js';
import type { Profile } from '../people.js';
import type { Tour } from '../run.js';

/** Records in one request: Xano's users run 100 to 500 without trouble, and see time-outs above. */
const BATCH = 500;

/** Numbers 0 to `rows` - 1, in batches. */
function* batches(rows: number): Generator<readonly number[]> {
    for (let from = 0; from < rows; from += BATCH) {
        yield Array.from({ length: Math.min(BATCH, rows - from) }, (_, i) => from + i);
    }
}

const perSecond = (rows: number, begun: number): string =>
    `${Math.round((rows * 1000) / (performance.now() - begun)).toLocaleString('en-GB')} a second`;

/** Ids of the new records, in the order of the customers. */
export async function addRecords(
    { xano, options, screen, signal, begun }: Tour,
    table_id: number,
): Promise<number[]> {
    const { rows } = options;
    screen.step(`Add ${rows.toLocaleString('en-GB')} records in bulk`);
    const clock = performance.now();
    const ids: number[] = [];
    await screen.bar('adding  ', rows, async (advance) => {
        for (const batch of batches(rows)) {
            const items = batch.map((n) => ({ ...profile(n, begun) }));
            const { results } = await xano.record.bulkAdd({ table_id, items }, { signal });
            ids.push(...results.map(({ row_id }) => Number(row_id)));
            advance(batch.length);
        }
    });
    screen.done(`${ids.length.toLocaleString('en-GB')} records added, ${perSecond(rows, clock)}`);
    return ids;
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
    const clock = performance.now();
    let patched = 0;
    await screen.bar('patching', options.rows, async (advance) => {
        for (const batch of batches(options.rows)) {
            const items = batch.map((n) => ({ row_id: ids[n] ?? 0, updates: patchOf(profile(n, begun)) }));
            patched += (await xano.record.bulkPatch({ table_id, items }, { signal })).done;
            advance(batch.length);
        }
    });
    screen.done(`${patched.toLocaleString('en-GB')} records patched, ${perSecond(patched, clock)}`);
    return patched;
}

/** Number of records that read back exactly as they were put in and patched. */
export async function verifyRecords(
    { xano, options, screen, signal, begun }: Tour,
    table_id: number,
    ids: readonly number[],
): Promise<number> {
    screen.step('Read every record back and compare');
    const numberOf = new Map(ids.map((id, n) => [id, n]));
    let verified = 0;
    await screen.bar('reading ', options.rows, async (advance) => {
        for await (const row of xano.record.list.iterate({ table_id, per_page: BATCH }, { signal })) {
            const n = numberOf.get(Number(row['id']));
            numberOf.delete(Number(row['id']));
            if (n !== undefined && isAsPut(row, profile(n, begun))) verified++;
            advance(1);
        }
    });
    screen.done(
        `${verified.toLocaleString('en-GB')} of ${options.rows.toLocaleString('en-GB')} records are exactly as put in`,
    );
    return verified;
}

function isAsPut(row: Readonly<Record<string, unknown>>, one: Profile): boolean {
    const wanted: Readonly<Record<string, unknown>> = { ...one, ...patchOf(one) };
    return Object.entries(wanted).every(([column, value]) =>
        // A decimal may come back as text: PostgreSQL's numeric knows more digits than a JavaScript number.
        typeof value === 'number' ? Number(row[column]) === value : row[column] === value,
    );
}
