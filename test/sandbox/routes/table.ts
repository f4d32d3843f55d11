import { invalidParam, notAllowable } from '../errors.js';
import { CREATED_AT_COLUMN, ID_COLUMN, readSchema } from '../store/column.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import { newGuid } from '../store/names.js';
import type { TableDoc } from '../store/object-kinds.js';
import { BY_CREATED_AT, PRIMARY, readIndexes } from '../store/table-index.js';
import { parseTable } from '../xanoscript/parse-table.js';
import { renderTable } from '../xanoscript/render-table.js';
import { audit } from './audit.js';
import { tableOf, workspaceOf } from './find.js';
import {
    bodyOf,
    given,
    optionalBool,
    optionalText,
    optionalTextList,
    queryOf,
    requiredText,
    wantsScript,
} from './input.js';
import { listPage } from './listing.js';
import { present, scriptValue } from './present.js';
import type { Call, Route } from './route.js';

const BASE = '/workspace/{workspace_id}/table';
const ONE = `${BASE}/{table_id}`;

export const tableRoutes: readonly Route[] = [
    { method: 'GET', path: BASE, scope: 'workspace:database read', handler: listTables },
    { method: 'POST', path: BASE, scope: 'workspace:database create', handler: createTable },
    {
        method: 'GET',
        path: ONE,
        scope: 'workspace:database read',
        handler: (call) => show(call, tableOf(call)),
    },
    { method: 'PUT', path: ONE, scope: 'workspace:database update', handler: changeTable },
    { method: 'DELETE', path: ONE, scope: 'workspace:database delete', handler: deleteTable },
    { method: 'PUT', path: `${ONE}/meta`, scope: 'workspace:database update', handler: changeMeta },
    { method: 'PUT', path: `${ONE}/security`, scope: 'workspace:database update', handler: restrict },
    {
        method: 'PUT',
        path: `${ONE}/autocomplete`,
        scope: 'workspace:database update',
        handler: changeAutocomplete,
    },
];

function listTables(call: Call): unknown {
    const workspace = workspaceOf(call);
    const tables = call.app.objects.list('table', (table) => table.workspace_id === workspace.id);
    return listPage(tables, queryOf(call), { sort: 'name', order: 'asc' }, (table) => show(call, table));
}

async function createTable(call: Call): Promise<unknown> {
    const workspace = workspaceOf(call);
    const body = definitionOf(call);
    const name = requiredText(body, 'name');
    const given = body.schema !== undefined && body.schema !== null;
    const schema = given ? readSchema(body.schema) : [ID_COLUMN, CREATED_AT_COLUMN];
    const indexes = body.index !== undefined && body.index !== null;
    const at = call.app.now();
    const table = await call.app.tables.create({
        workspace_id: workspace.id,
        created_at: at,
        updated_at: at,
        name,
        description: optionalText(body, 'description') ?? '',
        docs: optionalText(body, 'docs') ?? '',
        guid: optionalText(body, 'guid') ?? newGuid(),
        auth: optionalBool(body, 'auth') ?? false,
        tag: optionalTextList(body, 'tag') ?? [],
        autocomplete: readAutocomplete(body) ?? [],
        schema,
        // choice: a schema without indexes gets the primary one only.
        index: indexes ? readIndexes(body.index, schema) : given ? [PRIMARY] : [PRIMARY, BY_CREATED_AT],
        ...sourceOf(call),
    });
    audit(call, 'create', subject(table));
    return show(call, table);
}

async function changeTable(call: Call): Promise<unknown> {
    const table = tableOf(call);
    const body = definitionOf(call);
    let current = table;
    if (body.schema !== undefined && body.schema !== null) {
        current = await call.app.tables.replaceSchema(current, readSchema(body.schema));
    }
    if (body.index !== undefined && body.index !== null) {
        const indexes = readIndexes(body.index, current.schema);
        current = await call.app.tables.changeIndexes(current, () => indexes);
    }
    const changed = await call.app.tables.update(current, {
        ...metaOf(body),
        ...given('docs', optionalText(body, 'docs')),
        ...given('guid', optionalText(body, 'guid')),
        ...given('autocomplete', readAutocomplete(body)),
        ...sourceOf(call),
    });
    audit(call, 'update', subject(changed));
    return show(call, changed);
}

async function deleteTable(call: Call): Promise<unknown> {
    const table = tableOf(call);
    await call.app.tables.drop(table);
    audit(call, 'delete', subject(table));
    return null;
}

async function changeMeta(call: Call): Promise<unknown> {
    const table = tableOf(call);
    const changed = await call.app.tables.update(table, metaOf(bodyOf(call)));
    audit(call, 'update', subject(changed));
    return show(call, changed);
}

async function restrict(call: Call): Promise<unknown> {
    const guid = optionalText(bodyOf(call), 'guid') ?? '';
    return show(call, await call.app.tables.update(tableOf(call), { restricted_to: guid }));
}

async function changeAutocomplete(call: Call): Promise<unknown> {
    const autocomplete = readAutocomplete(bodyOf(call)) ?? [];
    const table = tableOf(call);
    for (const { name } of autocomplete) {
        if (!table.schema.some((column) => column.name === name)) throw notAllowable(name, 'autocomplete');
    }
    const { id } = await call.app.tables.update(table, { autocomplete });
    return { id, autocomplete };
}

function show(call: Call, table: TableDoc): unknown {
    if (!wantsScript(call)) return present('table', table);
    const nameOf = (id: number): string => call.app.objects.get('table', id)?.name ?? '';
    return present('table', table, { xanoscript: scriptValue(renderTable(table, nameOf)) });
}

/** The JSON form of what was sent, whether as JSON or as XanoScript. */
function definitionOf(call: Call): JsonRecord {
    const { body } = call.request;
    if (typeof body !== 'string') return bodyOf(call);
    const workspace = workspaceOf(call);
    return parseTable(
        body,
        (name) =>
            call.app.objects
                .list('table', (table) => table.workspace_id === workspace.id && table.name === name)
                .at(0)?.id,
    );
}

function sourceOf(call: Call): { source?: string } {
    return typeof call.request.body === 'string' ? { source: call.request.body } : {};
}

function metaOf(body: JsonRecord): Partial<TableDoc> {
    const name = optionalText(body, 'name');
    return {
        ...(name === undefined || name === '' ? {} : { name }),
        ...given('description', optionalText(body, 'description')),
        ...given('tag', optionalTextList(body, 'tag')),
        ...given('auth', optionalBool(body, 'auth')),
    };
}

function readAutocomplete(body: JsonRecord): TableDoc['autocomplete'] | undefined {
    const raw = body.autocomplete;
    if (raw === undefined || raw === null) return undefined;
    if (!Array.isArray(raw)) throw invalidParam('autocomplete');
    return raw.map((item) => {
        if (!isRecord(item) || typeof item.name !== 'string') throw invalidParam('autocomplete');
        return { name: item.name };
    });
}

const subject = (table: TableDoc) =>
    ({ kind: 'table', id: table.id, name: table.name, workspaceId: table.workspace_id }) as const;
