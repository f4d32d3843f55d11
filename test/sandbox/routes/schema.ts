import { invalidParam, missingParam, notFound } from '../errors.js';
import { checkColumnName, readColumn, readSchema } from '../store/column.js';
import { COLUMN_TYPES } from '../store/column-types.js';
import type { JsonRecord } from '../store/json.js';
import type { TableDoc } from '../store/object-kinds.js';
import { audit } from './audit.js';
import { tableOf } from './find.js';
import { bodyOf, optionalInt } from './input.js';
import type { Call, Route } from './route.js';

const SCHEMA = '/workspace/{workspace_id}/table/{table_id}/schema';

/** What the last segment of `/schema/type/<adder>` makes; every other adder makes the type it is called after. */
const FOREIGN_KEYS: Readonly<Record<string, string>> = { tableref: 'int', tablerefuuid: 'uuid' };

const ADDERS = [...Object.keys(COLUMN_TYPES), ...Object.keys(FOREIGN_KEYS)];

export const schemaRoutes: readonly Route[] = [
    {
        method: 'GET',
        path: SCHEMA,
        scope: 'workspace:database read',
        handler: (call) => tableOf(call).schema,
    },
    { method: 'PUT', path: SCHEMA, scope: 'workspace:database update', handler: replaceSchema },
    { method: 'GET', path: `${SCHEMA}/{schema_name}`, scope: 'workspace:database read', handler: getColumn },
    {
        method: 'DELETE',
        path: `${SCHEMA}/{schema_name}`,
        scope: 'workspace:database delete',
        handler: dropColumn,
    },
    { method: 'POST', path: `${SCHEMA}/rename`, scope: 'workspace:database update', handler: renameColumn },
    ...ADDERS.map((adder): Route => {
        const path = `${SCHEMA}/type/${adder}`;
        return {
            method: 'POST',
            path,
            scope: 'workspace:database create',
            handler: (call) => addColumn(call, adder),
        };
    }),
];

async function replaceSchema(call: Call): Promise<unknown> {
    const { schema } = bodyOf(call);
    if (schema === undefined || schema === null) throw missingParam('schema');
    return changed(call, await call.app.tables.replaceSchema(tableOf(call), readSchema(schema)));
}

function getColumn(call: Call): unknown {
    const column = tableOf(call).schema.find(({ name }) => name === call.params.schema_name);
    if (column === undefined) throw notFound();
    return column;
}

async function dropColumn(call: Call): Promise<unknown> {
    return changed(call, await call.app.tables.dropColumn(tableOf(call), call.params.schema_name ?? ''));
}

async function renameColumn(call: Call): Promise<unknown> {
    const body = bodyOf(call);
    const from = checkColumnName(body.old_name, 'old_name');
    const to = checkColumnName(body.new_name, 'new_name');
    return changed(call, await call.app.tables.renameColumn(tableOf(call), from, to));
}

async function addColumn(call: Call, adder: string): Promise<unknown> {
    const table = tableOf(call);
    const column = readColumn({ ...bodyOf(call), ...typeOf(call, table, adder) });
    changed(call, await call.app.tables.addColumn(table, column));
    return { name: column.name };
}

function typeOf(call: Call, table: TableDoc, adder: string): JsonRecord {
    const keyType = FOREIGN_KEYS[adder];
    const body = bodyOf(call);
    if (adder === 'vector' && body.vector === undefined) throw missingParam('vector');
    if (keyType === undefined) return { type: adder, tableref_id: undefined };
    const target = optionalInt(body, 'tableref_id');
    if (target === undefined) throw missingParam('tableref_id');
    const found = call.app.objects.get('table', target);
    if (found?.workspace_id !== table.workspace_id) throw invalidParam('tableref_id');
    return { type: keyType, tableref_id: target };
}

function changed(call: Call, table: TableDoc): null {
    audit(call, 'update', { kind: 'table', id: table.id, name: table.name, workspaceId: table.workspace_id });
    return null;
}
