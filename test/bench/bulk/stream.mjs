// Adds N rows from a generator and prints by how many MB the process's resident memory peaked over what it was at rest.
// At rest: everything is loaded, and one bulk call of a hundred rows has been made, as in any program that is at work.
import { createXano } from '../../../core/dist/node.mjs';
import { rowsUpTo } from './stream-rows.mjs';

const [origin, wanted] = process.argv.slice(2);
const xano = createXano({ instanceUrl: origin, accessToken: 'bench-token', workspaceId: 1 });
const add = async (count) => {
    const items = rowsUpTo(count);
    const { done } = await xano.record.bulkAdd({ table_id: 1, items, results: 'problems' });
    if (done !== count) throw new Error(`added ${done} rows, not ${count}`);
};
await add(100);
const idle = process.memoryUsage.rss();

await add(Number(wanted));
await xano.close();
console.error(`at rest ${(idle / 2 ** 20).toFixed(1)} MB`);
console.log(process.resourceUsage().maxRSS / 1024 - idle / 2 ** 20);
