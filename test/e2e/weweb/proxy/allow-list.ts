import * as z from 'zod/v4';
import { OPERATIONS } from './operations.js';
import type { Operation } from './operations.js';
import { forbidden, VERSION } from './refusal.js';

const names = z.array(z.string());

const table = z.strictObject({
    id: z.number(),
    operations: names,
    columns: names.optional(),
});

/** What may be done: the JSON that all three proxies take. */
export const allowListShape = z.strictObject({
    workspace_id: z.number(),
    operations: names.default([]),
    tables: z.record(z.string(), table).default({}),
    most_records: z.number().default(100),
    most_changes: z.number().default(100),
    data_sources: names.default(['live']),
    mcp_tools: names.default([]),
    /** Of the application, such as `GET orders/{id}`; of the reference proxy only. */
    endpoints: names.default([]),
});

export type AllowListInput = z.input<typeof allowListShape>;
export type AllowList = z.output<typeof allowListShape>;

export interface AllowedTable extends z.output<typeof table> {
    readonly name: string;
}

/** These move columns (the last by its `schema`), and with them what a list of columns protects. */
const MOVES_COLUMNS = new Set([
    'column.add',
    'column.rename',
    'column.remove',
    'column.replaceAll',
    'table.update',
]);

function includes(listed: readonly string[], operation: Operation, columns?: readonly string[]): boolean {
    if (columns !== undefined && MOVES_COLUMNS.has(operation.id)) return false;
    return listed.includes(operation.id) || (listed.includes('*') && !operation.removes);
}

export function tableById(list: AllowList, id: unknown): AllowedTable | undefined {
    const found = Object.entries(list.tables).find(([, entry]) => String(entry.id) === String(id));
    return found && { name: found[0], ...found[1] };
}

/** The table's entry; undefined for an operation without a table. @throws Refusal 403 */
export function allowed(list: AllowList, operation: Operation, tableId: unknown): AllowedTable | undefined {
    if (!operation.ofTable) {
        if (!includes(list.operations, operation)) throw forbidden(`"${operation.id}" is not allowed`);
        return undefined;
    }
    const entry = tableById(list, tableId);
    if (entry === undefined) throw forbidden('This table is not available');
    if (!includes(entry.operations, operation, entry.columns)) {
        throw forbidden(`"${operation.id}" is not allowed on the table "${entry.name}"`);
    }
    return entry;
}

const every = [...OPERATIONS.values()];

/** What `proxy.info` answers: `"*"` stands spelled out. */
export function infoOf(list: AllowList): object {
    const { most_records, most_changes, data_sources, mcp_tools, endpoints } = list;
    const ids = (wanted: (operation: Operation) => boolean) => every.filter(wanted).map(({ id }) => id);
    return {
        version: VERSION,
        operations: ids((one) => !one.ofTable && includes(list.operations, one)),
        tables: Object.entries(list.tables).map(([name, { id, operations, columns }]) => ({
            id,
            name,
            operations: ids((one) => one.ofTable && includes(operations, one, columns)),
            ...(columns === undefined ? {} : { columns }),
        })),
        most_records,
        most_changes,
        data_sources,
        mcp_tools,
        ...(endpoints.length === 0 ? {} : { endpoints }),
    };
}
