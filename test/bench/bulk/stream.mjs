// Adds N rows from a generator and prints by how many MB the process's resident memory peaked over what it was at rest.
import { createXano } from '../../../core/dist/node.mjs';
import { rowsUpTo } from './stream-rows.mjs';

const [origin, wanted] = process.argv.slice(2);
const xano = createXano({ instanceUrl: origin, accessToken: 'bench-token', workspaceId: 1 });
// One small call first: what the first request loads is not the rows' doing.
await xano.table.get({ table_id: 1 });
const idle = process.memoryUsage.rss();

const items = rowsUpTo(Number(wanted));
const { done } = await xano.record.bulkAdd({ table_id: 1, items, results: 'problems' });
if (done !== Number(wanted)) throw new Error(`added ${done} rows, not ${wanted}`);
await xano.close();
console.log(process.resourceUsage().maxRSS / 1024 - idle / 2 ** 20);
