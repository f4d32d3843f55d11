// As stream.mjs, by a bare loop over undici with the same batches in flight: what such a load costs a process by itself.
import { Pool } from 'undici';
import { rowsUpTo } from './stream-rows.mjs';

const [origin, wanted] = process.argv.slice(2);
const pool = new Pool(origin, { connections: 4 });
const post = async (path, method, body) => {
    const headers = { authorization: 'Bearer bench-token', 'content-type': 'application/json' };
    const answer = await pool.request({
        path: `/api:meta/workspace/1/table/1${path}`,
        method,
        headers,
        body,
    });
    await answer.body.text();
};
await post('', 'GET');
// As there: a hundred rows first.
await post('/content/bulk', 'POST', JSON.stringify({ items: [...rowsUpTo(100)] }));
const idle = process.memoryUsage.rss();

const rows = rowsUpTo(Number(wanted));
const batches = (function* () {
    for (let items = []; ; items = []) {
        for (const row of rows) if (items.push(row) === 500) break;
        if (items.length === 0) return;
        yield items;
    }
})();
const worker = async () => {
    for (const items of batches) await post('/content/bulk', 'POST', JSON.stringify({ items }));
};
await Promise.all([worker(), worker(), worker(), worker()]);
await pool.close();
console.log(process.resourceUsage().maxRSS / 1024 - idle / 2 ** 20);
