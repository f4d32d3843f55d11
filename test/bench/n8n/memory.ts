import { createXano } from 'xano-connect';
import { node } from '../../e2e/n8n/server/workflow.js';
import type { WorkflowNode } from '../../e2e/n8n/server/workflow.js';
import { atMost } from '../figure.js';
import type { Figure } from '../figure.js';
import { newTable, openPlace } from './place.js';
import type { Place } from './place.js';

const TABLE = 'bench_add';
const ITEMS = 100_000;

/** Most memory n8n used until it had run `work` over the items, in MB; a fresh n8n, since memory only grows. */
async function peakOf(make: (place: Place, table: number) => WorkflowNode): Promise<number> {
    const place = await openPlace();
    const xano = createXano({
        instanceUrl: place.xano.origin,
        accessToken: place.xano.token,
        workspaceId: place.xano.workspaceId,
    });
    try {
        const table = await newTable(xano, TABLE, {
            email: 'text',
            name: 'text',
            visits: 'int',
            notes: 'text',
        });
        const items = Array.from({ length: ITEMS }, (_, i) => ({
            email: `customer.${i}@example.test`,
            name: `Customer ${i}`,
            visits: i % 100,
            notes: 'a few words about this customer, as there often are',
        }));
        await place.timeOf(make(place, table), items);
        return place.n8n.memory()[0] ?? NaN;
    } finally {
        await xano.close();
        await place.close();
    }
}

const noOp = (): WorkflowNode => node('No Operation', 'n8n-nodes-base.noOp');

const bulkAdd = ({ type, credential }: Place, table: number): WorkflowNode =>
    node(
        'Xano Connect',
        type,
        {
            resource: 'record',
            operation: 'bulkAdd',
            table: { __rl: true, mode: 'id', value: String(table) },
            columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
            confirmation: TABLE,
            options: { via: 'rest' },
        },
        { credentials: credential },
    );

/** What adding many records costs n8n in memory, beside having their items at all. */
export async function memoryFigures(say: (text: string) => void): Promise<Figure[]> {
    say(`passing ${ITEMS.toLocaleString('en-GB')} items through a No Operation ...`);
    const idle = await peakOf(noOp);
    say('adding them to a table ...');
    const busy = await peakOf(bulkAdd);
    say(`  ${busy} MB, No Operation ${idle} MB`);
    return [atMost('100,000 items added in bulk over a No Operation', busy - idle, 'MB more', 150)];
}
