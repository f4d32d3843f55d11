// Walks N records and prints the peak of the process's resident memory in MB.
import { createXano } from '../../../core/dist/node.mjs';

const [origin, wanted] = process.argv.slice(2);
const xano = createXano({ instanceUrl: origin, accessToken: 'bench-token', workspaceId: 1 });
let seen = 0;
for await (const row of xano.record.list.iterate({ table_id: 2 })) {
    if (typeof row.id !== 'number') throw new Error('not a record');
    if (++seen === Number(wanted)) break;
}
if (seen !== Number(wanted)) throw new Error(`walked ${seen} records, not ${wanted}`);
xano.close();
console.log(process.resourceUsage().maxRSS / 1024);
