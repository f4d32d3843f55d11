import type { Missing, Sight } from '../../bulk/job.js';
import type { Row } from '../fields.js';

interface Looks {
    readonly byKey: (missing: Missing<Row>) => Promise<Sight>;
    readonly byId: (missing: readonly Missing<Row>[]) => Promise<readonly Sight[]>;
    /** Told of every record found by its key, so that the look by id passes it over. */
    readonly isOurs: (id: number) => void;
}

/**
 * Looks rows up by their unique value, and those without one by their ids: a unique index does not mind several records
 * without a value.
 */
export async function lookByEither(
    missing: readonly Missing<Row>[],
    hasKey: (row: Row) => boolean,
    { byKey, byId, isOurs }: Looks,
): Promise<readonly Sight[]> {
    const part = (batch: Missing<Row>, keyed: boolean): Missing<Row> => ({
        ...batch,
        rows: batch.rows.filter(({ row }) => hasKey(row) === keyed),
    });
    const keyed = await Promise.all(missing.map((batch) => byKey(part(batch, true))));
    for (const outcome of keyed.flatMap(({ found }) => found)) {
        if (outcome?.status === 'added' && typeof outcome.row_id === 'number') isOurs(outcome.row_id);
    }
    const others = missing.map((batch) => part(batch, false));
    if (others.every(({ rows }) => rows.length === 0)) return keyed;
    const unkeyed = await byId(others);
    return missing.map(({ rows }, i): Sight => {
        const sights = { keyed: [...(keyed[i]?.found ?? [])], unkeyed: [...(unkeyed[i]?.found ?? [])] };
        return {
            found: rows.map(({ row }) => (hasKey(row) ? sights.keyed : sights.unkeyed).shift()),
            sure: keyed[i]?.sure === true && unkeyed[i]?.sure === true,
        };
    });
}
