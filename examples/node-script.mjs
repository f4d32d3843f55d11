// Looks around in a Xano workspace. Nothing is changed.
//
//   npm run build
//   XANO_INSTANCE_URL=... XANO_ACCESS_TOKEN=... XANO_WORKSPACE_ID=... node examples/node-script.mjs
//
// With XANO_MCP_URL set as well it also calls a tool of the Xano MCP server. No Xano at hand? `npm run sandbox` starts
// one on this machine and prints what to set.
import { createXano, isXanoError } from 'xano-connect';

async function lookAround(xano) {
    const { items: tables } = await xano.table.list();
    console.log(`${tables.length} tables: ${tables.map(({ name }) => name).join(', ')}`);

    // Names work wherever an id is asked.
    const table = tables[0].name;
    const page = await xano.record.list({ table_id: table, per_page: 3 });
    console.log(`\n${table} has ${page.itemsTotal} records, among them`);
    for (const record of page.items) console.log(`  ${record.id}  ${record.name ?? ''}`);

    // A search, record by record; the next page is fetched only when the loop gets there.
    let seen = 0;
    for await (const record of xano.record.search.iterate({ table_id: table, search: { 'id|>': 100 } })) {
        seen++;
        if (record.id >= 250) break;
    }
    console.log(`${seen} records have an id from 101 to 250`);

    if (process.env.XANO_MCP_URL) {
        const tools = await xano.tools.list({ query: 'table', effect: 'read' });
        const { data } = await xano.callTool('getTables');
        console.log(`\nOver MCP: ${tools.length} tools read tables; getTables finds ${data.items.length}`);
    }
}

async function main() {
    // Without options everything comes from the environment variables above.
    const xano = createXano();
    try {
        await lookAround(xano);
    } finally {
        await xano.close();
    }
}

main().catch((error) => {
    // Every failure of the client says what happened and what to do about it.
    if (!isXanoError(error)) throw error;
    console.error(`${error.message}\n${error.hint}`);
    process.exitCode = 1;
});
