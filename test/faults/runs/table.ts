import type { Sandbox } from '../../sandbox/index.js';
import type { Scenario } from './scenario.js';
import type { Row } from './values.js';
import { COLUMNS } from './values.js';

const PER_PAGE = 1_000;

/** A table of the sandbox, reached directly: what it shows does not depend on the proxy or the client. */
export class TestTable {
    readonly id: number;
    readonly #sandbox: Sandbox;

    private constructor(sandbox: Sandbox, id: number) {
        this.#sandbox = sandbox;
        this.id = id;
    }

    /** `unique`: the columns of its unique index, if it is to have one. */
    static async create(sandbox: Sandbox, name: string, unique?: readonly string[]): Promise<TestTable> {
        const index: Row[] = [{ type: 'primary', fields: [{ name: 'id' }] }];
        if (unique !== undefined) {
            index.push({ type: 'btree|unique', fields: unique.map((field) => ({ name: field, op: 'asc' })) });
        }
        const path = `/workspace/${sandbox.workspaceId}/table`;
        const made = await call(sandbox, 'POST', path, { name, schema: COLUMNS, index });
        return new TestTable(sandbox, (made as { id: number }).id);
    }

    get path(): string {
        return `/workspace/${this.#sandbox.workspaceId}/table/${this.id}`;
    }

    async add(rows: readonly Row[]): Promise<readonly number[]> {
        if (rows.length === 0) return [];
        const body = { items: rows, allow_id_field: true };
        return (await call(this.#sandbox, 'POST', `${this.path}/content/bulk`, body)) as number[];
    }

    /** Every record, by id. */
    async rows(): Promise<readonly Row[]> {
        const rows: Row[] = [];
        for (let page: number | null = 1; page !== null;) {
            const body = { page, per_page: PER_PAGE, sort: { id: 'asc' } };
            const answer = (await call(this.#sandbox, 'POST', `${this.path}/content/search`, body)) as {
                items: Row[];
                nextPage: number | null;
            };
            rows.push(...answer.items);
            page = answer.nextPage;
        }
        return rows;
    }

    async drop(): Promise<void> {
        await call(this.#sandbox, 'DELETE', this.path);
    }
}

async function call(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<unknown> {
    const reply = await sandbox.dispatch({
        method,
        path,
        query: new URLSearchParams(),
        headers: { authorization: `Bearer ${sandbox.tokens.full}`, 'content-type': 'application/json' },
        body,
        url: `${sandbox.origin}${path}`,
    });
    if (reply.status !== 200)
        throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
}

export interface OpenTables {
    readonly main: TestTable;
    readonly source?: TestTable;
}

/** The tables of a scenario, with the records they hold before. */
export async function openTables(
    sandbox: Sandbox,
    { unique, initial, source }: Scenario,
    name: string,
): Promise<OpenTables> {
    const main = await TestTable.create(sandbox, name, unique);
    await main.add(initial);
    if (source === undefined) return { main };
    const from = await TestTable.create(sandbox, `${name}_source`);
    await from.add(source);
    return { main, source: from };
}
