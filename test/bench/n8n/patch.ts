import { createXano } from 'xano-connect';
import { node } from '../../e2e/n8n/server/workflow.js';
import { atLeast, median } from '../figure.js';
import type { Figure } from '../figure.js';
import { newTable, openPlace } from './place.js';
import type { Place } from './place.js';

const TABLE = 'bench_patch';
const RECORDS = 10_000;
const ROUNDS = 3;

const ours = ({ type, credential }: Place, table: number) =>
    node(
        'Xano Connect',
        type,
        {
            resource: 'record',
            operation: 'bulkPatch',
            table: { __rl: true, mode: 'id', value: String(table) },
            rowId: '={{ $json.id }}',
            columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
            confirmation: TABLE,
            options: { via: 'rest' },
        },
        { credentials: credential },
    );

/** What people build without a node for it: n8n's own HTTP Request, a request an item, in its batches, without a pause. */
const httpRequest = ({ xano, credential }: Place, table: number) =>
    node(
        'HTTP Request',
        'n8n-nodes-base.httpRequest',
        {
            method: 'PUT',
            url: `=${xano.metaUrl}/workspace/${xano.workspaceId}/table/${table}/content/{{ $json.id }}`,
            authentication: 'predefinedCredentialType',
            nodeCredentialType: Object.keys(credential)[0],
            sendBody: true,
            specifyBody: 'json',
            jsonBody: '={{ { "visits": $json.visits } }}',
            options: { batching: { batch: { batchSize: 50, batchInterval: 0 } } },
        },
        { typeVersion: 4.2, credentials: credential },
    );

/** Patching many records in a real n8n: by our node, and by HTTP Request against the same sandbox. */
export async function patchFigures(say: (text: string) => void): Promise<Figure[]> {
    say('starting n8n and a sandbox ...');
    const place = await openPlace();
    const xano = createXano({
        instanceUrl: place.xano.origin,
        accessToken: place.xano.token,
        workspaceId: place.xano.workspaceId,
    });
    try {
        const table = await newTable(xano, TABLE, { name: 'text', visits: 'int' });
        const { results } = await xano.record.bulkAdd({
            table_id: table,
            items: Array.from({ length: RECORDS }, (_, i) => ({ name: `Guest ${i}`, visits: 0 })),
        });
        const ids = results.map(({ row_id }) => row_id);
        const times: number[] = [];
        for (let round = 1; round <= ROUNDS; round++) {
            say(`patching ${RECORDS.toLocaleString('en-GB')} records, round ${round} ...`);
            const items = ids.map((id) => ({ id, visits: round }));
            times.push(await place.timeOf(ours(place, table), items));
            await expectVisits(xano, table, round);
        }
        say('patching them by the HTTP Request node, once: it takes a minute ...');
        const items = ids.map((id) => ({ id, visits: -1 }));
        const slow = await place.timeOf(httpRequest(place, table), items);
        await expectVisits(xano, table, -1);
        const quick = median(times);
        say(`  ${Math.round(quick)} ms, HTTP Request ${Math.round(slow)} ms`);
        return [
            atLeast('10,000 records patched in n8n over its HTTP Request node', slow / quick, 'x items/s', 5),
        ];
    } finally {
        await xano.close();
        await place.close();
    }
}

/** A node that did less than its work would be quick. */
async function expectVisits(
    xano: ReturnType<typeof createXano>,
    table_id: number,
    visits: number,
): Promise<void> {
    const { itemsTotal } = await xano.record.search({ table_id, search: { visits }, per_page: 1 });
    if (itemsTotal !== RECORDS) throw new Error(`${itemsTotal} records were patched, not ${RECORDS}`);
}
