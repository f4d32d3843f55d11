import { baseColumns, choice, decimal, int, text } from '../../../sandbox/seed/columns.js';
import type { SampleTable } from '../../../sandbox/seed/index.js';

export const BIG_ROWS = 100_000;

const KINDS = ['visit', 'order', 'refund'] as const;

/** A table of 100,000 records. */
export function bigTable(now: number): SampleTable {
    const rows = Array.from({ length: BIG_ROWS }, (_, at) => ({
        id: at + 1,
        created_at: now - (BIG_ROWS - at) * 60_000,
        kind: KINDS[at % KINDS.length] ?? 'visit',
        page: `/shop/page-${at % 977}`,
        visitor: `visitor ${(at * 7919) % 30_011}`,
        seconds: (at * 31) % 600,
        value: ((at * 17) % 20_000) / 100,
        note: `Seen from campaign ${at % 53} on the way to the till`,
    }));
    return {
        name: 'events',
        description: 'What visitors did',
        auth: false,
        created_at: now,
        schema: [
            ...baseColumns,
            choice('kind', KINDS),
            text('page'),
            text('visitor'),
            int('seconds'),
            decimal('value'),
            text('note'),
        ],
        index: [{ type: 'primary', fields: [{ name: 'id' }] }],
        rowsByDataSource: { live: rows },
    };
}
